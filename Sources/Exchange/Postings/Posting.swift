package import Access
package import Core
package import Store

/// What is known of a record that was posted here, besides the record: who posted it, whether it was reviewed, until when it stands.
///
/// What came by import has none: whoever imports answers for it.
package struct Posting: Sendable, Hashable {
  package let record: Ref
  package let author: AccountID
  /// The organisation for which it was posted, as it was then.
  package let organisation: String
  package var state: PostingState
  /// Who shall see it once it is published.
  package var visibility: Visibility
  /// What the office said when it came back.
  package var note = ""
  /// Milliseconds since 1970, UTC: when it came to its state.
  package var since: Int
  /// The last day on which it stands.
  package var expires: Day?

  /// What a reviewer had before them: the record, and who is to see it.
  package static func seen(_ fingerprint: String, _ visibility: Visibility?) -> String {
    "\(fingerprint)-\(visibility?.rawValue ?? "")"
  }

  /// Days that what is published stands before it has to be renewed.
  package static let validity = 180
}

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

  private static let columns: SQL = "record, author, organisation, state, visibility, note, since, expires"

  static func put(_ posting: Posting, _ connection: any Connection) throws {
    try connection.execute("DELETE FROM posting WHERE record = \(posting.record.description)")
    try connection.execute(
      """
      INSERT INTO posting (\(columns)) VALUES
        (\(posting.record.description), \(posting.author.rawValue), \(posting.organisation), \(posting.state.rawValue),
         \(posting.visibility.rawValue), \(posting.note), \(posting.since), \(posting.expires?.description))
      """)
  }

  /// Of those that are published, the ones whose last day has passed.
  static func over(on today: Day) -> SQL {
    "state = \(PostingState.published.rawValue) AND expires < \(today.description)"
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
        visibility: visibility, note: row.string(5) ?? "", since: since, expires: row.string(7).flatMap { Day($0) })
    }
  }
}

/// Reading postings. Who may read one is asked of the caller's organisations and offices.
package enum Postings {
  package static func find(_ record: Ref, _ connection: any Connection) throws -> Posting? {
    try PostingTable.all("record = \(record.description)", connection).first
  }

  /// Those of any of these organisations, the latest change last.
  package static func of(_ organisations: Set<String>, _ connection: any Connection) throws -> [Posting] {
    guard !organisations.isEmpty else { return [] }
    return try PostingTable.all("organisation IN \(values: organisations.sorted())", connection)
  }

  /// What waits for the office, the longest first.
  package static func waiting(_ connection: any Connection) throws -> [Posting] {
    try PostingTable.all("state = \(PostingState.review.rawValue)", connection)
  }
}
