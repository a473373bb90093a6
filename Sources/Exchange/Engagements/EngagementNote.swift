package import Access
package import Matching

/// One line of an engagement's log.
package struct EngagementNote: Sendable, Hashable {
  package let number: Int
  /// Milliseconds since 1970, UTC.
  package let at: Int
  package let by: AccountID
  /// For whom it was done; nil for brokers and the office, who do it for the cluster.
  package let side: Side?
  /// Whether it was done by an agent, on the record, for a side that does not sign in.
  package let byAgent: Bool
  /// What was done: a verb of `EngagementActs`.
  package let verb: String
  package let words: String
  /// Whether both sides read it; others are for those who mediate.
  package let isShared: Bool
}
