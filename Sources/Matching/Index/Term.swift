/// One word, compound or concept of a text, as the language engine reads it.
///
///     Term(text: "血氧仪", surface: "血氧儀")                    // what is compared, what a person wrote
///     Term(text: "=pulse-oximeter", surface: "血氧儀", weight: 0.5)   // a bridge between languages weighs less
///
/// Weights reach from 1/1024 to 1024; what weighs less is not there.
package struct Term: Hashable, Sendable {
  /// Normalised: the only part that is indexed and compared.
  package let text: String
  /// As a person wrote it: the only part that a reason shows.
  package let surface: String
  package let weight: Float

  package init(text: String, surface: String? = nil, weight: Float = 1) {
    self.text = text
    self.surface = surface ?? text
    self.weight = weight
  }

  /// The weight in steps of 1/1024.
  ///
  /// Lengths of fields are sums of weights, kept up as profiles come and go. Sums of floats would remember in which
  /// order that happened, and with it what was removed; sums of integers do not.
  var steps: Int { weight > 0 ? Int((min(weight, 1024) * 1024).rounded()) : 0 }

  static func weight(steps: Int) -> Double { Double(steps) / 1024 }
}
