import Access
import Core
import Store

/// The table of postings. What may be done stands in `PostingActs`.
enum PostingTable {
  static let migration = Migration(
    "205-posting",
    [
      """
      CREATE TABLE posting (
        record TEXT PRIMARY KEY NOT NULL, author TEXT NOT NULL REFERENCES account (id), organisation TEXT NOT NULL,
        state TEXT NOT NULL, visibility TEXT NOT NULL, note TEXT NOT NULL, since BIGINT NOT NULL, expires TEXT)
      """,
      "CREATE INDEX posting_organisation ON posting (organisation)",
      "CREATE INDEX posting_state ON posting (state, since)",
    ])

  static let outcomes = Migration("211-posting-outcome", ["ALTER TABLE posting ADD COLUMN outcome TEXT"])

  private static let columns: SQL = "record, author, organisation, state, visibility, note, since, expires, outcome"

  static func put(_ posting: Posting, _ connection: any Connection) throws {
    try connection.execute("DELETE FROM posting WHERE record = \(posting.record.description)")
    try connection.execute(
      """
      INSERT INTO posting (\(columns)) VALUES
        (\(posting.record.description), \(posting.author.rawValue), \(posting.organisation), \(posting.state.rawValue),
         \(posting.visibility.rawValue), \(posting.note), \(posting.since), \(posting.expires?.description),
         \(posting.outcome?.rawValue))
      """)
  }

  /// Of those that are published, the ones whose last day has passed.
  static func over(on today: Day) -> SQL {
    "state = \(PostingState.published.rawValue) AND expires < \(today.description)"
  }

  /// How many came to each end, by what came of them.
  static func ends(_ connection: any Connection) throws -> [PostingOutcome: Int] {
    let rows = try connection.rows(
      "SELECT outcome, COUNT(*) FROM posting WHERE state = \(PostingState.closed.rawValue) GROUP BY outcome")
    return rows.reduce(into: [:]) { ends, row in
      if let outcome = row.string(0).flatMap(PostingOutcome.init(rawValue:)) { ends[outcome] = row.integer(1) }
    }
  }

  static func all(_ condition: SQL, _ connection: any Connection) throws -> [Posting] {
    try connection.rows("SELECT \(columns) FROM posting WHERE \(condition) ORDER BY since, record").compactMap { row in
      guard let record = row.string(0).flatMap({ Ref($0) }), let author = row.string(1),
        let organisation = row.string(2),
        let state = row.string(3).flatMap(PostingState.init(rawValue:)),
        let visibility = row.string(4).flatMap(Visibility.init(rawValue:)), let since = row.integer(6)
      else { return nil }
      return Posting(
        record: record, author: AccountID(rawValue: author), organisation: organisation, state: state,
        visibility: visibility, outcome: row.string(8).flatMap(PostingOutcome.init(rawValue:)),
        note: row.string(5) ?? "",
        since: since, expires: row.string(7).flatMap { Day($0) })
    }
  }
}
