import Access
import Core
import Foundation
import HTML
import Store

/// Where the link in a letter leads: the address is one's own from then on, once the password was given.
struct ConfirmEmailPage: FormPage {
  let visit: Visit
  private let form: Form
  private let address: String

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> ConfirmEmailPage {
    let link = try await service.store.read {
      try OneTimeLink.find(secret(visit), for: .email, at: Date().milliseconds, $0)
    }
    // Of another account's link nobody learns what it would do.
    guard link.account == visit.caller.account?.id else { throw Refusal(.linkEnded) }
    return ConfirmEmailPage(visit: visit, form: form, address: link.detail)
  }

  private static func secret(_ visit: Visit) -> Secret? { Secret(visit.parameters["secret"] ?? "") }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    guard let account = visit.caller.account else { throw Refusal(.signInWanted) }
    try await service.signIn.confirm(account, form["present"], from: visit.network)
    let (secret, mailing) = (secret(visit), service.mailing)
    try await service.act("email.confirm", of: visit) { act in
      if let old = try act.confirmAddress(secret, of: account.id) {
        try mailing?.tell(old: old, of: account, in: act)
      }
    }
    return .moved(visit.link(.account))
  }

  var title: String { visit.say("确认邮箱", "Confirm the address") }

  func write(_ html: HTMLWriter) {
    html.pageHead(title, lead: address)
    html.form(to: visit.link(.confirmEmail(visit.parameters["secret"] ?? "")), form, visit) {
      PasswordForm.present.write(html, form, visit)
      html.submitButton(visit.say("确认", "Confirm"))
    }
  }
}
