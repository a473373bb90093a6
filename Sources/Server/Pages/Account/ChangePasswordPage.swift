import Access
import Core
import HTML
import Store

/// Another password, by whoever knows the present one.
struct ChangePasswordPage: FormPage {
  let visit: Visit
  private let form: Form

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) -> ChangePasswordPage {
    ChangePasswordPage(visit: visit, form: form)
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    guard let account = visit.caller.account else { throw Refusal(.signInWanted) }
    try await service.signIn.confirm(account, form["present"], from: visit.network)
    let hash = try await PasswordForm.hash(form, account, service)
    try await service.act("password.set", of: visit) { try $0.set(hash, of: account.id) }
    return .moved(visit.link(.signIn), .ended)
  }

  var title: String { visit.say("修改密码", "Change the password") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title, lead: visit.say("改好后各处都要重新登录。", "Afterwards you sign in anew, everywhere."))
    html.form(to: visit.link(.changePassword), form, visit) {
      FormField(
        name: "present", label: Label("现在的密码", "Present password"), type: "password",
        autocomplete: "current-password", most: Password.most
      ).write(html, form, visit)
      PasswordForm.write(html, form, visit)
      html.submitButton(visit.say("保存", "Save"))
    }
  }
}

/// The two fields of a new password.
enum PasswordForm {
  /// Throws `password.differs` and `password.weak`.
  static func hash(_ form: Form, _ account: Account, _ service: AccountService) async throws -> PasswordHash {
    guard form["password"] == form["again"] else { throw Refusal(.passwordDiffers, at: "again") }
    let about = [account.name, account.email.description, account.email.name]
    return try await service.passwords.hash(try Password(form["password"], about: about))
  }

  static func write(_ html: HTMLWriter, _ form: Form, _ visit: Visit) {
    FormField(
      name: "password", label: Label("新密码", "New password"),
      hint: Label(
        "至少 \(Password.least) 个字符；几个互不相干的词最好记",
        "At least \(Password.least) characters; several unrelated words are easiest to keep"),
      type: "password", autocomplete: "new-password", most: Password.most, least: Password.least
    ).write(html, form, visit)
    FormField(
      name: "again", label: Label("再输入一次", "Once more"), type: "password", autocomplete: "new-password",
      most: Password.most
    ).write(html, form, visit)
  }
}
