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
      PasswordForm.present.write(html, form, visit)
      PasswordForm.write(html, form, visit)
      html.submitButton(visit.say("保存", "Save"))
    }
  }
}
