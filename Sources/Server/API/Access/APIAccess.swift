import Access
import Core
import Foundation
import HTTPTypes
import Registry
import Store

/// Who asks, told by the `Authorization` header: the office's token, an account's, or none.
struct APIAccess: Sendable {
  let token: APIToken?
  let live: LiveCluster
  let takesWrites: Bool

  /// As whom a request is answered.
  struct Asker: Sendable {
    let audience: Audience
    /// For the journal.
    let actor: String

    static let visitor = Asker(audience: .visitor, actor: "visitor")
    static let office = Asker(audience: .operating, actor: "api")
  }

  /// A visitor reads; the office's token sees everything, an account's what its account sees. A wrong token is refused rather than
  /// taken for no token: its holder would think that what is missing does not exist.
  func asker(_ headers: HTTPFields, for route: APIRoute) async throws -> Asker {
    guard let given = bearer(headers[values: .authorization]) else {
      guard route.isForToken else { return .visitor }
      throw Refusal(takesWrites ? .apiTokenMissing : .apiWriteOff)
    }
    if route.isForToken && !takesWrites { throw Refusal(.apiWriteOff) }
    if let token, token.matches(given) { return .office }
    guard let secret = Secret(String(given)),
      let (token, account, memberships) = try await live.store.read({
        try AccessToken.find(secret, at: Date().milliseconds, $0)
      })
    else { throw Refusal(.apiTokenWrong) }
    let caller = Caller(account, memberships, in: live.current.cluster)
    guard caller.may(route.permission) else {
      throw Refusal(
        .accessDenied, ["what": route.permission.label.zh, "what.en": route.permission.label.en])
    }
    guard token.scope == .write || route.method == .get else { throw Refusal(.apiTokenScope) }
    return Asker(audience: caller.audience, actor: account.id.actor)
  }

  /// What stands behind `Bearer`. Other schemes are for a proxy in front, not for us.
  private func bearer(_ headers: [String]) -> Substring? {
    for header in headers {
      let parts = header.split(separator: " ", maxSplits: 1)
      if let scheme = parts.first, scheme.lowercased() == "bearer" {
        return parts.count == 2 ? parts[1].drop { $0 == " " } : ""
      }
    }
    return nil
  }
}

extension Caller {
  /// With memberships led to what their organisations were merged into.
  init(_ account: Account, _ memberships: [Membership], in cluster: Cluster) {
    self.init(account, memberships) { cluster.present($0) }
  }
}
