package import Access
import Core
package import Store

/// Mail that is still to go out.
package struct Outgoing: Sendable, Hashable {
  package enum Content: Sendable, Hashable {
    /// What an account was told behind `after`, up to `last`: put into words when it goes, as far as its reader may see it then.
    case notices(AccountID, after: Int, last: Int)
    /// A letter as it is. What it says may let somebody in: it is gone from here as soon as it was taken.
    case letter(to: EmailAddress, subject: String, words: String)
  }

  package let id: String
  package let content: Content
  package private(set) var tries = 0
  /// Not before then: milliseconds since 1970, UTC.
  package private(set) var due: Int

  package init(_ content: Content, due: Int) {
    id = Secret.letters(16)
    self.content = content
    self.due = due
  }

  private init(id: String, _ content: Content, tries: Int, due: Int) {
    (self.id, self.content, self.tries, self.due) = (id, content, tries, due)
  }

  /// Minutes until it is tried again; nil when it was tried often enough: nine times within two days.
  package var wait: Int? {
    let minutes = [1, 5, 15, 60, 180, 360, 720, 1440]
    return tries < minutes.count ? minutes[tries] : nil
  }
}

extension Outgoing {
  static let migration = Migration(
    "303-outgoing",
    [
      """
      CREATE TABLE outgoing (
        id TEXT PRIMARY KEY NOT NULL, account TEXT REFERENCES account (id), since BIGINT, upto BIGINT, address TEXT,
        subject TEXT, words TEXT, tries BIGINT NOT NULL, due BIGINT NOT NULL)
      """,
      "CREATE INDEX outgoing_due ON outgoing (due)",
      "CREATE INDEX outgoing_account ON outgoing (account)",
    ])

  package func insert(_ connection: any Connection) throws {
    switch content {
    case .notices(let account, let after, let last):
      try connection.execute(
        """
        INSERT INTO outgoing (id, account, since, upto, tries, due)
          VALUES (\(id), \(account.rawValue), \(after), \(last), \(tries), \(due))
        """)
    case .letter(let address, let subject, let words):
      try connection.execute(
        """
        INSERT INTO outgoing (id, address, subject, words, tries, due)
          VALUES (\(id), \(address.description), \(subject), \(words), \(tries), \(due))
        """)
    }
  }

  package static func due(at now: Int, limit: Int, _ connection: any Connection) throws -> [Outgoing] {
    try connection.rows(
      """
      SELECT id, account, since, upto, address, subject, words, tries, due FROM outgoing
        WHERE due <= \(now) ORDER BY due, id LIMIT \(limit)
      """
    ).compactMap { row in
      guard let id = row.string(0), let tries = row.integer(7), let due = row.integer(8), let content = try content(row)
      else { return nil }
      return Outgoing(id: id, content, tries: tries, due: due)
    }
  }

  private static func content(_ row: Row) throws -> Content? {
    if let account = row.string(1), let after = row.integer(2), let last = row.integer(3) {
      return .notices(AccountID(rawValue: account), after: after, last: last)
    }
    guard let address = row.string(4), let subject = row.string(5), let words = row.string(6) else { return nil }
    return .letter(to: try EmailAddress(address), subject: subject, words: words)
  }

  /// Takes it in hand until `until`: of several portals on one store one alone gets true.
  package func claim(until: Int, _ connection: any Connection) throws -> Bool {
    try connection.execute(
      """
      UPDATE outgoing SET due = \(until), tries = \(tries + 1) WHERE id = \(id) AND due = \(due) AND tries = \(tries)
      """) == 1
  }

  /// Puts it off.
  package func wait(until: Int, tries: Int, _ connection: any Connection) throws {
    try connection.execute("UPDATE outgoing SET due = \(until), tries = \(tries) WHERE id = \(id)")
  }

  package func remove(_ connection: any Connection) throws {
    try connection.execute("DELETE FROM outgoing WHERE id = \(id)")
  }
}
