import Access
import Core
import Exchange
import HTML
import Registry
import Store

/// Where an organisation says what it has against a published result, and reads what came of it.
struct ObjectionPage: FormPage {
  let visit: Visit
  private let form: Form
  private let round: Round
  private let applications: [RoundApplication]
  /// Those of the reader's own organisations.
  private let objections: [Objection]
  private let today: Day

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> ObjectionPage {
    let round = try await Round.find(visit, service)
    let own = visit.cluster.formerly(Set(visit.applying))
    let (applications, objections) = try await service.store.read { connection in
      (
        round.stage.showsResult ? try Rounds.applications(in: round.id, connection) : [],
        try Rounds.objections(to: round.id, connection).filter { own.contains($0.organisation) }
      )
    }
    return ObjectionPage(
      visit: visit, form: form, round: round, applications: applications.filter { $0.state == .handedIn },
      objections: objections, today: service.live.today())
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    guard let account = visit.caller.account?.id else { throw Refusal(.signInWanted) }
    let round = try await Round.find(visit, service)
    let organisation = form["organisation"]
    guard visit.applying.contains(organisation) else { throw Refusal(.applicationParty, at: "organisation") }
    let about = form["application"].isEmpty ? nil : form["application"]
    let names = visit.cluster.formerly([organisation])
    try await service.act("round.object", of: visit) {
      try $0.object(
        to: round.id, about: about, for: organisation, names: names, words: form["words"], by: account)
    }
    return .moved(visit.link(.objection(round.id)))
  }

  var title: String { visit.say("异议", "Objections") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title, lead: visit.say("只有办公室和提出异议的单位能看到。", "The office and the organisation that objects alone read them."),
      kicker: round.terms.name[visit.language])
    html.p { html.a(visit.say("回到这一轮", "Back to the round"), .href(visit.link(.round(round.id)))) }
    html.part("own", visit.say("本单位的异议", "Your organisation's objections"), count: objections.count) {
      if objections.isEmpty { html.p(visit.say("还没有。", "None yet."), .class("muted")) }
      html.ol(.class("log")) { for one in objections { html.li { html.objection(one, visit) } } }
    }
    guard round.takesObjections(on: today) else {
      html.refusalNote(form, visit)
      return html.p(visit.say("现在不受理异议。", "Objections are not taken now."), .class("muted"))
    }
    guard !visit.applying.isEmpty else { return html.noOrganisation(visit) }
    html.part("object", visit.say("提出异议", "Object")) {
      html.form(to: visit.link(.objection(round.id)), form, visit) {
        html.choice(
          "organisation", Label("单位", "Organisation"),
          of: visit.applying.map { ($0, visit.name(ofOrganisation: $0)) }, form, visit)
        html.choice(
          "application", Label("针对", "About"),
          of: applications.map {
            ($0.id, visit.name(ofChallenge: $0.challenge) + " · " + visit.name(ofOrganisation: $0.lead))
          },
          none: visit.say("整个结果", "the result as a whole"), form, visit)
        html.area(
          "words", Label("事实与依据", "What is wrong, and by what it can be seen"), most: Objection.longest, form, visit)
        html.submitButton(visit.say("提出", "Raise it"))
      }
    }
  }
}

extension HTMLWriter {
  /// An objection with its answer.
  func objection(_ one: Objection, _ visit: Visit) {
    organisation(one.organisation, visit)
    text(" ")
    span(one.verdict.label[visit.language], .class("stage"))
    p(one.words)
    if !one.answer.isEmpty { p(visit.say("答复：\(one.answer)", "Answer: \(one.answer)"), .class("byline")) }
  }
}
