import Access
import Core
import HTML

/// Address and password; then the page that was wanted before.
struct SignInPage: FormPage {
  let visit: Visit
  private let form: Form

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) -> SignInPage {
    SignInPage(visit: visit, form: form)
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    let origin = SignIn.Origin(network: visit.network, agent: visit.agent)
    switch try await service.signIn.enter(form["email"], form["password"], from: origin) {
    case .signedIn(let secret):
      // What the browser held until now is nobody's any more.
      try await service.end(visit.visitor.signedIn?.session)
      return .moved(SignInPage.next(form["next"], visit), .begun(secret))
    case .codeWanted(let secret):
      return .shown(CodePage(visit: visit, form: Form(["wanted": [secret.words], "next": [form["next"]]])))
    }
  }

  /// Where to go after signing in.
  static func next(_ wished: String, _ visit: Visit) -> Link { LocalLink.read(wished) ?? visit.link(.account) }

  var title: String { visit.say("登录", "Sign in") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title,
      lead: visit.say(
        "公开内容不必登录。账号由集群的运营人员开设。", "What is public needs no account. Accounts are given by the cluster's office."))
    html.form(to: visit.link(.signIn), form, visit) {
      html.input(.type("hidden"), .name("next"), .value(form["next"].isEmpty ? visit.wished ?? "" : form["next"]))
      FormField(
        name: "email", label: Label("邮箱", "E-mail address"), type: "email", autocomplete: "username", most: 254,
        keyboard: "email"
      ).write(html, form, visit)
      FormField(
        name: "password", label: Label("密码", "Password"), type: "password", autocomplete: "current-password",
        most: Password.most
      ).write(html, form, visit)
      html.submitButton(title)
    }
    html.p(
      visit.say("忘记密码？请让运营人员给一个重设链接。", "Password lost? Ask the office for a link to choose another."), .class("muted"))
  }
}
