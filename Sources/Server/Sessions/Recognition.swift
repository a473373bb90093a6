import Access
import Core
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Notices
import Registry
import Store

/// Looks up who a browser is by its cookie. Without one nothing is asked of the store.
struct Recognition: RouterMiddleware {
  typealias Context = PortalContext
  let live: LiveCluster
  let site: SiteSettings

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard let secret = SessionCookie.secret(of: request, isSecure: site.isSecure) else {
      return try await next(request, context)
    }
    var context = context
    do {
      context.visitor = try await recognised(secret)
    } catch {
      // Whoever cannot be recognised is nobody: the least that one can be.
      context.logger.error("session not read", metadata: ["error": "\(error)"])
    }
    return try await next(request, context)
  }

  private func recognised(_ secret: Secret) async throws -> Recognised {
    let now = Date().milliseconds
    let cluster = live.current.cluster
    let found = try await live.store.read { connection -> (Session, Caller, Int)? in
      guard let (session, account, memberships) = try Session.find(secret, at: now, connection) else { return nil }
      let caller = Caller(account, memberships, in: cluster)
      let unread = try Notices.unread(
        for: NoticeReading.addressees(caller, in: cluster), account.id, most: Recognised.mostUnread + 1, connection)
      return (session, caller, unread)
    }
    guard let (session, caller, unread) = found else { return .nobody }
    if session.isStale(at: now) {
      // Nobody waits for it, least of all behind a long import: if it fails the next request tries again.
      Task { try? await live.store.write { try session.touch(at: now, $0) } }
    }
    return Recognised(caller: caller, signedIn: (secret, session), unread: unread)
  }
}
