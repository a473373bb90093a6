import Access
import Core
import Exchange
import HTML
import Registry
import Store

/// One application, as far as whoever looks may see it, and what they may do to it.
struct ApplicationPage: FormPage {
  let visit: Visit
  private let form: Form
  private let place: Place
  private let today: Day

  /// An application with its round, and what the reader is to it.
  struct Place: Sendable {
    let application: RoundApplication
    let round: Round
    let standing: ApplicationStanding
  }

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> ApplicationPage {
    ApplicationPage(visit: visit, form: form, place: try await find(visit, service), today: service.live.today())
  }

  /// Who may not see it is told what is told of one that never was.
  static func find(_ visit: Visit, _ service: AccountService) async throws -> Place {
    let id = visit.parameters["id"] ?? ""
    let account = visit.caller.account?.id
    let found = try await service.store.read { connection -> (RoundApplication, Round, ReviewTask?)? in
      guard id.utf8.count <= 20, let one = try Rounds.application(id, connection),
        let round = try Rounds.find(one.round, connection)
      else { return nil }
      return (one, round, try account.flatMap { try Rounds.task(id, $0, connection) })
    }
    guard let (application, round, task) = found else {
      throw Refusal(.applicationAbsent, ["what": String(id.prefix(20))])
    }
    let standing = ApplicationStanding(
      visit.caller, application, of: round, task: task, in: visit.cluster, on: service.live.today())
    guard standing.maySee else { throw Refusal(.applicationAbsent, ["what": id]) }
    return Place(application: application, round: round, standing: standing)
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    let place = try await find(visit, service)
    try await ApplicationOrder(form, place, visit).carryOut(visit, service)
    return .moved(visit.link(.application(place.application.id)))
  }

  private var application: RoundApplication { place.application }
  private var standing: ApplicationStanding { place.standing }
  private var here: Link { visit.link(.application(application.id)) }
  /// Whether it may still be written.
  private var isOpen: Bool { application.state == .draft && place.round.accepts(on: today) }

  var title: String { visit.say("揭榜申报", "Application") }

  func write(_ html: HTMLWriter) {
    html.header(.class("page-head")) {
      html.p(.class("kicker")) {
        html.a(place.round.terms.name[visit.language], .href(visit.link(.round(place.round.id))))
        html.text(" · ")
        html.span(application.state.label[visit.language], .class("stage"))
      }
      html.h1 { html.challenge(application.challenge, visit) }
    }
    html.refusalNote(form, visit)
    if application.state == .excluded {
      html.div(.class("refusal"), .role("note")) {
        html.p { html.strong(visit.say("办公室：不予评审", "The office has left it out")) }
        html.p(application.note)
      }
    }
    if place.round.stage == .open {
      html.p(
        visit.say(
          "\(place.round.terms.closes) 24:00（北京时间）截止。", "Until the end of \(place.round.terms.closes), China time."),
        .class("muted"))
    }
    consortium(html)
    guard standing.mayRead else {
      return html.p(
        visit.say("加入后可以看到申报内容。", "What is proposed can be read once your organisation has joined."), .class("muted"))
    }
    if standing.mayEdit { moves(html) }
    if standing.mayEdit, isOpen {
      edit(html)
    } else {
      html.part("proposal", visit.say("申报内容", "Proposal")) { ProposalForm.show(application.proposal, html, visit) }
    }
    if standing.isExpert {
      html.p {
        html.a(visit.say("评分", "Give points"), .class("button-link"), .href(visit.link(.scoring(application.id))))
      }
    }
  }

  // MARK: Consortium

  private func consortium(_ html: HTMLWriter) {
    html.part("consortium", visit.say("联合体", "Consortium")) {
      html.ul(.class("rows")) {
        html.li {
          html.organisation(application.lead, visit)
          html.text(" ")
          html.span(visit.say("牵头单位", "leads"), .class("stage"))
        }
        // Whom else the lead counts on is told to those who are of it.
        for member in application.members where standing.mayRead || standing.answersFor.contains(member.organisation) {
          html.li { row(html, member) }
        }
      }
      guard standing.mayEdit, isOpen else { return }
      let form = (self.form["do"] == "ask" ? self.form : Form()).scoped("ask")
      html.form(to: here, form, visit, isRefusalTold: true) {
        html.input(.type("hidden"), .name("do"), .value("ask"))
        FormField(
          name: "member", label: Label("邀请成员单位", "Ask an organisation to join"),
          hint: Label("单位全称；由对方的编辑者确认", "Its full name; an editor of theirs has to say yes")
        ).write(html, form, visit)
        html.submitButton(visit.say("邀请", "Ask it"))
      }
    }
  }

  private func row(_ html: HTMLWriter, _ member: ConsortiumMember) {
    html.organisation(member.organisation, visit)
    html.text(" ")
    html.span(member.answer.label[visit.language], .class("stage"))
    guard isOpen else { return }
    let id = member.organisation
    if standing.answersFor.contains(id) {
      html.p {}
      if member.answer != .joined {
        html.formButton(visit.say("确认加入", "Join"), to: here, visit, values: [("do", "join"), ("member", id)])
        html.text(" ")
      }
      if member.answer != .declined {
        html.formButton(
          member.answer == .joined ? visit.say("退出", "Leave") : visit.say("婉拒", "Decline"), to: here, visit,
          values: [("do", "leave"), ("member", id)])
      }
    }
    if standing.mayEdit {
      html.text(" ")
      html.formButton(visit.say("移出", "Take out"), to: here, visit, values: [("do", "drop"), ("member", id)])
    }
  }

  // MARK: Writing

  private func moves(_ html: HTMLWriter) {
    let canWithdraw = application.state.isAlive && [.open, .reviewing, .cancelled].contains(place.round.stage)
    html.div {
      if isOpen {
        html.formButton(
          visit.say("提交", "Hand it in"), to: here, visit, values: [("do", "hand-in")])
        html.text(" ")
      }
      if application.state == .handedIn, place.round.accepts(on: today) {
        html.formButton(visit.say("取回修改", "Take it back to change it"), to: here, visit, values: [("do", "take-back")])
        html.text(" ")
      }
      if canWithdraw {
        html.formButton(visit.say("撤回申报", "Withdraw it for good"), to: here, visit, values: [("do", "withdraw")])
      }
    }
  }

  private func edit(_ html: HTMLWriter) {
    html.part("edit", visit.say("申报内容", "Proposal")) {
      let isThis = form["do"] == "revise"
      var form = isThis ? self.form : ProposalForm.form(of: application)
      // A hand-in that was refused names a field of this form.
      if !isThis, let refusal = self.form.refusal { form = form.refused(refusal) }
      let seen = form.refusal?.rule == .applicationChanged ? "\(application.revision)" : form["seen"]
      if form.refusal?.rule == .applicationChanged {
        html.details(.open(true)) {
          html.summary(visit.say("现在的版本", "As it is now"))
          ProposalForm.show(application.proposal, html, visit)
        }
      }
      html.form(to: here, form, visit, isRefusalTold: true) {
        html.input(.type("hidden"), .name("do"), .value("revise"))
        html.input(.type("hidden"), .name("seen"), .value(seen))
        ProposalForm.write(html, form, visit)
        html.submitButton(visit.say("保存", "Keep"))
      }
    }
  }
}
