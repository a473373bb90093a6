import Core
package import Store

/// Reading accounts.
package enum Accounts {
  /// In the order of their addresses.
  package static func all(_ connection: any Connection) throws -> [Account] { try AccountTable.all(connection) }

  package static func find(_ id: AccountID, _ connection: any Connection) throws -> Account? {
    try AccountTable.find(id, connection)
  }

  /// By address or id. Throws `account.absent`.
  package static func named(_ name: String, _ connection: any Connection) throws -> Account {
    let byAddress = try (try? EmailAddress(name)).flatMap { try AccountTable.find($0, connection) }
    guard let found = try byAddress ?? AccountTable.find(AccountID(rawValue: name), connection) else {
      throw Refusal(.accountAbsent, ["what": name])
    }
    return found
  }

  /// Those whose address holds `part`, at most `limit`, in the order of their addresses, behind the address `last`.
  package static func page(
    _ part: String, after last: String = "", limit: Int, _ connection: any Connection
  ) throws -> [Account] {
    try AccountTable.page(part, after: last, limit: limit, connection)
  }

  /// Brokers who could act for an organisation, by name.
  package static func brokers(_ connection: any Connection) throws -> [Account] {
    try AccountTable.all(connection).filter { $0.offices.contains(.broker) && $0.state == .active }.sorted {
      ($0.name, $0.id.rawValue) < ($1.name, $1.id.rawValue)
    }
  }

  package static func memberships(of account: AccountID, _ connection: any Connection) throws -> [Membership] {
    try AccountTable.memberships(of: account, connection)
  }
}

/// Reading who is of what.
package enum Memberships {
  /// Organisations, by the ids that they had when somebody joined, for which an account that may sign in says yes or no.
  package static func answering(_ connection: any Connection) throws -> [String] {
    try connection.rows(
      """
      SELECT DISTINCT organisation FROM membership JOIN account ON account.id = membership.account
        WHERE account.state = \(Account.State.active.rawValue) AND role <> \(Membership.Role.viewer.rawValue)
      """
    ).compactMap { $0.string(0) }
  }
}
