import Core
package import Store

extension Act {
  /// Throws `access.denied` where the account may not do this for the organisation at this moment: what was asked at the door may have
  /// been taken away since.
  package func require(_ permission: Permission, of id: AccountID, for organisation: OrganisationIDs) throws {
    guard try isAllowed(permission, to: id, for: organisation) else {
      throw Refusal(.accessDenied, ["what": permission.label.zh, "what.en": permission.label.en])
    }
  }

  /// Throws `membership.self`. The office may give a role in any organisation, so whoever has it could come to speak for any; it takes two.
  func require(_ doer: AccountID, isNot person: AccountID?) throws {
    guard doer != person else { throw Refusal(.membershipSelf) }
  }

  func isAllowed(_ permission: Permission, to id: AccountID, for organisation: OrganisationIDs) throws -> Bool {
    guard let account = try AccountTable.find(id, connection), account.state == .active else { return false }
    let role = try People.role(of: id, in: organisation, connection)
    let memberships = role.map { [Membership(account: id, organisation: organisation.present, role: $0)] } ?? []
    return Caller(account, memberships) { _ in nil }.may(permission, for: organisation.present)
  }
}
