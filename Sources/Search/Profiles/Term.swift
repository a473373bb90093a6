/// A word, compound or concept as the language engine keys it, and how much it says.
///
///     Term("血氧仪", surface: "血氧儀")                      // what is compared, what a person wrote
///     Term("=pulse-oximeter", surface: "血氧儀", weight: 0.5)   // a bridge between languages weighs less
///
/// Weights reach from 1/1024 to 1024; what weighs less is not there.
package struct Term: Hashable, Sendable {
  /// Normalised: the only part that is indexed and compared.
  package let text: String
  /// As a person wrote it, for telling what was asked. Of a profile's words nothing keeps it.
  package let surface: String
  package let weight: Float

  package init(_ text: String, surface: String? = nil, weight: Float = 1) {
    self.text = text
    self.surface = surface ?? text
    self.weight = weight
  }

  /// The weight in steps of 1/1024: sums of integers do not depend on their order.
  var steps: Int { text.isEmpty ? 0 : Self.steps(weight) }

  /// Rounded as `rounded` would, without a call.
  static func steps(_ weight: Float) -> Int { weight > 0 ? Int(Double(min(weight, 1024) * 1024) + 0.5) : 0 }
}
