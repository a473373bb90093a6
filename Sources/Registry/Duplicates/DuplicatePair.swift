package import Core

/// Two records that may be one, with why.
package struct DuplicatePair: Sendable {
  /// The poorer of the two: what would be merged.
  package let subject: Ref
  package let other: Ref
  package let score: Double
  package let why: Label

  package init(subject: Ref, other: Ref, score: Double, why: Label) {
    self.subject = subject
    self.other = other
    self.score = score
    self.why = why
  }
}
