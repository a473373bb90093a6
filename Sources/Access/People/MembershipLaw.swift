import Core
package import Store

extension Act {
  /// What somebody is to an organisation from now on; nil for nothing. Every membership is written here and nowhere else, so that there is
  /// one law of it: brokers alone are agents, one person is one row under the id that the organisation has now, and what was offered as an
  /// owner is not offered by who is none any more.
  ///
  /// Throws `membership.owner.last`: an organisation that had an owner has one who can sign in.
  ///
  /// - Parameter mayEmpty: whether an owner may go where nobody is left behind but agents. It is for who runs the store's machine, and for
  ///   whoever is forgotten; not for an organisation's people, nor for the office: the next to claim it by mail would have it.
  package func put(
    _ role: Membership.Role?, of person: AccountID, in organisation: OrganisationIDs, mayEmpty: Bool = false
  ) throws {
    let account = try account(person)
    guard role != .agent || account.offices.contains(.broker) else {
      throw Refusal(.membershipAgent, ["who": account.email.description])
    }
    let old = try AccountTable.memberships(of: person, connection).filter {
      organisation.all.contains($0.organisation)
    }
    let new = role.map { Membership(account: person, organisation: organisation.present, role: $0) }
    guard old != [new].compactMap(\.self) else { return }
    try write(old, new)
    guard old.contains(where: { $0.role == .owner }), role != .owner else { return }
    try requireOwner(of: organisation, mayEmpty: mayEmpty)
    try endInvitations(by: person, to: organisation)
  }

  private func write(_ old: [Membership], _ new: Membership?) throws {
    for row in old where row.organisation != new?.organisation {
      try AccountTable.remove(row, connection)
      try journal(row, nil)
    }
    guard let new else { return }
    let former = old.first { $0.organisation == new.organisation }
    guard former != new else { return }
    try AccountTable.put(new, connection)
    try journal(former, new)
  }

  private func requireOwner(of organisation: OrganisationIDs, mayEmpty: Bool) throws {
    guard try People.owners(of: organisation, connection).isEmpty else { return }
    let isLeft = try People.roles(in: organisation, connection).values.contains { $0 != .agent }
    guard mayEmpty, !isLeft else { throw Refusal(.membershipOwnerLast) }
  }

  private func journal(_ old: Membership?, _ new: Membership?) throws {
    guard let one = new ?? old else { return }
    let change = Journal.Change(before: old?.role.rawValue, after: new?.role.rawValue)
    try journal(one.account.ref, ["organisation/\(one.organisation)": change])
  }
}
