package import Core
package import Store

extension Act {
  /// An account for whom the invitation was written to, with the password that they chose, and its place in the organisation.
  ///
  /// Returns what was accepted. Throws `invitation.account` where the address has an account: its person signs in, and nobody chooses them a password.
  @discardableResult
  package func accept(
    _ secret: Secret?, as newcomer: AccountID, name: String, _ language: Language, _ password: PasswordHash,
    of organisation: (String) -> OrganisationIDs
  ) throws -> Invitation {
    let invitation = try answerable(secret, organisation)
    guard try AccountTable.find(invitation.email, connection) == nil else { throw Refusal(.invitationAccount) }
    let account = try invite(invitation.email, name: name, language, id: newcomer)
    try set(password, of: account.id)
    try take(invitation, account.id, organisation(invitation.organisation))
    return invitation
  }

  /// By whoever has signed in under its address. Throws `invitation.other` for anybody else.
  @discardableResult
  package func accept(
    _ secret: Secret?, as account: AccountID, of organisation: (String) -> OrganisationIDs
  ) throws -> Invitation {
    let invitation = try answerable(secret, organisation)
    let organisation = organisation(invitation.organisation)
    try require(.changeOwnAccount, of: account, for: organisation)
    guard try self.account(account).email == invitation.email else { throw Refusal(.invitationOther) }
    // Whoever goes by another address since may have come to the one that they invited.
    try require(account, isNot: invitation.inviter)
    try take(invitation, account, organisation)
    return invitation
  }

  package func decline(_ secret: Secret?, as account: AccountID) throws {
    let invitation = try Invitations.find(secret, at: at.milliseconds, connection)
    guard try self.account(account).email == invitation.email else { throw Refusal(.invitationOther) }
    try end(invitation, as: .declined)
  }

  /// What is still offered by one who may still offer it.
  private func answerable(_ secret: Secret?, _ organisation: (String) -> OrganisationIDs) throws -> Invitation {
    let invitation = try Invitations.find(secret, at: at.milliseconds, connection)
    guard try isAllowed(.invite, to: invitation.inviter, for: organisation(invitation.organisation)) else {
      throw Refusal(.invitationEnded)
    }
    return invitation
  }

  private func take(_ invitation: Invitation, _ account: AccountID, _ organisation: OrganisationIDs) throws {
    let present = try People.role(of: account, in: organisation, connection)
    if Self.isMore(invitation.role, than: present) { try put(invitation.role, of: account, in: organisation) }
    if invitation.isMailed { try confirm(account) }
    try end(invitation, as: .accepted)
  }

  /// Nobody loses by accepting: who is more there already stays it. An agent does what editors do, and becomes of the organisation as one.
  private static func isMore(_ role: Membership.Role, than present: Membership.Role?) -> Bool {
    switch present {
    case nil: true
    case .agent?: role != .viewer
    case let present?: present < role
    }
  }
}
