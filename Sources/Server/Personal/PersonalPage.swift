package import Access
import Core
package import HTML

/// A page about whoever looks at it, or one that takes something from them: read from the store for each request and never kept.
package protocol PersonalPage: Document, Sendable {
  /// What it heeds behind the question mark.
  static var parameters: Set<PageQuery.Parameter> { get }
  /// Reads what it shows. `form` is what was sent before and refused, so that nothing has to be typed again.
  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> Self
}

extension PersonalPage {
  package static var parameters: Set<PageQuery.Parameter> { [] }
}

/// A page with a form.
package protocol FormPage: PersonalPage {
  /// Does what was asked for. A refusal is shown on the page, beside the field that its place names.
  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent
}

/// What a browser is told after its form was taken.
package enum Sent: Sendable {
  /// Go on there.
  case moved(Link, SessionChange = .none)
  /// What can be shown once and never again.
  case shown(any Document & Sendable)
}

/// What becomes of the browser's session.
package enum SessionChange: Sendable {
  case none
  case begun(Secret)
  case ended
}
