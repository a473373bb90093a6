package import Access
import Core
import Files
package import Store

/// What personal pages work with besides the cluster of the moment.
package struct AccountService: Sendable {
  let live: LiveCluster
  package let passwords: PasswordDesk
  let site: SiteSettings
  /// Nil where the portal takes no files.
  let desk: ImportDesk?
  /// Where attachments lie; nil where none are taken.
  let files: FileFolder?
  /// Nil where nobody can be written to: without a mail server, and where the portal does not know its own address. What a request calls
  /// the host is no address to put into a letter: whoever asks could send somebody else's link astray.
  let mailing: Mailing?

  init(
    live: LiveCluster, passwords: PasswordDesk, site: SiteSettings, desk: ImportDesk?, files: FileFolder? = nil,
    letters: (any Letters)? = nil
  ) {
    mailing = letters.flatMap { letters in site.origin.map { Mailing(letters: letters, origin: $0) } }
    self.live = live
    self.desk = desk
    self.files = files
    self.passwords = passwords
    self.site = site
  }

  package var store: any Store { live.store }

  var signIn: SignIn { SignIn(store: store, desk: passwords) }

  /// Runs `body` as one act of who is signed in. What it wrote is on the page that follows.
  func act<T: Sendable>(
    _ verb: String, of visit: Visit, reason: String? = nil, _ body: @escaping @Sendable (Act) throws -> T
  ) async throws -> T {
    guard let account = visit.caller.account else { throw Refusal(.signInWanted) }
    let result = try await store.act(as: account.id.actor, verb, reason: reason, body)
    // It is written: a page that is a second late is no refusal.
    try? await live.refresh()
    return result
  }

  /// The same, as a batch: what can be taken back together.
  func actInBatch<T: Sendable>(
    _ verb: String, of visit: Visit, _ body: @escaping @Sendable (Act) throws -> T
  ) async throws -> T {
    guard let account = visit.caller.account else { throw Refusal(.signInWanted) }
    let result = try await store.act(as: account.id.actor, verb, batch: Secret.letters(12), body)
    try? await live.refresh()
    return result
  }

  /// Ends a session, if there was one.
  func end(_ session: Session?) async throws {
    guard let session else { return }
    try await store.act(as: session.account.actor, "session.end") { act in
      try Session.end(session.hash, act.connection)
      try act.journal(session.account.ref, [:])
    }
  }
}
