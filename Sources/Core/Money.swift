import Foundation

/// An amount in whole minor units (分, cents) of an ISO 4217 currency. Stored and written as `CNY 1234.50`.
package struct Money: Hashable, Sendable, CustomStringConvertible {
  package let minor: Int
  package let currency: String

  package init(minor: Int, currency: String) {
    self.minor = minor
    self.currency = currency
  }

  /// Reads `CNY 1234.50` or a bare number, which is yuan; nil for more than two decimals or an overflow.
  package init?(_ string: String) {
    let parts = string.split(separator: " ")
    guard let number = parts.last, parts.count <= 2 else { return nil }
    let currency = parts.count == 2 ? String(parts[0]) : "CNY"
    guard currency.utf8.count == 3, currency.utf8.allSatisfy({ (65...90).contains($0) }) else { return nil }
    let pieces = number.split(separator: ".", omittingEmptySubsequences: false)
    guard pieces.count <= 2, let whole = Int(pieces[0]),
      pieces.dropFirst().allSatisfy({ $0.allSatisfy(\.isWholeNumber) })
    else { return nil }
    var cents = 0
    if pieces.count == 2 {
      guard (1...2).contains(pieces[1].count), let fraction = Int(pieces[1]), fraction >= 0 else { return nil }
      cents = pieces[1].count == 1 ? fraction * 10 : fraction
    }
    let (scaled, overflow) = whole.multipliedReportingOverflow(by: 100)
    guard !overflow else { return nil }
    let (minor, carried) = scaled.addingReportingOverflow(number.hasPrefix("-") ? -cents : cents)
    guard !carried else { return nil }
    self.init(minor: minor, currency: currency)
  }

  /// As somebody writes it into a form: nothing below nothing, and little enough that many can be added up.
  package init?(written words: String) {
    guard let money = Money(words), (0...1_000_000_000_000_000).contains(money.minor) else { return nil }
    self = money
  }

  package var description: String {
    let cents = abs(minor % 100)
    let sign = minor < 0 && minor / 100 == 0 ? "-" : ""
    return "\(currency) \(sign)\(minor / 100).\(cents < 10 ? "0" : "")\(cents)"
  }
}
