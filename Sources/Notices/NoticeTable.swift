import Access
import Core
import Store

/// The table of notices: one line an addressee, however many people read for it.
enum NoticeTable {
  static let migration = Migration(
    "301-notice",
    [
      """
      CREATE TABLE notice (
        number BIGINT PRIMARY KEY NOT NULL, at BIGINT NOT NULL, addressee TEXT NOT NULL, matter TEXT NOT NULL,
        subject TEXT NOT NULL, detail TEXT NOT NULL, account TEXT)
      """,
      "CREATE INDEX notice_addressee ON notice (addressee, number)",
      "CREATE INDEX notice_subject ON notice (subject, matter)",
    ])

  private static let columns: SQL = "number, at, addressee, matter, subject, detail, account"

  static func insert(
    _ matter: NoticeMatter, of subject: Ref, to addressee: Addressee, detail: String, by: AccountID?, at now: Int,
    _ connection: any Connection
  ) throws {
    // Whoever writes holds the store's one pen: nobody else takes the same number.
    let last = try connection.row("SELECT COALESCE(MAX(number), 0) FROM notice")?.integer(0) ?? 0
    try connection.execute(
      """
      INSERT INTO notice (\(columns)) VALUES
        (\(last + 1), \(now), \(addressee.description), \(matter.rawValue), \(subject.description), \(detail),
         \(by?.rawValue))
      """)
  }

  /// For any of `addressees` and not done by `reader`, the newest first, between two numbers, both left out.
  static func all(
    for addressees: [Addressee], besides reader: AccountID, after: Int, before: Int, skipping: Int = 0, limit: Int,
    _ connection: any Connection
  ) throws -> [Notice] {
    guard !addressees.isEmpty else { return [] }
    return try connection.rows(
      """
      SELECT \(columns) FROM notice WHERE addressee IN \(values: addressees.map(\.description))
        AND number > \(after) AND number < \(before) AND (account IS NULL OR account <> \(reader.rawValue))
        ORDER BY number DESC LIMIT \(limit) OFFSET \(skipping)
      """
    ).compactMap(notice)
  }

  static func wasTold(
    _ matter: NoticeMatter, of subject: Ref, to addressee: Addressee, detail: String, _ connection: any Connection
  ) throws -> Bool {
    try connection.row(
      """
      SELECT 1 FROM notice WHERE subject = \(subject.description) AND matter = \(matter.rawValue)
        AND addressee = \(addressee.description) AND detail = \(detail) LIMIT 1
      """) != nil
  }

  private static func notice(_ row: Row) -> Notice? {
    guard let number = row.integer(0), let at = row.integer(1), let addressee = row.string(2).flatMap(Addressee.init),
      let matter = row.string(3).flatMap(NoticeMatter.init(rawValue:)), let subject = row.string(4).flatMap({ Ref($0) })
    else { return nil }
    return Notice(
      number: number, at: at, addressee: addressee, matter: matter, subject: subject, detail: row.string(5) ?? "",
      by: row.string(6).map(AccountID.init(rawValue:)))
  }
}
