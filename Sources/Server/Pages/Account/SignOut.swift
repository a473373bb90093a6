import Access
import Core
import HTML
import Store

/// Ends the session of this browser. It has no page of its own: it is a button on every page.
struct SignOut: FormPage {
  let visit: Visit
  private let form: Form

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) -> SignOut {
    SignOut(visit: visit, form: form)
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    try await service.end(visit.visitor.signedIn?.session)
    return .moved(visit.link(.home), .ended)
  }

  var title: String { visit.say("退出", "Sign out") }

  func write(_ html: HTMLWriter) {
    html.pageHead(title)
    html.form(to: visit.link(.signOut), form, visit) { html.submitButton(title) }
  }
}
