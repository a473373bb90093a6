import Access
import Core
import HTML
import Registry
import Store

/// One account, for administrators: its offices, and whether it may sign in. What is changed here outlasts the session in which it is
/// changed, so the password is asked for.
struct OfficesPage: FormPage {
  let visit: Visit
  private let form: Form
  private let account: Account
  private let memberships: [Membership]

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> OfficesPage {
    let id = id(visit)
    let (account, memberships) = try await service.store.read {
      (try Accounts.find(id, $0), try Accounts.memberships(of: id, $0))
    }
    guard let account else { throw Refusal(.accountAbsent, ["what": String(id.rawValue.prefix(20))]) }
    return OfficesPage(visit: visit, form: form, account: account, memberships: memberships)
  }

  private static func id(_ visit: Visit) -> AccountID { AccountID(rawValue: visit.parameters["id"] ?? "") }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    guard let doer = visit.caller.account else { throw Refusal(.signInWanted) }
    let id = id(visit)
    try await service.signIn.confirm(doer, form["present"], from: visit.network)
    let reason = form["reason"].isEmpty ? nil : String(form["reason"].prefix(500))
    switch form["do"] {
    case "suspend":
      try await act("account.suspend", id, reason, visit, service) { try $0.suspend(id) }
    case "restore":
      try await act("account.restore", id, reason, visit, service) { try $0.restore(id) }
    case "offices":
      let wanted = Set(form.list("offices").compactMap(Office.init(rawValue:)))
      try await act("account.offices", id, reason, visit, service) { act in
        let present = try act.account(id).offices
        try act.grant(wanted.subtracting(present), to: id)
        try act.withdraw(present.subtracting(wanted), from: id)
      }
    default: throw Refusal(.webPageAbsent)
    }
    return .moved(visit.link(.offices(id)))
  }

  /// By who is an administrator in this moment still.
  private static func act(
    _ verb: String, _ id: AccountID, _ reason: String?, _ visit: Visit, _ service: AccountService,
    _ body: @escaping @Sendable (Act) throws -> Void
  ) async throws {
    guard let doer = visit.caller.account?.id else { throw Refusal(.signInWanted) }
    try await service.act(verb, of: visit, reason: reason) { act in
      try act.require(.giveOffices, of: doer, for: OrganisationIDs(""))
      _ = try act.account(id)
      try body(act)
    }
  }

  var title: String { visit.say("账号", "Account") }
  private var here: Link { visit.link(.offices(account.id)) }

  func write(_ html: HTMLWriter) {
    html.pageHead(account.name, lead: account.email.description, kicker: title)
    html.p { html.a(visit.say("全部账号", "All accounts"), .href(visit.link(.accounts))) }
    html.refusalNote(form, visit)
    html.part("state", visit.say("状态", "State")) {
      html.p { html.span(account.state.label[visit.language], .class("stage")) }
      html.ul {
        for membership in memberships {
          html.li(
            visit.name(of: membership.organisation)[visit.language] + visit.say("：", ": ")
              + membership.role.label[visit.language])
        }
      }
    }
    let present = Form(["offices": account.offices.map(\.rawValue)])
    part(html, "offices", visit.say("职务", "Offices"), filled: present) { form in
      html.choices(
        "offices", Label("职务", "Offices"), of: Office.allCases.map { ($0.rawValue, $0.label[visit.language]) }, form,
        visit)
      confirmation(html, form)
      html.submitButton(visit.say("保存职务", "Keep the offices"))
    }
    if account.state == .suspended {
      part(html, "restore", visit.say("恢复", "Restore")) { form in
        confirmation(html, form)
        html.submitButton(visit.say("恢复账号", "Restore the account"))
      }
    } else {
      part(html, "suspend", visit.say("停用", "Suspend")) { form in
        html.p(
          visit.say("停用后不能登录，现有的登录与令牌全部结束。", "It cannot sign in, and whatever is signed in by it ends."),
          .class("muted"))
        confirmation(html, form)
        html.submitButton(visit.say("停用账号", "Suspend the account"))
      }
    }
  }

  private func confirmation(_ html: HTMLWriter, _ form: Form) {
    FormField(name: "reason", label: Label("原因", "Why"), most: 500, isRequired: false).write(html, form, visit)
    PasswordForm.present.write(html, form, visit)
  }

  private func part(
    _ html: HTMLWriter, _ deed: String, _ heading: String, filled: Form = Form(), _ content: (Form) -> Void
  ) {
    html.part(deed, heading) { html.deedForm(deed, to: here, sent: form, filled: filled, visit, content) }
  }
}
