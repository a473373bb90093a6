import Core
import Foundation

/// What a number counts where money is written in words: `万元`, `USD million`, `k`.
struct MoneyUnit: Equatable {
  /// ISO 4217; nil where only the size is named.
  var currency: String?
  /// The power of ten by which a number is multiplied; nil where only the currency is named.
  var power: Int?

  /// Nil for what is no unit. The empty text names nothing. Spaces and commas are nothing: `CNY, million`, `10,000 yuan`.
  init?(_ text: some StringProtocol) {
    var rest = Self.narrowed(text).lowercased().filter { !$0.isWhitespace && $0 != "," }[...]
    while !rest.isEmpty {
      guard let word = Self.words.first(where: { rest.hasPrefix($0.word) }) else { return nil }
      switch word.meaning {
      // 12万元人民币 names its currency twice, and means one.
      case .currency(let currency) where self.currency ?? currency == currency: self.currency = currency
      case .power(let power) where self.power == nil: self.power = power
      default: return nil
      }
      rest = rest.dropFirst(word.word.count)
    }
  }

  /// The unit that a header names: `预算（万元）`, `预算（单位：万元）`, `投资额万元`, `Budget (in USD million)`.
  ///
  /// Nil where it names none.
  init?(header: String) {
    let parts = Self.narrowed(header).split(whereSeparator: { "()[]【】/:、".contains($0) || $0.isNewline })
    for (number, part) in parts.enumerated() {
      guard let unit = (number == 0 ? nil : MoneyUnit(part)) ?? Self.ending(part) else { continue }
      currency = currency ?? unit.currency
      power = power ?? unit.power
    }
    if currency == nil, power == nil { return nil }
  }

  /// Behind other words only a size and a currency together are a unit: 百万 may be part of a name.
  private static func ending(_ text: Substring) -> MoneyUnit? {
    text.indices.lazy.filter { $0 == text.startIndex || isBoundary(text[text.index(before: $0)], text[$0]) }
      .compactMap { MoneyUnit(text[$0...]) }.first { $0.currency != nil && $0.power != nil }
  }

  /// `from CNY` ends in no millions, and 三千万元 is an amount.
  private static func isBoundary(_ before: Character, _ after: Character) -> Bool {
    !before.isNumber && !(before.isASCII && before.isLetter && after.isASCII && after.isLetter)
  }

  /// With the letters, digits and signs of full width as those of half width; `①` and `²` are left, which are no digits.
  static func narrowed(_ text: some StringProtocol) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: out.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0xFFE5: out.append("¥")
      case 0xFFE1: out.append("£")
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  private enum Meaning {
    case currency(String)
    case power(Int)
  }

  /// The longest first: 百万 is not 百, `krw` not a thousand.
  private static let words: [(word: String, meaning: Meaning)] = {
    let ofCurrencies = currencies.flatMap { code, words in
      ([code.lowercased()] + words).map { ($0, Meaning.currency(code)) }
    }
    let ofPowers = powers.flatMap { power, words in words.map { ($0, Meaning.power(power)) } }
    return (ofCurrencies + ofPowers).sorted { ($0.0.count, $1.0) > ($1.0.count, $0.0) }
  }()

  /// A bare dollar is the American one: others say whose they are.
  private static let currencies: [(code: String, words: [String])] = [
    ("CNY", ["元", "圆", "圓", "元整", "人民币", "人民幣", "rmb", "cnh", "¥", "yuan"]),
    ("USD", ["美元", "美金", "$", "us$", "usd$"]), ("EUR", ["欧元", "歐元", "€"]), ("GBP", ["英镑", "英鎊", "£"]),
    ("JPY", ["日元", "日圆", "日圓", "円"]), ("HKD", ["港元", "港币", "港幣", "hk$"]),
    ("TWD", ["新台币", "新臺幣", "nt$"]), ("KRW", ["韩元", "韓元", "₩"]), ("CHF", ["瑞士法郎"]),
    ("SGD", ["新加坡元", "新元", "s$"]), ("AUD", ["澳元", "a$"]), ("CAD", ["加元", "c$"]), ("MOP", ["澳门元"]),
    ("INR", ["卢比", "₹"]), ("SEK", []), ("DKK", []), ("NOK", []), ("ILS", []), ("THB", []), ("MYR", []), ("RUB", ["卢布"]),
  ]

  private static let powers: [(power: Int, words: [String])] = [
    (2, ["百"]), (3, ["千", "k", "thousand", "'000"]), (4, ["万", "萬", "10000"]), (5, ["十万", "十萬"]),
    (6, ["百万", "百萬", "m", "mn", "million", "millions"]), (7, ["千万", "千萬"]), (8, ["亿", "億", "100million"]),
    (9, ["十亿", "十億", "bn", "billion"]),
    (10, ["百亿", "百億"]), (11, ["千亿", "千億"]), (12, ["万亿", "萬億"]),
  ]
}
