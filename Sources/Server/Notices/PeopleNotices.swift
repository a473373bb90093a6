import Access
import Core
import Notices
import Registry
import Store

// What people are told of who is of their organisations. Owners are told one by one: the others need not know.

extension Act {
  /// Tells the owners that somebody is of it from now on.
  func tell(joined person: AccountID, _ organisation: OrganisationIDs, by doer: AccountID) throws {
    let owners = try People.owners(of: organisation, connection).map(\.id).filter { $0 != person }
    try tell(
      .memberJoined, of: Ref(Organisation.kind, organisation.present), to: owners.map(Addressee.account),
      detail: person.rawValue, by: doer)
  }

  /// Tells who made a claim what was decided, and the owners who is of it by that.
  func tell(decided claim: OrganisationClaim, _ organisation: OrganisationIDs, by doer: AccountID) throws {
    let isGranted = claim.state == .granted
    try tell(
      isGranted ? .claimGranted : .claimRefused, of: Ref(Organisation.kind, organisation.present),
      to: [.account(claim.account)], by: doer)
    if isGranted { try tell(joined: claim.account, organisation, by: doer) }
  }
}
