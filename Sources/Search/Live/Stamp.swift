/// What an index was made with. One that was made otherwise is of no use, and is made anew.
package struct Stamp: Hashable, Sendable {
  /// Of the language resources that made the terms, as the caller spells it.
  package let fingerprint: String
  package let law: ScoringLaw

  package init(fingerprint: String, law: ScoringLaw = ScoringLaw()) {
    self.fingerprint = fingerprint
    self.law = law
  }

  var text: String { "\(fingerprint)\n\(law.stamp)" }
}
