package import Access
import Core
package import Matching
import Store

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

enum EngagementLog {
  static let migration = Migration(
    "202-engagement-log",
    [
      """
      CREATE TABLE engagement_log (
        engagement TEXT NOT NULL REFERENCES engagement (id), number BIGINT NOT NULL, at BIGINT NOT NULL,
        account TEXT NOT NULL, side TEXT, by_agent BIGINT NOT NULL, verb TEXT NOT NULL, words TEXT NOT NULL,
        shared BIGINT NOT NULL, PRIMARY KEY (engagement, number))
      """
    ])

  static func add(
    _ verb: String, _ words: String, to engagement: Engagement, as author: EngagementAuthor, isShared: Bool,
    at now: Int,
    _ connection: any Connection
  ) throws {
    let count = try connection.row(
      "SELECT COALESCE(MAX(number), 0) FROM engagement_log WHERE engagement = \(engagement.id)")?.integer(0)
    try connection.execute(
      """
      INSERT INTO engagement_log (engagement, number, at, account, side, by_agent, verb, words, shared) VALUES
        (\(engagement.id), \((count ?? 0) + 1), \(now), \(author.account.rawValue), \(author.side?.rawValue),
         \(author.isAgent ? 1 : 0), \(verb), \(words), \(isShared ? 1 : 0))
      """)
  }

  /// From the first on, as far as `standing` may read.
  static func all(
    of engagement: String, sharedAlone: Bool, _ connection: any Connection
  ) throws -> [EngagementNote] {
    try connection.rows(
      """
      SELECT number, at, account, side, by_agent, verb, words, shared FROM engagement_log
        WHERE engagement = \(engagement) AND shared >= \(sharedAlone ? 1 : 0) ORDER BY number
      """
    ).compactMap { row in
      guard let number = row.integer(0), let at = row.integer(1), let account = row.string(2), let verb = row.string(5)
      else { return nil }
      return EngagementNote(
        number: number, at: at, by: AccountID(rawValue: account), side: row.string(3).flatMap(Side.init(rawValue:)),
        byAgent: row.integer(4) == 1, verb: verb, words: row.string(6) ?? "", isShared: row.integer(7) == 1)
    }
  }
}

/// Who does something to an engagement, and for whom.
package struct EngagementAuthor: Sendable {
  package let account: AccountID
  /// Nil for who mediates.
  package let side: Side?
  package let isAgent: Bool

  package init(_ account: AccountID, for side: Side?, isAgent: Bool = false) {
    (self.account, self.side, self.isAgent) = (account, side, isAgent)
  }
}
