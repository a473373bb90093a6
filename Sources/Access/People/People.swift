package import Store

/// Who is of an organisation, each once, whatever it was called before it was merged.
package enum People {
  package struct Person: Sendable, Hashable {
    package let account: Account
    package let role: Membership.Role
  }

  /// Owners first, then by name.
  package static func all(of organisation: OrganisationIDs, _ connection: any Connection) throws -> [Person] {
    try roles(in: organisation, connection).compactMap { id, role in
      try AccountTable.find(id, connection).map { Person(account: $0, role: role) }
    }.sorted { ($1.role, $0.account.name, $0.account.id.rawValue) < ($0.role, $1.account.name, $1.account.id.rawValue) }
  }

  package static func role(
    of account: AccountID, in organisation: OrganisationIDs, _ connection: any Connection
  ) throws -> Membership.Role? {
    try roles(in: organisation, connection)[account]
  }

  /// Whom one asks: owners who can sign in. Who was invited and never came, or may not come in any more, would leave it without anybody.
  package static func owners(of organisation: OrganisationIDs, _ connection: any Connection) throws -> [Account] {
    try all(of: organisation, connection).filter { $0.role == .owner && $0.account.state == .active }.map(\.account)
  }

  static func roles(
    in organisation: OrganisationIDs, _ connection: any Connection
  ) throws -> [AccountID: Membership.Role] {
    var out: [AccountID: Membership.Role] = [:]
    for id in organisation.all {
      for membership in try AccountTable.members(of: id, connection) {
        out[membership.account] = max(out[membership.account] ?? .viewer, membership.role)
      }
    }
    return out
  }
}
