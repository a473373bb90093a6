import Access
import Core
import Exchange
import HTML
import Registry
import Store

/// The form in which a team begins its application for one challenge of a round.
struct NewApplicationPage: FormPage {
  let visit: Visit
  private let form: Form
  private let round: Round
  private let challenge: Ref

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> NewApplicationPage {
    let round = try await Round.find(visit, service)
    return NewApplicationPage(visit: visit, form: form, round: round, challenge: try challenge(round, visit))
  }

  private static func challenge(_ round: Round, _ visit: Visit) throws -> Ref {
    let id = visit.parameters["need"] ?? ""
    guard let found = round.terms.challenges.first(where: { $0.id == id }) else {
      throw Refusal(.applicationChallenge, ["what": String(id.prefix(20))])
    }
    return found
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    guard let account = visit.caller.account?.id else { throw Refusal(.signInWanted) }
    let round = try await Round.find(visit, service)
    let challenge = try challenge(round, visit)
    let lead = form["organisation"]
    guard visit.applying.contains(lead) else { throw Refusal(.applicationParty, at: "organisation") }
    let names = visit.cluster.formerly([lead])
    let proposal = try ProposalForm.read(form)
    let present = visit.present
    let made = try await service.act("application.draft", of: visit) {
      try $0.apply(in: round.id, for: challenge, lead: lead, names: names, proposal, by: account, present: present)
    }
    return .moved(visit.link(.application(made.id)))
  }

  var title: String { visit.say("揭榜申报", "Application") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title,
      lead: visit.say(
        "先存为草稿。申报内容只有联合体、办公室和分派的专家能看到；出题单位在截止后能看到。",
        "It is kept as a draft first. What you write is for the consortium, the office and the experts who judge it; who poses the challenge reads it after the deadline."
      ), kicker: round.terms.name[visit.language])
    html.p { html.challenge(challenge, visit) }
    guard !visit.applying.isEmpty else { return html.noOrganisation(visit) }
    html.form(to: visit.link(.newApplication(round.id, challenge.id)), form, visit) {
      html.choice(
        "organisation", Label("牵头单位", "Organisation that leads"),
        of: visit.applying.map { ($0, visit.name(ofOrganisation: $0)) }, form, visit)
      ProposalForm.write(html, form, visit)
      html.submitButton(visit.say("存为草稿", "Keep as a draft"))
    }
  }
}
