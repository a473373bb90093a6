package import Core

/// Something that does not hold: damage in the store, a value without a source, sources that contradict each other.
package struct Problem: Sendable, Hashable {
  package enum Severity: String, Sendable {
    /// The store is not what its journal says it is.
    case error
    /// The records are whole, and what they say cannot all be true.
    case warning
  }

  package let severity: Severity
  /// Dotted, stable, for programs: `figure.growth`.
  package let code: String
  /// The record that it is about, where it is about one.
  package let at: Ref?
  /// Where to look, for people and for `where` in JSON: `figure/7k2m9q4x1c3d value`, `journal 12`.
  package let place: String
  /// The other records that take part in it.
  package let others: [Ref]
  package let label: Label

  package init(
    _ severity: Severity, _ code: String, at: Ref? = nil, place: String, others: [Ref] = [], _ label: Label
  ) {
    self.severity = severity
    self.code = code
    self.at = at
    self.place = place
    self.others = others
    self.label = label
  }

  /// A contradiction at a field of a record.
  static func warning(_ code: String, at ref: Ref, _ field: String, others: [Ref] = [], _ label: Label) -> Problem {
    Problem(.warning, code, at: ref, place: "\(ref) \(field)", others: others, label)
  }
}
