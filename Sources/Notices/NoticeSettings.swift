package import Access
import Core
package import Store

/// How far somebody has read, and how they want mail.
package struct NoticeSettings: Sendable, Hashable {
  package let account: AccountID
  package var pace = MailPace.daily
  /// The last notice that was read, and the last that mail told of: their numbers.
  package var read = 0
  package var mailed = 0
  /// When mail went out last, in milliseconds since 1970, UTC.
  package var mailedAt = 0
  /// What the way out of mail (one click, no session) knows them by. Kept as it is, for each mail has to say it again: whoever reads the
  /// store could at most spare somebody mail.
  package var key = ""
}

extension NoticeSettings {
  static let migration = Migration(
    "302-notice-settings",
    [
      """
      CREATE TABLE notice_settings (
        account TEXT PRIMARY KEY NOT NULL REFERENCES account (id), pace TEXT NOT NULL, read_to BIGINT NOT NULL,
        mailed_to BIGINT NOT NULL, mailed_at BIGINT NOT NULL, unsubscribe TEXT NOT NULL UNIQUE)
      """
    ])

  private static let columns: SQL = "account, pace, read_to, mailed_to, mailed_at, unsubscribe"

  package static func of(_ account: AccountID, _ connection: any Connection) throws -> NoticeSettings {
    try connection.row("SELECT \(columns) FROM notice_settings WHERE account = \(account.rawValue)").flatMap(read)
      ?? NoticeSettings(account: account)
  }

  /// Whose way out of mail this is.
  package static func with(key: Secret, _ connection: any Connection) throws -> NoticeSettings? {
    try connection.row("SELECT \(columns) FROM notice_settings WHERE unsubscribe = \(key.words)").flatMap(read)
  }

  package func save(_ connection: any Connection) throws {
    let key = key.isEmpty ? Secret().words : key
    try connection.execute("DELETE FROM notice_settings WHERE account = \(account.rawValue)")
    try connection.execute(
      """
      INSERT INTO notice_settings (\(Self.columns)) VALUES
        (\(account.rawValue), \(pace.rawValue), \(read), \(mailed), \(mailedAt), \(key))
      """)
  }

  private static func read(_ row: Row) -> NoticeSettings? {
    guard let account = row.string(0) else { return nil }
    return NoticeSettings(
      account: AccountID(rawValue: account), pace: row.string(1).flatMap(MailPace.init(rawValue:)) ?? .daily,
      read: row.integer(2) ?? 0, mailed: row.integer(3) ?? 0, mailedAt: row.integer(4) ?? 0, key: row.string(5) ?? "")
  }
}
