package import Access
import Core
package import Store

/// Mail that is still to go out: to whom and of which notices. Its words are written when it goes.
package struct Outgoing: Sendable, Hashable {
  package let account: AccountID
  /// Notices behind `after`, up to `last`.
  package let after, last: Int
  package var tries: Int
  /// Not before then: milliseconds since 1970, UTC.
  package var due: Int

  package init(_ account: AccountID, after: Int, last: Int, due: Int) {
    (self.account, self.after, self.last, self.tries, self.due) = (account, after, last, 0, due)
  }

  /// What the message is known by, however often it is sent; a hash, for its number is nobody's business.
  package var name: String {
    var digest = Digest()
    digest.update(framed: account.rawValue)
    digest.update(framed: "\(last)")
    return "notice.\(Digest.hex(digest.finish().prefix(12)))"
  }

  /// Minutes until it is tried again; nil when it was tried often enough: nine times within two days.
  package var wait: Int? {
    let minutes = [1, 5, 15, 60, 180, 360, 720, 1440]
    return tries < minutes.count ? minutes[tries] : nil
  }

  static let migration = Migration(
    "303-outgoing",
    [
      """
      CREATE TABLE outgoing (
        account TEXT NOT NULL REFERENCES account (id), since BIGINT NOT NULL, upto BIGINT NOT NULL,
        tries BIGINT NOT NULL, due BIGINT NOT NULL, PRIMARY KEY (account, upto))
      """,
      "CREATE INDEX outgoing_due ON outgoing (due)",
    ])
}

extension Outgoing {
  package func insert(_ connection: any Connection) throws {
    try connection.execute(
      """
      INSERT INTO outgoing (account, since, upto, tries, due)
        VALUES (\(account.rawValue), \(after), \(last), \(tries), \(due))
      """)
  }

  package static func due(at now: Int, limit: Int, _ connection: any Connection) throws -> [Outgoing] {
    try connection.rows(
      "SELECT account, since, upto, tries, due FROM outgoing WHERE due <= \(now) ORDER BY due, account LIMIT \(limit)"
    ).compactMap { row in
      guard let account = row.string(0), let after = row.integer(1), let last = row.integer(2),
        let tries = row.integer(3), let due = row.integer(4)
      else { return nil }
      var out = Outgoing(AccountID(rawValue: account), after: after, last: last, due: due)
      out.tries = tries
      return out
    }
  }

  /// Takes it in hand until `until`: of several portals on one store one alone gets true.
  package func claim(until: Int, _ connection: any Connection) throws -> Bool {
    try connection.execute(
      """
      UPDATE outgoing SET due = \(until), tries = \(tries + 1)
        WHERE account = \(account.rawValue) AND upto = \(last) AND due = \(due) AND tries = \(tries)
      """) == 1
  }

  /// Puts it off.
  package func wait(until: Int, tries: Int, _ connection: any Connection) throws {
    try connection.execute(
      """
      UPDATE outgoing SET due = \(until), tries = \(tries) WHERE account = \(account.rawValue) AND upto = \(last)
      """)
  }

  package func remove(_ connection: any Connection) throws {
    try connection.execute("DELETE FROM outgoing WHERE account = \(account.rawValue) AND upto = \(last)")
  }
}
