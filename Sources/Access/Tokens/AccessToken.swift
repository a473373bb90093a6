package import Core
import Foundation
package import Store

/// What a program shows to act for an account: a secret of which the store has the hash, with an end and no more than was asked for.
package struct AccessToken: Sendable, Hashable {
  package enum Scope: String, Sendable, CaseIterable {
    /// What its account may see.
    case read
    /// What its account may do as well.
    case write

    package var label: Label {
      switch self {
      case .read: Label("只读", "Read")
      case .write: Label("读写", "Read and write")
      }
    }
  }

  package let hash: String
  package let account: AccountID
  /// What its owner calls it.
  package let name: String
  package let scope: Scope
  /// Milliseconds since 1970, UTC.
  package let created: Int
  package let expires: Int

  /// Days that one may be asked for.
  package static let days = 1...366
  package static let most = 20

  static let migration = Migration(
    "106-access-token",
    [
      """
      CREATE TABLE access_token (
        hash TEXT PRIMARY KEY NOT NULL, account TEXT NOT NULL REFERENCES account (id), name TEXT NOT NULL,
        scope TEXT NOT NULL, created BIGINT NOT NULL, expires BIGINT NOT NULL)
      """,
      "CREATE INDEX access_token_account ON access_token (account)",
    ])

  /// Nil for a token that never was, has ended, or whose account is suspended.
  package static func find(
    _ secret: Secret, at now: Int, _ connection: any Connection
  ) throws -> (token: AccessToken, account: Account, memberships: [Membership])? {
    guard let row = try connection.row("SELECT \(columns) FROM access_token WHERE hash = \(secret.hash)"),
      let token = token(row), now < token.expires,
      let account = try AccountTable.find(token.account, connection), account.state == .active
    else { return nil }
    return (token, account, try AccountTable.memberships(of: account.id, connection))
  }

  /// Those that work, the latest first.
  package static func all(of account: AccountID, at now: Int, _ connection: any Connection) throws -> [AccessToken] {
    try connection.rows(
      """
      SELECT \(columns) FROM access_token WHERE account = \(account.rawValue) AND expires > \(now)
        ORDER BY created DESC, hash
      """
    ).compactMap(token)
  }

  private static let columns: SQL = "hash, account, name, scope, created, expires"

  private static func token(_ row: Row) -> AccessToken? {
    guard let hash = row.string(0), let account = row.string(1), let created = row.integer(4),
      let scope = row.string(3).flatMap(Scope.init(rawValue:)), let expires = row.integer(5)
    else { return nil }
    return AccessToken(
      hash: hash, account: AccountID(rawValue: account), name: row.string(2) ?? "", scope: scope, created: created,
      expires: expires)
  }
}

extension Act {
  /// Throws `token.days`, `token.many`, `account.name.invalid`.
  package func makeToken(
    for account: AccountID, named name: String, _ scope: AccessToken.Scope, days: Int
  ) throws -> Secret {
    guard AccessToken.days.contains(days) else {
      throw Refusal(.tokenDays, at: "days", ["most": "\(AccessToken.days.upperBound)"])
    }
    let (secret, now, name) = (Secret(), at.milliseconds, try AccountName.checked(name))
    try connection.execute("DELETE FROM access_token WHERE expires <= \(now)")
    guard try AccessToken.all(of: account, at: now, connection).count < AccessToken.most else {
      throw Refusal(.tokenMany, ["most": "\(AccessToken.most)"])
    }
    try connection.execute(
      """
      INSERT INTO access_token (hash, account, name, scope, created, expires) VALUES
        (\(secret.hash), \(account.rawValue), \(name), \(scope.rawValue), \(now), \(now + days * 86_400_000))
      """)
    try journal(account.ref, ["token": .init(before: nil, after: scope.rawValue)])
    return secret
  }

  /// By its owner: another's is not there.
  package func endToken(_ hash: String, of account: AccountID) throws {
    let ended = try connection.execute(
      "DELETE FROM access_token WHERE hash = \(hash) AND account = \(account.rawValue)")
    if ended > 0 { try journal(account.ref, ["token": .init(before: "on", after: nil)]) }
  }

  func endTokens(of account: AccountID) throws {
    try connection.execute("DELETE FROM access_token WHERE account = \(account.rawValue)")
  }
}
