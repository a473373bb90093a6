import Access
import Core
import Foundation
import HTML
import Registry
import Store

/// What is known of whoever looks at it: name, offices, organisations, and where they are signed in.
struct AccountPage: FormPage {
  let visit: Visit
  private let form: Form
  private let account: Account
  private let sessions: [Session]

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> AccountPage {
    guard let account = visit.caller.account else { throw Refusal(.signInWanted) }
    let sessions = try await service.store.read { try Session.all(of: account.id, $0) }
    return AccountPage(visit: visit, form: form, account: account, sessions: sessions)
  }

  /// Ends one of the sessions, that of a computer which was left behind; or leaves an organisation.
  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    guard let id = visit.caller.account?.id else { throw Refusal(.signInWanted) }
    if !form["leave"].isEmpty {
      let ids = visit.ids(of: form["leave"])
      try await service.act("membership.leave", of: visit) { try $0.leave(ids, id) }
      return .moved(visit.link(.account))
    }
    try await service.act("session.end", of: visit) { try $0.endSession(form["end"], of: id) }
    return .moved(visit.link(.account))
  }

  var title: String { visit.say("我的账号", "My account") }

  func write(_ html: HTMLWriter) {
    html.pageHead(account.name, lead: account.email.description, kicker: title)
    html.deskLinks(visit)
    html.refusalNote(form, visit)
    html.part("roles", visit.say("职务与单位", "Offices and organisations")) {
      let organisations = visit.caller.roles.sorted { $0.key < $1.key }
      if account.offices.isEmpty && organisations.isEmpty {
        html.p(
          visit.say("还没有职务，也不属于任何单位。", "No office yet, and of no organisation."), .class("muted"))
      }
      html.ul {
        for office in account.offices.sorted() { html.li(office.label[visit.language]) }
        for (organisation, role) in organisations {
          html.li {
            html.recordLink(Ref(Organisation.kind, organisation), visit)
            html.text(visit.say("：", ": ") + role.label[visit.language])
            membership(html, organisation, role)
          }
        }
      }
    }
    html.part("safety", visit.say("安全", "Safety")) {
      html.ul {
        for (label, address) in [
          (Label("修改密码", "Change the password"), Address.changePassword),
          (Label("邮箱：确认或更改", "E-mail address: confirm or change it"), .email),
          (Label("两步验证", "Two-step sign-in"), .secondFactor), (Label("程序令牌", "Tokens for programs"), .tokens),
          (Label("我的数据：带走或抹去", "My data: take it along, or erase it"), .accountData),
        ] { html.li { html.a(label[visit.language], .href(visit.link(address))) } }
      }
    }
    html.part("sessions", visit.say("登录之处", "Signed in"), count: sessions.count) {
      html.ul {
        for session in sessions {
          let isThis = session.hash == visit.visitor.signedIn?.session.hash
          html.li {
            html.text(session.agent.isEmpty ? visit.say("未知浏览器", "Unknown browser") : session.agent)
            if isThis {
              html.text(visit.say("（当前）", " (this one)"))
            } else {
              html.formButton(
                visit.say("结束", "End it"), to: visit.link(.account), visit, values: [("end", session.hash)])
            }
          }
        }
      }
      html.formButton(visit.say("退出", "Sign out"), to: visit.link(.signOut), visit)
    }
  }

  /// What one may do with a role: look after the organisation's people, and lay it down.
  private func membership(_ html: HTMLWriter, _ organisation: String, _ role: Membership.Role) {
    if visit.caller.may(.invite, for: organisation) {
      html.text(" · ")
      html.a(visit.say("人员、邀请与移交", "People, invitations, handing on"), .href(visit.link(.people(organisation))))
    }
    html.details(.open(form["leave"] == organisation)) {
      let words =
        role == .agent
        ? Label("交还委托", "Give it back") : Label("离开这个单位", "Leave it")
      html.summary(words[visit.language])
      html.formButton(
        visit.say("确定", "Yes"), to: visit.link(.account), visit, values: [("leave", organisation)])
    }
  }
}
