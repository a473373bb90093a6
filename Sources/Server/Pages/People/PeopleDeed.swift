import Access
import Core
import HTML
import Store

/// One of the things that an owner, or the office, does to the people of an organisation.
struct PeopleDeed {
  let form: Form
  let visit: Visit
  let service: AccountService
  let ids: OrganisationIDs
  let doer: Account

  func run() async throws -> Sent {
    let (ids, by, form) = (ids, doer.id, form)
    let person = AccountID(rawValue: form["person"])
    switch form["do"] {
    case "invite", "renew": return .shown(try await invited())
    case "revoke":
      try await act("invitation.revoke") { try $0.revoke(invitation: form["invitation"], of: ids, by: by) }
    case "role":
      guard let role = Membership.Role(rawValue: form["role"]) else { throw Refusal(.membershipRole, at: "role") }
      try await act("membership.put") { try $0.setRole(role, of: person, in: ids, by: by) }
    case "let-go": try await act("membership.remove") { try $0.letGo(person, from: ids, by: by) }
    case "appoint":
      try await act("membership.appoint") {
        try $0.appoint(AccountID(rawValue: form["broker"]), in: ids, by: by)
      }
    case "transfer":
      try await act("membership.transfer") {
        try $0.transfer(ids, from: by, to: AccountID(rawValue: form["heir"]))
      }
      // Who has handed it on does not see this page any more.
      return .moved(visit.link(.account))
    case "grant", "refuse": try await ClaimEntry.decide(form, of: ids, visit, service)
    default: throw Refusal(.webPageAbsent)
    }
    return .moved(visit.link(.people(ids.present)))
  }

  private func act(_ verb: String, _ body: @escaping @Sendable (Act) throws -> Void) async throws {
    try await service.act(verb, of: visit, body)
  }

  /// A new link, by mail or to be handed on.
  private func invited() async throws -> InvitedPage {
    let (ids, doer, form, visit, mailing) = (ids, doer, form, visit, service.mailing)
    let invitee =
      form["do"] == "invite" ? try Invitee(email: form["email"], name: form["name"], role: form["role"]) : nil
    let (invitation, secret) = try await service.act("invitation.make", of: visit) { act in
      let made =
        if let invitee {
          try act.invite(invitee, to: ids, by: doer.id, isMailed: mailing != nil)
        } else {
          try act.renew(invitation: form["invitation"], of: ids, by: doer.id, isMailed: mailing != nil)
        }
      try mailing?.invite(
        made.invitation, to: visit.name(of: ids.present), by: doer, visit.link(.invitation(made.secret.words)), in: act)
      return made
    }
    let base = service.site.origin ?? visit.host.map { "http://\($0)" } ?? ""
    let link = mailing == nil ? base + visit.link(.invitation(secret.words)).address : nil
    return InvitedPage(visit: visit, invitation: invitation, link: link)
  }
}
