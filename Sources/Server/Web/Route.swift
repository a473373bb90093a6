package import Access
import Core
package import HTTPTypes
import Hummingbird
import HummingbirdCore

/// One way into the portal, declared once: where, by which method, and what one has to be allowed.
///
/// A route cannot be declared without its permission, and nothing is answered that is not declared: `AccessTable` is written from these.
package struct Route: Sendable {
  package let method: HTTPRequest.Method
  /// `zh/search`, `assets/:name`.
  package let path: String
  package let permission: Permission
  /// Whether its handler asks for the permission itself, by other means than the cookie, and answers other methods itself.
  var guardsItself = false
  let answer: @Sendable (Portal, Request, PortalContext) async throws -> Response

  /// As it is registered: everything of a path, so that another method is told from another address.
  static func register(_ routes: [Route], of portal: Portal, on router: Router<PortalContext>) {
    for (path, ways) in Dictionary(grouping: routes, by: \.path) {
      for way in ways {
        router.on(RouterPath(path), method: way.method) { request, context in
          if !way.guardsItself { try await way.enter(portal, request, context) }
          return try await way.answer(portal, request, context)
        }
      }
      if ways.contains(where: \.guardsItself) { continue }
      let allowed = ways.flatMap { $0.method == .get ? ["GET", "HEAD"] : [$0.method.rawValue] }
      for method in others(ways) {
        router.on(RouterPath(path), method: method) { request, _ -> Response in
          throw Refusal(
            .webMethod, ["what": request.method.rawValue, "allow": allowed.sorted().joined(separator: ", ")])
        }
      }
    }
  }

  /// Lets in whoever may come in. That somebody tried to do what they may not is kept; that they looked for a page is not.
  private func enter(_ portal: Portal, _ request: Request, _ context: PortalContext) async throws {
    do {
      try admit(context.visitor.caller)
    } catch {
      if method != .get { await portal.note(error, request, context) }
      throw error
    }
  }

  /// HEAD follows GET by itself.
  private static func others(_ ways: [Route]) -> [HTTPRequest.Method] {
    [.get, .post, .put, .patch, .delete, .options, .trace, .connect].filter { method in
      !ways.contains { $0.method == method }
    }
  }

  /// Throws where the caller may not come in: `sign-in.wanted` where signing in could help, `access.denied` where it does not.
  func admit(_ caller: Caller) throws(Refusal) {
    guard !caller.may(permission) else { return }
    // Of which organisation somebody is, the page asks: who is of none yet is told how to become one, and not that it is forbidden.
    if case .organisation = permission.reach, caller.account != nil { return }
    throw Refusal(
      caller.account == nil ? .signInWanted : .accessDenied,
      ["what": permission.label.zh, "what.en": permission.label.en])
  }
}
