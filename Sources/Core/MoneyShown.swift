import Foundation

// An amount as people read it. What is stored, exported and sent to programs is `Money.description`.

extension Money {
  /// `2000万元`, `1.5亿美元`, `1234.50元`; `CNY 20,000,000`, `USD 1,234.50`.
  ///
  /// 万 and 亿 only where four decimals say all of it: an amount is shown whole, never rounded.
  package func shown(_ language: Language) -> String {
    guard language == .zh else { return "\(currency) \(grouped)" }
    let unit = Self.units[currency] ?? " \(currency)"
    let scale = minor.magnitude >= 10_000_000_000 ? (10_000_000_000, "亿") : (1_000_000, "万")
    guard minor.magnitude >= 1_000_000, minor % (scale.0 / 10_000) == 0 else { return grouped + unit }
    return "\(Decimal(minor) / Decimal(scale.0))\(scale.1)\(unit)"
  }

  private static let units = [
    "CNY": "元", "USD": "美元", "EUR": "欧元", "HKD": "港元", "GBP": "英镑", "SGD": "新加坡元", "CHF": "瑞士法郎",
  ]

  /// `1,234.50`; without decimals where there are none.
  private var grouped: String {
    let whole = String(minor.magnitude / 100)
    var out = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { out += "," }
      out.append(digit)
    }
    let cents = minor.magnitude % 100
    return (minor < 0 ? "−" : "") + out + (cents == 0 ? "" : cents < 10 ? ".0\(cents)" : ".\(cents)")
  }
}
