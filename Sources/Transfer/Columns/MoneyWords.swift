import Core
import Foundation

/// An amount as spreadsheets write it: `1,200.50`, `CNY 1200`, `¥1200`, `3.5万元`, `人民币1200元`, `US$ 1.2 million`.
enum MoneyWords {
  /// `unit` is what the column's header names: it counts for a number that says nothing itself.
  ///
  /// Nil for what is no amount, has parts smaller than a hundredth, or could be meant otherwise.
  static func read(_ text: String, _ unit: MoneyUnit? = nil) -> Money? {
    let text = MoneyUnit.narrowed(text)
    guard let start = text.firstIndex(where: isOfNumber), let end = text.lastIndex(where: isOfNumber),
      let before = Prefix(text[..<start].filter { !$0.isWhitespace }),
      let after = MoneyUnit(text[text.index(after: end)...]),
      let number = CellParser.ungrouped(text[start...end])
    else { return nil }
    if let first = before.currency, let second = after.currency, first != second { return nil }
    let own = before.currency ?? after.currency
    // ¥50 under 万元 is 50 ten-thousands: a sign is how a sheet shows a number. `CNY 50` and `50元` are what they say.
    let isPlain = after == MoneyUnit("") && (own == nil || before.isSign)
    guard isPlain, let unit else { return amount(number, after.power ?? 0, own ?? unit?.currency) }
    let power = unit.power ?? 0
    if power != 0, let own, own != unit.currency ?? own { return nil }
    return amount(number, power, own ?? unit.currency)
  }

  /// What stands before the number.
  private struct Prefix {
    var currency: String?
    /// A sign such as ¥, and no name.
    var isSign = false

    init?(_ text: String) {
      if text.isEmpty { return }
      if let unit = MoneyUnit(text), unit.power == nil {
        currency = unit.currency
        isSign = text.contains { $0.isCurrencySymbol }
      } else if text.utf8.count == 3, text.utf8.allSatisfy({ (65...90).contains($0) }) {
        currency = text
      } else {
        return nil
      }
    }
  }

  private static func isOfNumber(_ character: Character) -> Bool {
    character.isASCII && (character.isNumber || "+-.,".contains(character))
  }

  /// By moving the point, so that no digit is rounded.
  private static func amount(_ number: String, _ power: Int, _ currency: String?) -> Money? {
    let pieces = number.split(separator: ".", omittingEmptySubsequences: false)
    guard pieces.count <= 2, pieces.allSatisfy({ !$0.isEmpty }) else { return nil }
    let fraction = pieces.count == 2 ? pieces[1] : ""
    let moved = fraction.prefix(power)
    let whole = pieces[0] + moved + String(repeating: "0", count: power - moved.count)
    let rest = fraction.dropFirst(power)
    return Money("\(currency ?? "CNY") \(whole)\(rest.isEmpty ? "" : "." + rest)")
  }
}
