/// Up to where an index has been told of a journal's changes.
package struct Position: Hashable, Sendable {
  package let sequence: Int64
  /// What the journal's entry there is known by, so that an index is not taken for another journal's.
  package let mark: String

  package init(_ sequence: Int64, mark: String = "") {
    self.sequence = sequence
    self.mark = mark
  }
}
