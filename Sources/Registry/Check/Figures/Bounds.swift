import Core
import Foundation

/// Between what a stated number leaves its true value, in the base unit of its dimension; no upper end is "or more".
///
/// | stated | read as | why |
/// |---|---|---|
/// | 332 | 331.5 to 332.5 | rounded at its last place |
/// | over 1800, 五十余 | 1800 to 1900, 50 to 60 | who has more than 1900 says "over 1900" |
/// | about 1800 | 5 % to either side | |
/// | nearly 20 | 18 to 20 | up to a tenth below |
/// | at least 60 | 60 or more | a bound that somebody set, not a rounded count |
struct Bounds: Sendable, Hashable {
  var low: Decimal
  var high: Decimal?

  /// `rounding` off takes a number without a qualifier as it stands, for computing with it.
  init?(_ figure: Figure, rounding: Bool = true) {
    guard let value = figure.value else { return nil }
    self.init(value, figure.qualifier, Measure(figure.unit), rounding: rounding)
  }

  init(_ value: Decimal, _ qualifier: String?, _ measure: Measure, rounding: Bool = true) {
    let step = Self.lastPlace(of: value)
    let half = rounding ? min(step, 1) / 2 : 0
    let size = abs(value)
    switch qualifier {
    case "over": (low, high) = (value, value + step)
    case "about": (low, high) = (value - size / 20 - half, value + size / 20 + half)
    case "nearly": (low, high) = (value - size / 10, value + half)
    case "at-least": (low, high) = (value, nil)
    default: (low, high) = (value - half, value + half)
    }
    low *= measure.scale
    high = high.map { $0 * measure.scale }
  }

  /// Whether some true value fits them all. Intervals that overlap two by two share a point, so their extremes decide.
  static func agree(_ all: [Bounds]) -> Bool {
    guard let low = all.map(\.low).max(), let high = all.compactMap(\.high).min() else { return true }
    return low < high
  }

  static func + (a: Bounds, b: Bounds) -> Bounds {
    var sum = a
    sum.low += b.low
    sum.high = a.high.flatMap { x in b.high.map { x + $0 } }
    return sum
  }

  /// The place of the last digit that is not a closing zero: 100 of 1800, 0.1 of 6.5.
  private static func lastPlace(of value: Decimal) -> Decimal {
    guard value != 0 else { return 1 }
    let digits = value.description.split(separator: ".")
    if digits.count == 2 { return Decimal(sign: .plus, exponent: -digits[1].count, significand: 1) }
    return Decimal(sign: .plus, exponent: digits[0].reversed().prefix { $0 == "0" }.count, significand: 1)
  }
}

extension Decimal {
  var double: Double { NSDecimalNumber(decimal: self).doubleValue }
}

extension Figure {
  var isTarget: Bool { nature == "target" }

  /// Whether two figures name their bases so that neither says something other than the other. "Not said" is not "different".
  func sharesBasis(with other: Figure) -> Bool {
    let a = basis.best(.zh)
    let b = other.basis.best(.zh)
    return a.hasPrefix(b) || b.hasPrefix(a)
  }
}
