import Access
import Core
import Exchange
import HTML
import Registry
import Store

/// A round as the office runs it: what it promises, who applies, what the experts gave, objections, and the next step.
struct RoundOfficePage: FormPage {
  let visit: Visit
  let form: Form
  let round: Round
  let applications: [RoundApplication]
  let tasks: [ReviewTask]
  let objections: [Objection]
  let today: Day
  let ranking: RoundRanking

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> RoundOfficePage {
    let round = try await Round.find(visit, service)
    return try await service.store.read { connection in
      let applications = try Rounds.applications(in: round.id, connection)
      let tasks = try Rounds.tasks(of: round.id, connection)
      return RoundOfficePage(
        visit: visit, form: form, round: round, applications: applications, tasks: tasks,
        objections: try Rounds.objections(to: round.id, connection), today: service.live.today(),
        ranking: RoundRanking(round, applications, tasks))
    }
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    let round = try await Round.find(visit, service)
    try await RoundOrder(form, round).carryOut(visit, service)
    return .moved(visit.link(form["do"] == "discard" ? .roundDesk : .roundOffice(round.id)))
  }

  var title: String { round.terms.name[visit.language] }

  func write(_ html: HTMLWriter) {
    html.header(.class("page-head")) {
      html.p(.class("kicker")) {
        html.a(visit.say("揭榜轮次", "Rounds"), .href(visit.link(.roundDesk)))
        html.text(" · ")
        html.span(round.stage.label[visit.language], .class("stage"))
      }
      html.h1(title)
    }
    html.refusalNote(form, visit)
    if !round.note.isEmpty { html.p(visit.say("说明：\(round.note)", "Note: \(round.note)"), .class("byline")) }
    html.p {
      if round.stage != .draft {
        html.a(visit.say("公开页面", "Its public page"), .class("button-link"), .href(visit.link(.round(round.id))))
        html.text(" ")
      }
      html.a(
        visit.say("专家与分派", "Experts and assignment"), .class("button-link"), .href(visit.link(.roundExperts(round.id))))
    }
    RoundForms(page: self).write(html)
    if round.stage != .draft { list(html) }
    if round.stage == .draft {
      html.part("edit", visit.say("修改", "Change it")) { edit(html) }
    } else {
      html.part("criteria", visit.say("评审标准", "Criteria")) { html.criteriaTable(round.terms.criteria, visit) }
    }
  }

  private func edit(_ html: HTMLWriter) {
    let kept = self.form["do"] == "revise" ? self.form : RoundTermsForm.form(of: round.terms)
    let form = self.form.refusal.map { kept.refused($0) } ?? kept
    html.form(to: visit.link(.roundOffice(round.id)), form, visit, isRefusalTold: true) {
      html.input(.type("hidden"), .name("do"), .value("revise"))
      RoundTermsForm(visit: visit).write(html, form)
      html.submitButton(visit.say("保存", "Keep"))
    }
  }

  private func list(_ html: HTMLWriter) {
    html.part("applications", visit.say("申报", "Applications"), count: applications.count) {
      if applications.isEmpty { html.p(visit.say("还没有。", "None yet."), .class("muted")) }
      html.ul(.class("rows")) {
        for one in applications.sorted(by: { ($0.challenge, $0.id) < ($1.challenge, $1.id) }) {
          html.li { row(html, one) }
        }
      }
    }
  }

  private func row(_ html: HTMLWriter, _ one: RoundApplication) {
    html.a(.href(visit.link(.application(one.id)))) {
      html.text(visit.name(ofChallenge: one.challenge) + " · " + visit.name(ofOrganisation: one.lead))
    }
    html.text(" ")
    html.span(one.state.label[visit.language], .class("stage"))
    if let line = ranking.line(of: one.id), let mean = line.mean {
      let spread = NumberWords.hundredths(line.spread ?? 0)
      html.span(
        visit.say(
          "得分 \(NumberWords.hundredths(mean))，\(line.totals.count) 位专家，最高与最低相差 \(spread)",
          "\(NumberWords.hundredths(mean)) points by \(line.totals.count); from the lowest to the highest \(spread)"),
        .class("byline"))
    }
    if one.state == .excluded { html.span(one.note, .class("byline")) }
    guard one.state == .handedIn, round.stage == .reviewing else { return }
    let isThis = form["do"] == "exclude" && form["application"] == one.id
    html.details(.open(isThis)) {
      html.summary(visit.say("不予评审", "Leave it out"))
      let form = (isThis ? form : Form()).scoped("exclude-\(one.id)")
      html.form(to: visit.link(.roundOffice(round.id)), form, visit, isRefusalTold: true) {
        html.input(.type("hidden"), .name("do"), .value("exclude"))
        html.input(.type("hidden"), .name("application"), .value(one.id))
        html.area(
          "reason", Label("原因", "Why"), hint: Label("联合体会看到", "The consortium reads it"), rows: 2, most: 1000, form,
          visit)
        html.submitButton(visit.say("不予评审", "Leave it out"))
      }
    }
  }
}
