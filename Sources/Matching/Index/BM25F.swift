import Foundation

/// The scoring law: `Σ query weight · rarity · f / (k + f)`, with `f = Σ fields boost · weight / (1 − b + b · length / mean)`.
///
/// Robertson and Zaragoza's BM25F without its constant factor `k + 1`, which changes no order. Sums run over the
/// query's words from the rarest to the commonest and over the fields by name: one order everywhere, because floats
/// added in another order give another last bit, and equal profiles would no longer tie.
enum BM25F {
  static let k = 1.2
  static let b = 0.75

  /// Never negative, unlike the textbook's: a word that most profiles have still counts for a little.
  static func rarity(profiles: Int, holding: Int) -> Double {
    log(1 + (Double(profiles - holding) + 0.5) / (Double(holding) + 0.5))
  }

  static func saturated(_ frequency: Double) -> Double { frequency / (k + frequency) }

  /// How one field's length discounts the words in it.
  struct Norm: Sendable {
    let base: Double
    let slope: Double

    /// A field that no public profile has is not discounted: there is no public length to compare it to.
    static let plain = Norm(base: 1, slope: 0)

    init(base: Double, slope: Double) {
      self.base = base
      self.slope = slope
    }

    init(meanLength: Double) { self.init(base: 1 - b, slope: b / meanLength) }

    func frequency(_ posting: Posting) -> Double {
      Double(posting.weight) / (base + slope * Double(posting.length))
    }
  }
}
