package import Access
import Core
package import Store

/// What pages about accounts work with besides the cluster of the moment.
package struct AccountService: Sendable {
  package let store: any Store
  package let passwords: PasswordDesk
  let site: SiteSettings

  package init(store: any Store, passwords: PasswordDesk, site: SiteSettings) {
    self.store = store
    self.passwords = passwords
    self.site = site
  }

  var signIn: SignIn { SignIn(store: store, desk: passwords) }

  /// Runs `body` as one act of who is signed in.
  func act<T: Sendable>(
    _ verb: String, of visit: Visit, reason: String? = nil, _ body: @escaping @Sendable (Act) throws -> T
  ) async throws -> T {
    guard let account = visit.caller.account else { throw Refusal(.signInWanted) }
    return try await store.act(as: account.id.actor, verb, reason: reason, body)
  }
}
