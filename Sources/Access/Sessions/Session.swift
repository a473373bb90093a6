import Core
package import Store

/// One browser that is signed in. What it holds is a `Secret` in a cookie; the store has its hash.
package struct Session: Sendable, Hashable {
  /// The secret's hash.
  package let hash: String
  package let account: AccountID
  /// Milliseconds since 1970, UTC.
  package let created: Int
  /// When it was last used, to the nearest `Session.grain`.
  package let seen: Int
  /// What the browser calls itself, for its owner to know it by.
  package let agent: String

  /// Unused for so long it ends: a working day and its night.
  package static let idle = 24 * 3_600_000
  /// After so long it ends, however much it is used.
  package static let most = 30 * 24 * 3_600_000
  /// How often being used is written down.
  static let grain = 5 * 60_000

  func isOver(at now: Int) -> Bool { now >= seen + Self.idle || now >= created + Self.most }
}

extension Session {
  static let migration = Migration(
    "103-session",
    [
      """
      CREATE TABLE session (
        hash TEXT PRIMARY KEY NOT NULL, account TEXT NOT NULL REFERENCES account (id), created BIGINT NOT NULL,
        seen BIGINT NOT NULL, agent TEXT NOT NULL)
      """,
      "CREATE INDEX session_account ON session (account)",
    ])

  /// Begins with a secret that nobody has seen before, whatever the browser held until now.
  static func begin(
    for account: AccountID, agent: String, at now: Int, _ connection: any Connection
  ) throws -> Secret {
    let secret = Secret()
    // PostgreSQL has no place for NUL, and nobody reads a long one.
    let agent = String(String.UnicodeScalarView(agent.unicodeScalars.filter { $0 != "\0" }.prefix(200)))
    try connection.execute("DELETE FROM session WHERE seen <= \(now - idle) OR created <= \(now - most)")
    try connection.execute(
      """
      INSERT INTO session (hash, account, created, seen, agent)
        VALUES (\(secret.hash), \(account.rawValue), \(now), \(now), \(agent))
      """)
    return secret
  }

  /// Nil for a session that never was, is over, or whose account is suspended.
  package static func find(
    _ secret: Secret, at now: Int, _ connection: any Connection
  ) throws -> (session: Session, account: Account, memberships: [Membership])? {
    guard let session = try one("hash = \(secret.hash)", connection), !session.isOver(at: now),
      let account = try AccountTable.find(session.account, connection), account.state == .active
    else { return nil }
    return (session, account, try AccountTable.memberships(of: account.id, connection))
  }

  /// The latest first.
  package static func all(of account: AccountID, _ connection: any Connection) throws -> [Session] {
    try connection.rows(
      "SELECT \(columns) FROM session WHERE account = \(account.rawValue) ORDER BY seen DESC, hash"
    ).compactMap(session)
  }

  /// Whether its use is worth writing down again.
  package func isStale(at now: Int) -> Bool { now >= seen + Self.grain }

  package func touch(at now: Int, _ connection: any Connection) throws {
    try connection.execute("UPDATE session SET seen = \(now) WHERE hash = \(hash) AND seen < \(now)")
  }

  package static func end(_ hash: String, _ connection: any Connection) throws {
    try connection.execute("DELETE FROM session WHERE hash = \(hash)")
  }

  static func endAll(of account: AccountID, _ connection: any Connection) throws {
    try connection.execute("DELETE FROM session WHERE account = \(account.rawValue)")
  }

  private static let columns: SQL = "hash, account, created, seen, agent"

  private static func one(_ condition: SQL, _ connection: any Connection) throws -> Session? {
    try connection.row("SELECT \(columns) FROM session WHERE \(condition)").flatMap(session)
  }

  private static func session(_ row: Row) -> Session? {
    guard let hash = row.string(0), let account = row.string(1), let created = row.integer(2), let seen = row.integer(3)
    else { return nil }
    return Session(
      hash: hash, account: AccountID(rawValue: account), created: created, seen: seen, agent: row.string(4) ?? "")
  }
}

extension Act {
  /// Ends one of an account's sessions.
  package func endSession(_ hash: String, of account: AccountID) throws {
    let ended = try connection.execute("DELETE FROM session WHERE hash = \(hash) AND account = \(account.rawValue)")
    if ended > 0 { try journal(account.ref, ["session": .init(before: "on", after: nil)]) }
  }
}
