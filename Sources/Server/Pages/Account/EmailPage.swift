import Access
import Core
import HTML
import Store

/// The address of an account: show that mail to it arrives, or go by another one.
struct EmailPage: FormPage {
  let visit: Visit
  private let form: Form
  private let account: Account
  private let hasMail: Bool

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) throws -> EmailPage {
    guard let account = visit.caller.account else { throw Refusal(.signInWanted) }
    return EmailPage(visit: visit, form: form, account: account, hasMail: service.mailing != nil)
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    guard let account = visit.caller.account else { throw Refusal(.signInWanted) }
    guard let mailing = service.mailing else { throw Refusal(.letterNone) }
    let address = form["do"] == "change" ? try EmailAddress(form["email"]) : account.email
    if form["do"] == "change", address == account.email { throw Refusal(.emailSame, at: "email") }
    try await service.act("email.link", of: visit) { act in
      try act.countLetter(of: account.id)
      try act.countLetter(to: address, of: account.id)
      let secret = try act.addressLink(address, of: account.id)
      // Whose it is already is told by a letter to them; whoever asked is told the same in any case.
      if let holder = try act.holder(of: address, besides: account.id) {
        try mailing.tell(holder, in: act)
      } else {
        try mailing.confirm(address, of: account, visit.link(.confirmEmail(secret.words)), in: act)
      }
    }
    return .shown(LetterSentPage(visit: visit, address: address))
  }

  var title: String { visit.say("邮箱", "E-mail address") }

  func write(_ html: HTMLWriter) {
    html.pageHead(account.email.description, kicker: title)
    html.p(
      account.confirmed == nil
        ? visit.say("尚未确认邮件能寄到你。", "It is not confirmed yet that mail there reaches you.")
        : visit.say("已确认邮件能寄到你。", "It is confirmed that mail there reaches you."))
    guard hasMail else {
      return html.p(
        visit.say("本站不寄邮件，邮箱不能在这里确认或更改。", "This site sends no mail, so addresses cannot be confirmed or changed here."),
        .class("muted"))
    }
    html.refusalNote(form, visit)
    if account.confirmed == nil {
      html.formButton(
        visit.say("寄一个确认链接", "Send a link to confirm it"), to: visit.link(.email), visit, values: [("do", "confirm")])
    }
    html.part("change", visit.say("改用另一个邮箱", "Go by another address")) {
      html.form(to: visit.link(.email), form, visit, isRefusalTold: true) {
        html.input(.type("hidden"), .name("do"), .value("change"))
        FormField(
          name: "email", label: Label("新邮箱", "New address"),
          hint: Label("链接寄到那里；打开并输入密码后才改", "A link goes there; nothing changes until it is opened with your password"),
          type: "email", autocomplete: "email", most: 254, keyboard: "email"
        ).write(html, form, visit)
        html.submitButton(visit.say("寄链接", "Send the link"))
      }
    }
  }
}

/// That a letter is under way, whatever the address is.
private struct LetterSentPage: Document {
  let visit: Visit
  let address: EmailAddress

  var title: String { visit.say("邮件已寄出", "A letter is under way") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title,
      lead: visit.say("请看 \(address) 的邮箱，链接一天内有效。", "Look into the mail of \(address); its link works for a day."))
    html.p { html.a(visit.say("我的账号", "My account"), .href(visit.link(.account))) }
  }
}
