import Core
package import Store

// What is done to the people of an organisation, by one of them or by the office. Whoever does it may do it in this very moment, or it is
// refused; and an organisation that had an owner has one afterwards.

extension Act {
  /// Makes somebody another thing than they were. Agents are appointed, not promoted.
  package func setRole(
    _ role: Membership.Role, of person: AccountID, in organisation: OrganisationIDs, by doer: AccountID
  ) throws {
    try require(.invite, of: doer, for: organisation)
    let old = try self.role(of: person, in: organisation)
    guard role != .agent, old != .agent else { throw Refusal(.membershipRole, at: "role") }
    try put(role, of: person, in: organisation)
    if old == .owner, role != .owner { try endInvitations(by: person, to: organisation) }
  }

  /// Takes somebody out of it, agents too.
  package func letGo(_ person: AccountID, from organisation: OrganisationIDs, by doer: AccountID) throws {
    try require(.invite, of: doer, for: organisation)
    _ = try role(of: person, in: organisation)
    try put(nil, of: person, in: organisation)
    try endInvitations(by: person, to: organisation)
  }

  /// Goes by oneself; an agent gives the organisation back. Throws `membership.owner.last`.
  package func leave(_ organisation: OrganisationIDs, _ person: AccountID) throws {
    _ = try role(of: person, in: organisation)
    try put(nil, of: person, in: organisation)
    try endInvitations(by: person, to: organisation)
  }

  /// Hands it on: the other owns it from then on, and whoever did stays as an editor.
  package func transfer(_ organisation: OrganisationIDs, from owner: AccountID, to heir: AccountID) throws {
    guard try role(of: owner, in: organisation) == .owner, try account(owner).state == .active else {
      throw Refusal(.accessDenied, ["what": Permission.invite.label.zh, "what.en": Permission.invite.label.en])
    }
    let present = try role(of: heir, in: organisation)
    guard heir != owner, present != .agent, try account(heir).state == .active else {
      throw Refusal(.membershipHeir, at: "heir")
    }
    try put(.owner, of: heir, in: organisation)
    try put(.editor, of: owner, in: organisation)
    try endInvitations(by: owner, to: organisation)
  }

  /// Has a broker act for it. Throws `membership.agent` for who is none, `membership.role` for who is of it already.
  package func appoint(_ broker: AccountID, in organisation: OrganisationIDs, by doer: AccountID) throws {
    try require(.invite, of: doer, for: organisation)
    guard let account = try AccountTable.find(broker, connection), account.offices.contains(.broker),
      account.state == .active
    else { throw Refusal(.membershipAgent, at: "broker", ["who": broker.rawValue]) }
    let old = try People.role(of: broker, in: organisation, connection)
    guard old == nil || old == .agent else { throw Refusal(.membershipRole, at: "broker") }
    try put(.agent, of: broker, in: organisation)
  }

  /// Throws `membership.absent`.
  private func role(of person: AccountID, in organisation: OrganisationIDs) throws -> Membership.Role {
    guard let role = try People.role(of: person, in: organisation, connection) else {
      throw Refusal(.membershipAbsent)
    }
    return role
  }

  /// One row for one person, under the id that the organisation has now; none where `role` is nil.
  func put(_ role: Membership.Role?, of person: AccountID, in organisation: OrganisationIDs) throws {
    let rows = try AccountTable.memberships(of: person, connection).filter {
      organisation.all.contains($0.organisation)
    }
    let new = role.map { Membership(account: person, organisation: organisation.present, role: $0) }
    guard rows != [new].compactMap({ $0 }) else { return }
    for row in rows where row.organisation != new?.organisation {
      try AccountTable.remove(row, connection)
      try journal(row, nil)
    }
    if let new {
      let old = rows.first { $0.organisation == new.organisation }
      try AccountTable.put(new, connection)
      if old != new { try journal(old, new) }
    }
    guard rows.contains(where: { $0.role == .owner }), role != .owner else { return }
    guard try !People.owners(of: organisation, connection).isEmpty else { throw Refusal(.membershipOwnerLast) }
  }
}
