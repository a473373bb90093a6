package import Core
package import Foundation

/// Days, amounts and areas as the whole numbers by which the index compares them: what is less is no greater here.
///
/// Days are written one behind the other (20,261,122), decimals in hundredths, rounded down. Amounts stand under a name for each
/// currency, for no rate is known.
package enum RangedNumber {
  package static func of(_ day: Day) -> Int64 { Int64(day.year * 10_000 + day.month * 100 + day.day) }

  /// Nil for what is too large to be compared.
  package static func of(_ decimal: Decimal) -> Int64? {
    guard abs(decimal) < 10_000_000_000_000 else { return nil }
    var (hundredths, whole) = (decimal * 100, Decimal())
    NSDecimalRound(&whole, &hundredths, 0, .down)
    return NSDecimalNumber(decimal: whole).int64Value
  }

  package static func name(_ field: String, in currency: String) -> String { "\(field) \(currency)" }

  /// Nil for a value that is no number.
  static func named(_ field: String, _ value: Value) -> (name: String, number: Int64)? {
    switch value {
    case .integer(let integer): (field, Int64(integer))
    case .decimal(let decimal): of(decimal).map { (field, $0) }
    case .day(let day): (field, of(day))
    case .money(let money): (name(field, in: money.currency), Int64(money.minor))
    default: nil
    }
  }
}
