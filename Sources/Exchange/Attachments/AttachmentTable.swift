import Access
import Core
import Files
import Matching
import Store

/// The table of attachments. What may be done stands in `AttachmentActs`.
enum AttachmentTable {
  static let migration = Migration(
    "206-attachment",
    [
      """
      CREATE TABLE attachment (
        id TEXT PRIMARY KEY NOT NULL, subject TEXT NOT NULL, part TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
        checksum TEXT NOT NULL, bytes BIGINT NOT NULL, account TEXT NOT NULL REFERENCES account (id),
        organisation TEXT NOT NULL, side TEXT, reviewed BIGINT NOT NULL, at BIGINT NOT NULL)
      """,
      "CREATE INDEX attachment_subject ON attachment (subject)",
      "CREATE INDEX attachment_checksum ON attachment (checksum)",
      "CREATE INDEX attachment_organisation ON attachment (organisation)",
      "CREATE INDEX attachment_account ON attachment (account)",
    ])

  private static let columns: SQL =
    "id, subject, part, name, type, checksum, bytes, account, organisation, side, reviewed, at"

  static func insert(_ one: Attachment, _ connection: any Connection) throws {
    try connection.execute(
      """
      INSERT INTO attachment (\(columns)) VALUES
        (\(one.id), \(one.subject.description), \(one.part.rawValue), \(one.name), \(one.type.rawValue),
         \(one.checksum.description), \(one.bytes), \(one.account.rawValue), \(one.organisation),
         \(one.side?.rawValue), \(one.isReviewed ? 1 : 0), \(one.at))
      """)
  }

  static func remove(_ id: String, _ connection: any Connection) throws {
    try connection.execute("DELETE FROM attachment WHERE id = \(id)")
  }

  /// Whoever reviewed a posting had its open files before them.
  static func review(_ subject: Ref, _ connection: any Connection) throws {
    try connection.execute(
      """
      UPDATE attachment SET reviewed = 1
        WHERE subject = \(subject.description) AND part = \(Attachment.Part.open.rawValue)
      """)
  }

  /// The first that was attached first.
  static func all(_ condition: SQL, _ connection: any Connection) throws -> [Attachment] {
    try connection.rows("SELECT \(columns) FROM attachment WHERE \(condition) ORDER BY at, id").map { row in
      guard let id = row.string(0), let subject = row.string(1).flatMap({ Ref($0) }),
        let part = row.string(2).flatMap(Attachment.Part.init(rawValue:)), let name = row.string(3),
        let type = row.string(4).flatMap(FileType.init(rawValue:)),
        let checksum = row.string(5).flatMap({ Checksum($0) }),
        let bytes = row.integer(6), let account = row.string(7), let organisation = row.string(8),
        let at = row.integer(11)
      else { throw Refusal(.storeFailed, ["why": "attachment \(row.string(0) ?? "") cannot be read"]) }
      return Attachment(
        id: id, subject: subject, part: part, name: name, type: type, checksum: checksum, bytes: bytes,
        account: AccountID(rawValue: account), organisation: organisation,
        side: row.string(9).flatMap(Side.init(rawValue:)), isReviewed: row.integer(10) == 1, at: at)
    }
  }

  /// How many files a subject has.
  static func count(of subject: Ref, _ connection: any Connection) throws -> Int {
    try connection.row("SELECT COUNT(*) FROM attachment WHERE subject = \(subject.description)")?.integer(0) ?? 0
  }

  /// Bytes of all files together.
  static func bytes(_ condition: SQL, _ connection: any Connection) throws -> Int {
    // Added up as text's number: PostgreSQL's sum of integers is a decimal.
    try connection.row("SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM attachment WHERE \(condition)")?.integer(0)
      ?? 0
  }

  static func isWanted(_ checksum: Checksum, _ connection: any Connection) throws -> Bool {
    try connection.row("SELECT 1 FROM attachment WHERE checksum = \(checksum.description) LIMIT 1") != nil
  }
}
