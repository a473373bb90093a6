import Access
import Core
import HTML
import Store

/// Two-step sign-in: begin it, show that the app works, switch it off.
struct SecondFactorPage: FormPage {
  let visit: Visit
  private let form: Form
  private let account: Account
  private let factor: SecondFactor?
  private let codesLeft: Int

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> SecondFactorPage {
    guard let account = visit.caller.account else { throw Refusal(.signInWanted) }
    let (factor, left) = try await service.store.read {
      (try SecondFactor.find(account.id, $0), try SecondFactor.recoveryCodesLeft(account.id, $0))
    }
    return SecondFactorPage(visit: visit, form: form, account: account, factor: factor, codesLeft: left)
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    guard let account = visit.caller.account else { throw Refusal(.signInWanted) }
    let id = account.id
    switch form["step"] {
    case "begin":
      // A browser that was left open must not be enough to put somebody else's telephone in.
      try await service.signIn.confirm(account, form["present"], from: visit.network)
      _ = try await service.act("second-factor.begin", of: visit) { try $0.beginSecondFactor(of: id) }
    case "end":
      try await service.signIn.confirm(account, form["present"], from: visit.network)
      let isEnded = try await service.act("second-factor.end", of: visit) {
        try $0.endSecondFactor(of: id, with: form["code"], from: visit.network)
      }
      guard isEnded else { throw Refusal(.codeWrong, at: "code") }
    default:
      let codes = try await service.act("second-factor.confirm", of: visit) {
        try $0.confirmSecondFactor(of: id, with: form["code"], from: visit.network)
      }
      guard let codes else { throw Refusal(.codeWrong, at: "code") }
      return .shown(RecoveryCodesPage(visit: visit, codes: codes))
    }
    return .moved(visit.link(.secondFactor))
  }

  var title: String { visit.say("两步验证", "Two-step sign-in") }

  private static let code = FormField(
    name: "code", label: Label("验证码", "Code"), hint: Label("应用中此刻显示的六位数字", "The six digits that the app shows now"),
    autocomplete: "one-time-code", most: 40)

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title,
      lead: visit.say(
        "登录时除密码外再要一个验证码：密码被人知道了，别人也进不来。",
        "Besides the password a code is asked for: whoever learns the password still cannot get in."))
    guard let factor else {
      return step("begin", visit.say("开始", "Begin"), html) { PasswordForm.present.write(html, form, visit) }
    }
    if factor.isConfirmed {
      html.p(
        visit.say("已启用，还有 \(codesLeft) 个恢复码。", "It is on; recovery codes left: \(codesLeft)."), .class("lead"))
      step("end", visit.say("停用", "Switch it off"), html) {
        PasswordForm.present.write(html, form, visit)
        Self.code.write(html, form, visit)
      }
    } else {
      html.p(
        visit.say(
          "在验证器应用中添加账号，输入这个密钥；第二行是同一密钥的地址，供能读地址的应用使用。",
          "Add an account in an authenticator app with this key; the second line is the same as an address, for apps that read one."
        ))
      html.p { html.code(factor.totp.words, .class("secret")) }
      html.p { html.code(factor.totp.address(for: account, issuer: "Lianqiao"), .class("secret")) }
      step("confirm", visit.say("启用", "Switch it on"), html) { Self.code.write(html, form, visit) }
    }
  }

  private func step(_ name: String, _ words: String, _ html: HTMLWriter, _ content: () -> Void) {
    html.form(to: visit.link(.secondFactor), form, visit) {
      html.input(.type("hidden"), .name("step"), .value(name))
      content()
      html.submitButton(words)
    }
  }
}

/// Codes to be written down: shown once.
struct RecoveryCodesPage: Document {
  let visit: Visit
  let codes: [String]

  var title: String { visit.say("恢复码", "Recovery codes") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title,
      lead: visit.say(
        "两步验证已启用。请抄下这些恢复码，只显示这一次；手机不在时，每个可代替一次验证码。",
        "Two-step sign-in is on. Write these down, they are shown only now: each stands in for a code once, when the telephone is not there."
      ))
    html.ul(.class("secrets")) { for code in codes { html.li { html.code(code) } } }
    html.p { html.a(visit.say("抄好了", "Done"), .href(visit.link(.account))) }
  }
}
