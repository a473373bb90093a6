import Core
package import Store

/// A way in that works once: it came by mail, or an operator handed it over, and whoever opens it may do one thing.
package struct OneTimeLink: Sendable, Hashable {
  package enum Purpose: String, Sendable, CaseIterable {
    /// Choose the first password, or another one.
    case password
    /// Show that mail to this address arrives, and be known by it from then on.
    case email
    /// Give the second factor, the password having been right.
    case code

    /// How long it works, in milliseconds. An invitation has to outlast a holiday week.
    var validity: Int {
      switch self {
      case .password: 7 * 24 * 3_600_000
      case .email: 24 * 3_600_000
      case .code: 5 * 60_000
      }
    }
  }

  package let account: AccountID
  package let purpose: Purpose
  /// What the purpose needs to know: the new address.
  package let detail: String
  /// Milliseconds since 1970, UTC.
  package let expires: Int
}

extension OneTimeLink {
  static let migration = Migration(
    "102-one-time-link",
    [
      """
      CREATE TABLE one_time_link (
        hash TEXT PRIMARY KEY NOT NULL, account TEXT NOT NULL REFERENCES account (id), purpose TEXT NOT NULL,
        detail TEXT NOT NULL, expires BIGINT NOT NULL)
      """,
      "CREATE INDEX one_time_link_account ON one_time_link (account)",
    ])

  /// Throws `link.ended` for what never was, is over, was used, or is meant for something else: nobody learns which.
  package static func find(
    _ secret: Secret?, for purpose: Purpose, at now: Int, _ connection: any Connection
  ) throws -> OneTimeLink {
    guard let secret,
      let row = try connection.row(
        "SELECT account, detail, expires FROM one_time_link WHERE hash = \(secret.hash) AND purpose = \(purpose.rawValue)"
      ),
      let account = row.string(0), let expires = row.integer(2), now < expires
    else { throw Refusal(.linkEnded) }
    return OneTimeLink(
      account: AccountID(rawValue: account), purpose: purpose, detail: row.string(1) ?? "", expires: expires)
  }

  static func insert(_ link: OneTimeLink, _ secret: Secret, _ connection: any Connection) throws {
    try connection.execute(
      """
      INSERT INTO one_time_link (hash, account, purpose, detail, expires) VALUES
        (\(secret.hash), \(link.account.rawValue), \(link.purpose.rawValue), \(link.detail), \(link.expires))
      """)
  }

  /// All of an account's of one purpose: using one ends its twins too.
  static func end(of account: AccountID, _ purpose: Purpose, _ connection: any Connection) throws {
    try connection.execute(
      "DELETE FROM one_time_link WHERE account = \(account.rawValue) AND purpose = \(purpose.rawValue)")
  }

  static func endOver(at now: Int, _ connection: any Connection) throws {
    try connection.execute("DELETE FROM one_time_link WHERE expires <= \(now)")
  }
}
