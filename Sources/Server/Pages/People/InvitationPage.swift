import Access
import Core
import Foundation
import HTML
import Store

/// Where the link of an invitation leads. Whoever has not signed in sees both ways, with an account and without: which of them is theirs
/// only they know.
struct InvitationPage: FormPage {
  let visit: Visit
  private let form: Form
  private let invitation: Invitation
  private let inviter: String

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> InvitationPage {
    let (invitation, inviter) = try await service.store.read { connection in
      let invitation = try Invitations.find(secret(visit), at: Date().milliseconds, connection)
      return (invitation, try Accounts.find(invitation.inviter, connection)?.name ?? "")
    }
    if let account = visit.caller.account, account.email != invitation.email { throw Refusal(.invitationOther) }
    return InvitationPage(visit: visit, form: form, invitation: invitation, inviter: inviter)
  }

  private static func secret(_ visit: Visit) -> Secret? { Secret(visit.parameters["secret"] ?? "") }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    guard let account = visit.caller.account else { return try await join(form, visit, service) }
    // The page is open to anybody; what is done on it in somebody's name is theirs alone.
    try SameOrigin.requireToken(form, visit.visitor)
    let secret = secret(visit)
    if form["do"] == "decline" {
      try await service.act("invitation.decline", of: visit) { try $0.decline(secret, as: account.id) }
      return .moved(visit.link(.account))
    }
    try await service.act("invitation.accept", of: visit) { act in
      let accepted = try act.accept(secret, as: account.id, of: visit.ids(of:))
      try act.tell(joined: account.id, visit.ids(of: accepted.organisation), by: account.id)
    }
    return .moved(visit.link(.account))
  }

  /// Somebody without an account, who is given one.
  private static func join(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    let secret = secret(visit)
    let invitation = try await service.store.read { try Invitations.find(secret, at: Date().milliseconds, $0) }
    let (newcomer, name, language) = (AccountID.random(), form["name"], visit.language)
    // The same work whether there is such an account or not.
    let about = [name, invitation.email.description, invitation.email.name]
    let hash = try await PasswordForm.hash(form, about: about, service)
    try await service.store.act(as: newcomer.actor, "invitation.accept") { act in
      let accepted = try act.accept(secret, as: newcomer, name: name, language, hash, of: visit.ids(of:))
      try act.tell(joined: newcomer, visit.ids(of: accepted.organisation), by: newcomer)
    }
    try? await service.live.refresh()
    return .moved(visit.link(.signIn))
  }

  var title: String { visit.say("邀请", "Invitation") }
  private var here: Link { visit.link(.invitation(visit.parameters["secret"] ?? "")) }

  func write(_ html: HTMLWriter) {
    let organisation = visit.name(of: invitation.organisation)[visit.language]
    let role = invitation.role.label[visit.language]
    html.pageHead(
      organisation,
      lead: visit.say(
        "\(inviter)邀请 \(invitation.email) 以「\(role)」的身份加入。",
        "\(inviter) invites \(invitation.email) to be of it, as: \(role)."), kicker: title)
    if visit.caller.account != nil {
      html.refusalNote(form, visit)
      return html.div {
        html.formButton(visit.say("接受", "Accept"), to: here, visit, values: [("do", "accept")])
        html.text(" ")
        html.formButton(visit.say("谢绝", "Decline"), to: here, visit, values: [("do", "decline")])
      }
    }
    html.part("present", visit.say("这个邮箱已有账号", "This address has an account")) {
      html.p {
        let link = Address.signIn.link(visit.language, [("next", here.address)])
        html.a(visit.say("登录后接受或谢绝", "Sign in to accept or decline"), .href(link))
      }
    }
    html.part("new", visit.say("还没有账号", "No account yet")) {
      html.form(to: here, form, visit) {
        html.input(
          .type("hidden"), .name("email"), .value(invitation.email.description), .autocomplete("username"))
        let filled = form.isEmpty ? Form(["name": [invitation.name]]) : form
        FormField(name: "name", label: Label("姓名", "Name"), autocomplete: "name", most: 80).write(html, filled, visit)
        PasswordForm.write(html, form, visit)
        html.submitButton(visit.say("新建账号并接受", "Make an account and accept"))
      }
    }
  }
}
