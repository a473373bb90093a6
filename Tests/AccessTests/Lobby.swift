import Access
import Core
import Foundation
import Store
import TestSupport

/// A store with accounts, and a clock that a test turns.
struct Lobby: Sendable {
  let store: any Store
  let signIn: SignIn
  static let start = Date(timeIntervalSince1970: 1_800_000_000)
  static let desk = Result { try PasswordDesk() }

  static func with<T>(_ database: TestDatabase, _ body: (Lobby) async throws -> T) async throws -> T {
    let migrations = [Journal.migration] + accessMigrations
    return try await database.with(migrations) { store, _ in
      try await body(Lobby(store: store, signIn: SignIn(store: store, desk: try desk.get())))
    }
  }

  func act<T: Sendable>(at moment: Date = start, _ body: @escaping @Sendable (Act) throws -> T) async throws -> T {
    try await store.act(as: "test", "test", at: moment, body)
  }

  /// An account that has chosen its password.
  func account(_ email: String, _ password: String, offices: Set<Office> = []) async throws -> Account {
    let hash = try await Self.desk.get().hash(Password(password))
    return try await act { act in
      let account = try act.invite(EmailAddress(email), name: "王工", offices: offices)
      try act.set(hash, of: account.id)
      return try act.account(account.id)
    }
  }

  func enter(
    _ email: String, _ password: String, network: String = "10.0.0.1", at moment: Date = start
  ) async throws -> SignIn.Outcome {
    try await signIn.enter(email, password, from: .init(network: network, agent: "Chromium"), at: moment)
  }

  /// The secret of a session that was begun without a code.
  func session(_ email: String, _ password: String, at moment: Date = start) async throws -> Secret? {
    if case .signedIn(let secret) = try await enter(email, password, at: moment) { secret } else { nil }
  }

  func isSignedIn(_ secret: Secret?, at moment: Date = start) async throws -> Bool {
    guard let secret else { return false }
    return try await store.read { try Session.find(secret, at: moment.milliseconds, $0) != nil }
  }

  /// The rule by which something is refused; nil where it is not.
  func rule(_ body: () async throws -> Void) async throws -> Refusal.Rule? {
    do {
      try await body()
      return nil
    } catch let refusal as Refusal {
      return refusal.rule
    }
  }
}
