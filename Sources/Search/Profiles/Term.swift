/// A word, compound or concept as the language engine keys it, and how much it says.
///
/// Weights reach from 1/1024 to 1024; what weighs less is not there. What a person wrote is the caller's to keep: the
/// index answers with the texts that met.
package struct Term: Hashable, Sendable {
  package let text: String
  package let weight: Float

  package init(_ text: String, weight: Float = 1) {
    self.text = text
    self.weight = weight
  }

  /// The weight in steps of 1/1024: sums of integers do not depend on their order.
  var steps: Int { weight > 0 && !text.isEmpty ? Int((min(weight, 1024) * 1024).rounded()) : 0 }
}
