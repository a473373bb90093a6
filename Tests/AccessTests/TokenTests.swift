import Core
import Foundation
import Store
import TestSupport
import Testing

@testable import Access

@Suite struct TokenTests {
  private static let days = 3
  private static let end = Double(days) * 86_400

  /// What is done after a token was made, how many seconds later it is shown, and whether it still opens anything.
  private static let cases:
    [(name: String, seconds: Double, works: Bool, act: @Sendable (Act, AccountID, Secret) throws -> Void)] = [
      ("nothing", 0, true, { _, _, _ in }),
      ("its last millisecond", end - 0.001, true, { _, _, _ in }),
      ("its end", end, false, { _, _, _ in }),
      ("ended by its owner", 0, false, { try $0.endToken($2.hash, of: $1) }),
      (
        "ended by another", 0, true,
        { try $0.endToken($2.hash, of: $0.invite(EmailAddress("b@else.cn"), name: "乙").id) }
      ),
      ("a new password", 0, false, { act, id, _ in try act.set(PasswordHash(Password("four quiet windows")), of: id) }),
      ("suspended", 0, false, { act, id, _ in try act.suspend(id) }),
      (
        "suspended and restored", 0, false,
        { act, id, _ in
          try act.suspend(id)
          try act.restore(id)
        }
      ),
    ]

  @Test("a token works until its end, and no longer than its account lets it", arguments: TestDatabase.all)
  func ends(_ database: TestDatabase) async throws {
    for (name, seconds, works, act) in Self.cases {
      try await Lobby.with(database) { lobby in
        let id = try await lobby.account("a@example.cn", "three quiet windows").id
        let secret = try await lobby.act {
          try $0.makeToken(for: id, named: "x", .write, days: Self.days)
        }
        try await lobby.act { try act($0, id, secret) }
        let now = (Lobby.start + seconds).milliseconds
        let found = try await lobby.store.read { try AccessToken.find(secret, at: now, $0)?.account.id }
        #expect(found == (works ? id : nil), "\(name)")
        #expect(try await lobby.store.read { try AccessToken.find(Secret(), at: now, $0) == nil }, "another word")
      }
    }
  }

  @Test("what the store holds of a token opens nothing", arguments: TestDatabase.all)
  func kept(_ database: TestDatabase) async throws {
    try await Lobby.with(database) { lobby in
      let id = try await lobby.account("a@example.cn", "three quiet windows").id
      let secret = try await lobby.act { try $0.makeToken(for: id, named: "x", .read, days: 1) }
      let hash = try await lobby.store.read { try $0.row("SELECT hash FROM access_token")?.string(0) ?? "" }
      #expect(hash == secret.hash && hash != secret.words && Secret(hash) == nil)
    }
  }
}
