import Access
import Core
import Foundation
import HTML
import Store

/// Tokens for programs: make one, see which there are, end one.
struct TokensPage: FormPage {
  let visit: Visit
  private let form: Form
  private let tokens: [AccessToken]

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> TokensPage {
    guard let account = visit.caller.account else { throw Refusal(.signInWanted) }
    let tokens = try await service.store.read { try AccessToken.all(of: account.id, at: Date().milliseconds, $0) }
    return TokensPage(visit: visit, form: form, tokens: tokens)
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    guard let account = visit.caller.account else { throw Refusal(.signInWanted) }
    let id = account.id
    if !form["end"].isEmpty {
      try await service.act("token.end", of: visit) { try $0.endToken(form["end"], of: id) }
      return .moved(visit.link(.tokens))
    }
    // A token outlasts the session that made it.
    try await service.signIn.confirm(account, form["present"], from: visit.network)
    let scope = AccessToken.Scope(rawValue: form["scope"]) ?? .read
    let secret = try await service.act("token.make", of: visit) {
      try $0.makeToken(for: id, named: form["name"], scope, days: Int(form["days"]) ?? 0)
    }
    return .shown(NewTokenPage(visit: visit, secret: secret))
  }

  var title: String { visit.say("程序令牌", "Tokens for programs") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title,
      lead: visit.say(
        "程序凭令牌使用接口，权限不超过你的账号。", "A program uses the API with a token, and may do no more than your account."))
    html.part("tokens", visit.say("现有的", "Present ones"), count: tokens.count) {
      if tokens.isEmpty { html.p(visit.say("还没有。", "None yet."), .class("muted")) }
      html.ul(.class("rows")) {
        for token in tokens {
          html.li {
            html.strong(token.name)
            html.text(" · \(token.scope.label[visit.language]) · ")
            let day = JournalHead.day(of: Date(timeIntervalSince1970: Double(token.expires) / 1000))
            html.text(visit.say("到 \(day?.description ?? "")", "until \(day?.description ?? "")"))
            html.formButton(
              visit.say("作废", "End it"), to: visit.link(.tokens), visit, values: [("end", token.hash)])
          }
        }
      }
    }
    html.part("new", visit.say("新令牌", "A new one")) {
      html.form(to: visit.link(.tokens), form, visit) {
        FormField(
          name: "name", label: Label("名称", "Name"), hint: Label("给哪个程序用的", "Which program it is for"), most: 80
        ).write(html, form, visit)
        html.div(.class("field")) {
          html.label(visit.say("能做什么", "What it may do"), .for("field-scope"))
          html.select(.id("field-scope"), .name("scope")) {
            for scope in AccessToken.Scope.allCases {
              html.option(
                scope.label[visit.language], .value(scope.rawValue), .selected(form["scope"] == scope.rawValue))
            }
          }
        }
        FormField(
          name: "days", label: Label("有效天数", "Days it lasts"), hint: Label("1 到 366", "1 to 366"), most: 3,
          keyboard: "numeric"
        ).write(html, form, visit)
        PasswordForm.present.write(html, form, visit)
        html.submitButton(visit.say("生成", "Make it"))
      }
    }
  }
}

/// A token, shown once.
struct NewTokenPage: Document {
  let visit: Visit
  let secret: Secret

  var title: String { visit.say("新令牌", "A new token") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title, lead: visit.say("只显示这一次，请存到程序里。", "It is shown only now: put it where the program finds it."))
    html.p { html.code(secret.words, .class("secret")) }
    html.pre { html.code("curl -H 'Authorization: Bearer \(secret.words)' …/api/v1/needs") }
    html.p { html.a(visit.say("存好了", "Done"), .href(visit.link(.tokens))) }
  }
}
