package import Core

/// Who asks, as far as it is known: nobody in particular, or an account with what it is to which organisations.
package struct Caller: Sendable {
  package let account: Account?
  /// Organisation → what the account is there; ids as they are now, after merges.
  package let roles: [String: Membership.Role]

  package static let visitor = Caller(account: nil, roles: [:])

  /// `successor` leads from an organisation's id to the one it was merged into, nil where it was not.
  package init(_ account: Account, _ memberships: [Membership], successor: (String) -> String?) {
    self.account = account
    roles = memberships.reduce(into: [:]) { roles, membership in
      let organisation = successor(membership.organisation) ?? membership.organisation
      roles[organisation] = max(roles[organisation] ?? .viewer, membership.role)
    }
  }

  private init(account: Account?, roles: [String: Membership.Role]) {
    self.account = account
    self.roles = roles
  }

  package var offices: Set<Office> { account?.offices ?? [] }

  /// What they may see of records.
  package var audience: Audience {
    guard account != nil else { return .visitor }
    if offices.contains(.operator) || offices.contains(.administrator) { return .operating }
    return .member(of: Set(roles.keys))
  }

  /// Whether they may do something, and where it is done for an organisation, whether for this one.
  package func may(_ permission: Permission, for organisation: String? = nil) -> Bool {
    if offices.contains(where: { permission.offices.contains($0) }) { return true }
    switch permission.reach {
    case .anybody: return true
    case .signedIn: return account != nil
    case .organisation(let least):
      guard let organisation else { return roles.values.contains { $0 >= least } }
      return roles[organisation].map { $0 >= least } ?? false
    case .officesAlone: return false
    }
  }
}
