package import Access
package import Core
package import Store

/// A search that somebody wants to hear of when it finds something new.
package struct SavedSearch: Sendable, Hashable {
  package let id: String
  package let account: AccountID
  /// Behind the question mark of its page.
  package let query: String
  /// What its person calls it.
  package let name: String
  /// How far the journal was looked through for it.
  package var told: Int

  package init(id: String, account: AccountID, query: String, name: String, told: Int) {
    (self.id, self.account, self.query, self.name, self.told) = (id, account, query, name, told)
  }

  package static let kind = Kind("search")
  package var ref: Ref { Ref(Self.kind, id) }

  /// Of one account.
  package static let most = 50
  package static let longestName = 200

  static let migration = Migration(
    "304-saved-search",
    [
      """
      CREATE TABLE saved_search (
        id TEXT PRIMARY KEY NOT NULL, account TEXT NOT NULL REFERENCES account (id), query TEXT NOT NULL,
        name TEXT NOT NULL, told BIGINT NOT NULL)
      """,
      "CREATE INDEX saved_search_account ON saved_search (account)",
    ])
}

extension SavedSearch {
  package static func all(_ connection: any Connection) throws -> [SavedSearch] {
    try read("1 = 1", connection)
  }

  package static func of(_ account: AccountID, _ connection: any Connection) throws -> [SavedSearch] {
    try read("account = \(account.rawValue)", connection)
  }

  /// False where it is gone, or was told that far by another.
  package func tell(upTo sequence: Int, _ connection: any Connection) throws -> Bool {
    try connection.execute("UPDATE saved_search SET told = \(sequence) WHERE id = \(id) AND told = \(told)") == 1
  }

  private static func read(_ condition: SQL, _ connection: any Connection) throws -> [SavedSearch] {
    try connection.rows(
      "SELECT id, account, query, name, told FROM saved_search WHERE \(condition) ORDER BY name, id"
    ).compactMap { row in
      guard let id = row.string(0), let account = row.string(1), let query = row.string(2), let told = row.integer(4)
      else { return nil }
      return SavedSearch(
        id: id, account: AccountID(rawValue: account), query: query, name: row.string(3) ?? "", told: told)
    }
  }
}

extension Act {
  /// The same search twice is one. Throws `search.name` and `search.many`.
  package func save(_ query: String, as name: String, for account: AccountID) throws {
    guard !name.isEmpty, name.count <= SavedSearch.longestName else {
      throw Refusal(.searchName, at: "name", ["most": "\(SavedSearch.longestName)"])
    }
    let own = try SavedSearch.of(account, connection)
    guard !own.contains(where: { $0.query == query }) else { return }
    guard own.count < SavedSearch.most else { throw Refusal(.searchMany, ["most": "\(SavedSearch.most)"]) }
    let search = SavedSearch(id: Secret.letters(12), account: account, query: query, name: name, told: begin)
    try connection.execute(
      """
      INSERT INTO saved_search (id, account, query, name, told)
        VALUES (\(search.id), \(account.rawValue), \(query), \(name), \(search.told))
      """)
    try journal(search.ref, ["query": .init(before: nil, after: query)], personal: ["query"])
  }

  /// Nothing where it is not `account`'s.
  package func forget(search id: String, of account: AccountID) throws {
    guard let search = try SavedSearch.of(account, connection).first(where: { $0.id == id }) else { return }
    try connection.execute("DELETE FROM saved_search WHERE id = \(id)")
    try journal(search.ref, ["query": .init(before: search.query, after: nil)], personal: ["query"])
  }
}
