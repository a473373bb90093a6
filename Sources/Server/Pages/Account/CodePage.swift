import Access
import Core
import HTML

/// The second step of signing in: a code of the app, or one of those that were written down.
struct CodePage: FormPage {
  let visit: Visit
  let form: Form

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) -> CodePage {
    CodePage(visit: visit, form: form)
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    let origin = SignIn.Origin(network: visit.network, agent: visit.agent)
    let secret = try await service.signIn.enter(code: form["code"], Secret(form["wanted"]), from: origin)
    try await service.end(visit.visitor.signedIn?.session)
    return .moved(SignInPage.next(form["next"], visit), .begun(secret))
  }

  var title: String { visit.say("两步验证", "Second step") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title, lead: visit.say("密码正确。请再输入验证码，五分钟内有效。", "The password is right. Now a code, within five minutes."))
    html.form(to: visit.link(.signInCode), form, visit) {
      for name in ["wanted", "next"] { html.input(.type("hidden"), .name(name), .value(form[name])) }
      FormField(
        name: "code", label: Label("验证码", "Code"),
        hint: Label("验证器应用中的六位数字，或一个恢复码", "Six digits of your authenticator app, or a recovery code"),
        autocomplete: "one-time-code", most: 40
      ).write(html, form, visit)
      html.submitButton(visit.say("登录", "Sign in"))
    }
    html.p { html.a(visit.say("重新登录", "Begin again"), .href(visit.link(.signIn))) }
  }
}
