import Access
import Core
import Matching
import Store

/// The table of what was done to engagements, line by line.
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

  /// Lines of one engagement, of what can be done again without end: the page shows them all. What moves it on is always written.
  private static let most = 500
  private static let endless: Set<String> = [
    "engagement.note", "engagement.plan", "meeting.plan", "meeting.move", "meeting.cancel",
    "attachment.add", "attachment.remove", "delivery.due", "delivery.deliver", "delivery.refuse",
  ]

  static func add(
    _ verb: String, _ words: String, to engagement: Engagement, as author: EngagementAuthor, isShared: Bool,
    at now: Int,
    _ connection: any Connection
  ) throws {
    let count = try connection.row(
      "SELECT COALESCE(MAX(number), 0) FROM engagement_log WHERE engagement = \(engagement.id)")?.integer(0)
    guard (count ?? 0) < most || !endless.contains(verb) else {
      throw Refusal(.engagementLogFull, at: "note", ["most": "\(most)"])
    }
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
