package import Access
import Core
package import Store

extension Act {
  /// Forgets what an account was told, searched for and still to be written.
  package func eraseNotices(of account: AccountID) throws {
    let searches = try SavedSearch.of(account, connection)
    try connection.execute("DELETE FROM notice WHERE addressee = \(Addressee.account(account).description)")
    for table in ["notice_settings", "outgoing", "saved_search"] {
      try connection.execute("DELETE FROM \(name: table) WHERE account = \(account.rawValue)")
    }
    for search in searches {
      try connection.execute(
        """
        DELETE FROM journal_personal WHERE seq IN
          (SELECT seq FROM journal WHERE kind = \(SavedSearch.kind.rawValue) AND entity = \(search.id))
        """)
    }
  }
}

/// What is kept of an account here, for its person to take along.
package struct NoticeHoldings: Sendable, Encodable {
  package struct Search: Sendable, Encodable { let name, query: String }

  let mail: String
  let searches: [Search]

  package init(_ account: AccountID, _ connection: any Connection) throws {
    mail = try NoticeSettings.of(account, connection).pace.rawValue
    searches = try SavedSearch.of(account, connection).map { Search(name: $0.name, query: $0.query) }
  }
}
