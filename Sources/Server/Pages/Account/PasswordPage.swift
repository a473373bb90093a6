import Access
import Core
import Foundation
import HTML
import Store

/// Where a one-time link leads: choose a password, the first or another.
struct PasswordPage: FormPage {
  let visit: Visit
  private let form: Form
  private let account: Account

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> PasswordPage {
    PasswordPage(visit: visit, form: form, account: try await account(visit, service))
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    let account = try await account(visit, service)
    let hash = try await PasswordForm.hash(form, account, service)
    let secret = Secret(visit.parameters["secret"] ?? "")
    try await service.store.act(as: account.id.actor, "password.set") { act in
      // Looked at again within the act: of two who come with one link at once, one has it.
      let link = try OneTimeLink.find(secret, for: .password, at: act.at.milliseconds, act.connection)
      try act.set(hash, of: link.account)
    }
    return .moved(visit.link(.signIn), .ended)
  }

  private static func account(_ visit: Visit, _ service: AccountService) async throws -> Account {
    let secret = Secret(visit.parameters["secret"] ?? "")
    return try await service.store.read { connection in
      let link = try OneTimeLink.find(secret, for: .password, at: Date().milliseconds, connection)
      guard let account = try Accounts.find(link.account, connection) else { throw Refusal(.linkEnded) }
      return account
    }
  }

  var title: String { visit.say("设置密码", "Choose a password") }

  func write(_ html: HTMLWriter) {
    html.pageHead(title, lead: visit.say("账号：\(account.email)", "For the account \(account.email)."))
    html.form(to: visit.link(.password(visit.parameters["secret"] ?? "")), form, visit) {
      // Password managers keep it under this name.
      html.input(
        .type("hidden"), .name("email"), .value(account.email.description), .autocomplete("username"))
      PasswordForm.write(html, form, visit)
      html.submitButton(visit.say("保存", "Save"))
    }
  }
}
