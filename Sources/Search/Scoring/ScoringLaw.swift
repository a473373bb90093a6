import Foundation

/// What a word gives to a profile's score, as a function of that profile alone.
///
///     frequency = Σ fields boost · weight / (1 − b + b · length / pivot)      code = 255 · frequency / (k + frequency)
///
/// BM25F (Robertson and Zaragoza) with a pivot a field in place of the mean length of all profiles: so a code is known
/// when a profile is written, is never touched by what comes later, and fits a byte.
package struct ScoringLaw: Hashable, Sendable {
  static let k = 1.2
  static let b = 0.75

  /// The length, in words, at which a field discounts nothing, by the field's name.
  package let pivots: [String: Double]
  /// For fields that are not named.
  package let otherPivot: Double

  package init(pivots: [String: Double] = [:], otherPivot: Double = 8) {
    self.pivots = pivots.filter { $0.value > 0 && $0.value.isFinite }
    self.otherPivot = otherPivot > 0 && otherPivot.isFinite ? otherPivot : 8
  }

  /// Part of the stamp of an index: codes made by another law are of no use.
  var stamp: String {
    let fields = pivots.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return "bm25f k=\(Self.k) b=\(Self.b) pivot=\(otherPivot) " + fields.joined(separator: " ")
  }

  /// By how much one step (1/1024) of a word's weight raises its frequency in a field of this length, in steps.
  func worth(of field: String, boost: Float, length: Int) -> Double {
    let pivot = pivots[field] ?? otherPivot
    return Double(boost) / (1024 * (1 - Self.b + Self.b * Double(length) / 1024 / pivot))
  }

  /// Never 0: what is there is found.
  static func code(_ frequency: Double) -> UInt8 {
    // Rounded as `rounded` would, without a call.
    UInt8(max(1, 255 * frequency / (k + frequency) + 0.5))
  }

  /// Never negative, unlike the textbook's: a word that most profiles have still counts for a little.
  static func rarity(profiles: Int, holding: Int) -> Double {
    log(1 + (Double(max(0, profiles - holding)) + 0.5) / (Double(holding) + 0.5))
  }
}
