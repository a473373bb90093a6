import Access
import Core
import Foundation
import HTML
import Registry
import Store

/// Who is of an organisation, who was invited, who asks to be: for its owners, and the office.
struct PeoplePage: FormPage {
  let visit: Visit
  let form: Form
  let organisation: Organisation
  let people: [People.Person]
  let invitations: [Invitation]
  let claims: [ClaimEntry]
  let brokers: [Account]
  /// What the reader is to it; nil for the office.
  let role: Membership.Role?

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> PeoplePage {
    let organisation = try find(visit)
    let ids = visit.ids(of: organisation.id.rawValue)
    return try await service.store.read { connection in
      PeoplePage(
        visit: visit, form: form, organisation: organisation, people: try People.all(of: ids, connection),
        invitations: try Invitations.open(of: ids, at: Date().milliseconds, connection),
        claims: try OrganisationClaims.open(of: ids, connection).map { try ClaimEntry($0, visit, connection) },
        brokers: try Accounts.brokers(connection), role: visit.caller.roles[ids.present])
    }
  }

  /// Who may not see its people is told what is told of an organisation that never was.
  private static func find(_ visit: Visit) throws -> Organisation {
    let organisation = try visit.organisation()
    guard visit.caller.may(.invite, for: organisation.id.rawValue) else {
      throw Refusal(.webRecordAbsent, ["what": organisation.id.rawValue])
    }
    return organisation
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    let organisation = try find(visit)
    guard let doer = visit.caller.account else { throw Refusal(.signInWanted) }
    let deed = PeopleDeed(
      form: form, visit: visit, service: service, ids: visit.ids(of: organisation.id.rawValue), doer: doer)
    return try await deed.run()
  }

  var title: String { visit.say("单位的人员", "People of an organisation") }
  private var here: Link { visit.link(.people(organisation.id.rawValue)) }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      organisation.name.best(visit.language),
      lead: visit.say(
        "谁能为这个单位办事。每次更改都记入日志。", "Who may act for this organisation. Every change is journalled."), kicker: title)
    html.p { html.a(visit.say("单位的页面", "Its page"), .href(visit.link(.record(organisation.ref)))) }
    html.refusalNote(form, visit)
    if !claims.isEmpty {
      html.part("claims", visit.say("请求加入", "Ask to be of it"), count: claims.count) {
        for claim in claims { claim.write(html, to: here, form, visit) }
      }
    }
    html.part("people", visit.say("人员", "People"), count: people.count) {
      if people.isEmpty {
        html.p(
          visit.say("还没有人。请邀请第一位负责人。", "Nobody yet. Invite its first owner below."), .class("muted"))
      }
      html.ul(.class("rows")) { for person in people { html.li { entry(html, person) } } }
    }
    PeopleForms(page: self).write(html)
  }

  private func entry(_ html: HTMLWriter, _ person: People.Person) {
    let id = person.account.id.rawValue
    html.strong(person.account.name)
    html.text(" ")
    html.span(person.role.label[visit.language], .class("stage"))
    // A broker is nobody of the organisation: their name is what it knows them by, and no address comes with appointing them.
    if person.role != .agent { html.span(" " + person.account.email.description, .class("muted")) }
    if person.account.state == .suspended {
      html.span(" " + person.account.state.label[visit.language], .class("stage"))
    }
    let isThis = form["person"] == id
    html.details(.open(isThis)) {
      html.summary(visit.say("调整", "Change"))
      if person.role != .agent {
        let filled = Form(["role": [person.role.rawValue]])
        html.deedForm("role", about: ("person", id), to: here, sent: form, filled: filled, visit) { form in
          html.roleChoice(form, visit)
          html.submitButton(visit.say("保存角色", "Keep the role"))
        }
      }
      html.formButton(
        person.role == .agent ? visit.say("结束委托", "End the agency") : visit.say("移出单位", "Let go"), to: here, visit,
        values: [("do", "let-go"), ("person", id)])
    }
  }
}

extension HTMLWriter {
  /// What somebody may be made who is no agent.
  func roleChoice(_ form: Form, _ visit: Visit) {
    choice(
      "role", Label("角色", "Role"),
      hint: Label(
        "查看者只读；编辑者发布、表态；负责人还管人员", "Viewers read; editors post and answer; owners also decide who is of it"),
      of: Invitation.roles.map { ($0.rawValue, $0.label[visit.language]) }, form, visit)
  }
}
