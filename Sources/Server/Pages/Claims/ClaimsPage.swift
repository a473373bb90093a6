import Access
import Core
import HTML
import Registry
import Store

/// Claims that wait, for the office: the oldest first. Those of organisations with an owner are the owner's to decide, and stand here too,
/// for owners leave and do not say so.
struct ClaimsPage: FormPage {
  let visit: Visit
  private let form: Form
  private let claims: [ClaimEntry]

  private static let most = 100

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> ClaimsPage {
    let claims = try await service.store.read { connection in
      try OrganisationClaims.open(limit: most, connection).map { try ClaimEntry($0, visit, connection) }
    }
    return ClaimsPage(visit: visit, form: form, claims: claims)
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    let id = form["claim"]
    guard let claim = try await service.store.read({ try OrganisationClaims.find(id, $0) }) else {
      throw Refusal(.claimAbsent)
    }
    try await ClaimEntry.decide(form, of: visit.ids(of: claim.organisation), visit, service)
    return .moved(visit.link(.claims))
  }

  var title: String { visit.say("单位认领", "Claims to organisations") }

  func write(_ html: HTMLWriter) {
    html.pageHead(title, lead: visit.say("先提交的在前。", "What was asked first stands first."))
    html.deskLinks(visit)
    html.refusalNote(form, visit)
    if claims.isEmpty { html.p(visit.say("没有等待决定的认领。", "Nothing waits."), .class("muted")) }
    for entry in claims {
      let id = visit.cluster.present(entry.claim.organisation)
      html.part("of-\(entry.claim.id)", visit.name(of: id)[visit.language]) {
        html.p { html.a(visit.say("人员", "Its people"), .href(visit.link(.people(id)))) }
        entry.write(html, to: visit.link(.claims), form, visit)
      }
    }
  }
}
