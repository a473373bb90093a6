import Core
package import Store

extension Act {
  /// An invitation and the secret of its link; an earlier one to the same address ends.
  ///
  /// Accounts are not looked at but for those of the organisation, whom the inviter sees anyway: whether the address has one changes
  /// neither the answer nor the work.
  package func invite(
    _ invitee: Invitee, to organisation: OrganisationIDs, by inviter: AccountID, isMailed: Bool
  ) throws -> (invitation: Invitation, secret: Secret) {
    try require(.invite, of: inviter, for: organisation)
    guard try account(inviter).email != invitee.email else { throw Refusal(.membershipSelf, at: "email") }
    try endInvitationsOver()
    // Agents stand here as strangers do: the inviter does not see their addresses, and must not find them by asking.
    let there = try People.all(of: organisation, connection).filter { $0.role != .agent }
    guard !there.contains(where: { $0.account.email == invitee.email }) else {
      throw Refusal(.invitationMember, at: "email", ["email": invitee.email.description])
    }
    let (now, made) = (at.milliseconds, try Invitations.all(of: organisation, connection))
    for earlier in made where earlier.email == invitee.email && earlier.isOpen(at: now) {
      try end(earlier, as: .revoked)
    }
    let waiting = made.count { $0.email != invitee.email && $0.isOpen(at: now) }
    guard waiting < Invitation.mostOpen, made.count < Invitation.mostMade else {
      throw Refusal(.invitationMany, ["most": "\(Invitation.mostOpen)", "week": "\(Invitation.mostMade)"])
    }
    if isMailed { try countLetter(to: invitee.email, of: inviter) }
    let invitation = Invitation(
      id: Secret.letters(12), organisation: organisation.present, email: invitee.email, name: invitee.name,
      role: invitee.role, inviter: inviter, state: .open, isMailed: isMailed, made: now,
      expires: now + Invitation.validity)
    let secret = Secret()
    try InvitationTable.insert(invitation, secret, connection)
    try journal(
      invitation.ref,
      [
        "organisation": .init(before: nil, after: invitation.organisation),
        "role": .init(before: nil, after: invitation.role.rawValue),
        "email": .init(before: nil, after: invitation.email.description),
        "name": .init(before: nil, after: invitation.name),
        "link": .init(before: nil, after: isMailed ? "mailed" : "shown"),
      ], personal: ["email", "name"])
    return (invitation, secret)
  }

  /// A new link, for seven days from now; the one before ends.
  package func renew(
    invitation id: String, of organisation: OrganisationIDs, by doer: AccountID, isMailed: Bool
  ) throws -> (invitation: Invitation, secret: Secret) {
    var invitation = try waiting(id, of: organisation, by: doer)
    if isMailed { try countLetter(to: invitation.email, of: doer) }
    (invitation.isMailed, invitation.expires) = (isMailed, at.milliseconds + Invitation.validity)
    let secret = Secret()
    try InvitationTable.update(invitation, secret, connection)
    try journal(invitation.ref, ["link": .init(before: nil, after: isMailed ? "mailed" : "shown")])
    return (invitation, secret)
  }

  package func revoke(invitation id: String, of organisation: OrganisationIDs, by doer: AccountID) throws {
    try end(try waiting(id, of: organisation, by: doer), as: .revoked)
  }

  /// Throws `invitation.absent`, also for another organisation's.
  private func waiting(_ id: String, of organisation: OrganisationIDs, by doer: AccountID) throws -> Invitation {
    try require(.invite, of: doer, for: organisation)
    guard let found = try InvitationTable.find(id: id, connection), organisation.all.contains(found.organisation),
      found.isOpen(at: at.milliseconds)
    else { throw Refusal(.invitationAbsent) }
    return found
  }

  func end(_ invitation: Invitation, as state: Invitation.State) throws {
    var ended = invitation
    ended.state = state
    try InvitationTable.update(ended, nil, connection)
    try journal(invitation.ref, ["state": .init(before: invitation.state.rawValue, after: state.rawValue)])
  }

  /// What somebody offered in a role that they have no more is not offered any more.
  func endInvitations(by inviter: AccountID, to organisation: OrganisationIDs) throws {
    guard try !isAllowed(.invite, to: inviter, for: organisation) else { return }
    for one in try Invitations.all(of: organisation, connection) where one.inviter == inviter && one.state == .open {
      try end(one, as: .revoked)
    }
  }

  /// Those whose week is over are forgotten, with their addresses.
  package func endInvitationsOver() throws {
    try forgetInvitations(where: InvitationTable.isOver(at: at.milliseconds))
  }

  /// What was sent to somebody who is forgotten, and what they sent.
  func eraseInvitations(to email: EmailAddress, by account: AccountID) throws {
    try forgetInvitations(where: "email = \(email.description) OR inviter = \(account.rawValue)")
  }

  private func forgetInvitations(where condition: SQL) throws {
    for one in try InvitationTable.all(where: condition, connection) {
      try InvitationTable.remove(one, connection)
      try forget(one.ref)
    }
  }
}
