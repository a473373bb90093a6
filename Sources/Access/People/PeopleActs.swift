import Core
package import Store

// What is done to the people of an organisation, by one of them or by the office. Whoever does it may do it in this very moment, or it is
// refused. What an organisation may not become by it, `put` sees to.

extension Act {
  /// Makes somebody another thing than they were. Agents are appointed, not promoted; and oneself one makes less alone.
  package func setRole(
    _ role: Membership.Role, of person: AccountID, in organisation: OrganisationIDs, by doer: AccountID
  ) throws {
    try require(.invite, of: doer, for: organisation)
    let old = try self.role(of: person, in: organisation)
    guard role != .agent, old != .agent else { throw Refusal(.membershipRole, at: "role") }
    if role > old { try require(doer, isNot: person) }
    try put(role, of: person, in: organisation)
  }

  /// Takes somebody out of it, agents too.
  package func letGo(_ person: AccountID, from organisation: OrganisationIDs, by doer: AccountID) throws {
    try require(.invite, of: doer, for: organisation)
    _ = try role(of: person, in: organisation)
    try put(nil, of: person, in: organisation)
  }

  /// Goes by oneself; an agent gives the organisation back. Throws `membership.owner.last`.
  package func leave(_ organisation: OrganisationIDs, _ person: AccountID) throws {
    _ = try role(of: person, in: organisation)
    try put(nil, of: person, in: organisation)
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
  }

  /// Has a broker act for it. Throws `membership.agent` for who is none, `membership.role` for who is of it already.
  package func appoint(_ broker: AccountID, in organisation: OrganisationIDs, by doer: AccountID) throws {
    try require(.invite, of: doer, for: organisation)
    try require(doer, isNot: broker)
    guard let account = try AccountTable.find(broker, connection), account.offices.contains(.broker),
      account.state == .active
    else { throw Refusal(.membershipAgent, at: "broker", ["who": String(broker.rawValue.prefix(20))]) }
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
}
