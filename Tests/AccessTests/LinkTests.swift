import Access
import Core
import Foundation
import Store
import TestSupport
import Testing

@Suite struct LinkTests {
  @Test("a link works once, for a week, and not beside a later one", arguments: TestDatabase.all)
  func once(_ database: TestDatabase) async throws {
    try await Lobby.with(database) { lobby in
      let hash = try await Lobby.desk.get().hash(Password("three quiet windows"))
      let (account, first, second) = try await lobby.act { act in
        let account = try act.invite(EmailAddress("a@example.cn"), name: "甲")
        return (account, try act.passwordLink(for: account), try act.passwordLink(for: account))
      }
      func works(_ secret: Secret?, _ seconds: Double = 0, _ purpose: OneTimeLink.Purpose = .password) async throws
        -> Bool
      {
        let now = (Lobby.start + seconds).milliseconds
        return try await lobby.rule {
          try await lobby.store.read { _ = try OneTimeLink.find(secret, for: purpose, at: now, $0) }
        } == nil
      }
      #expect(try await !works(first))
      #expect(try await works(second))
      #expect(try await !works(second, 0, .email))
      #expect(try await works(second, 7 * 86400 - 1))
      #expect(try await !works(second, 7 * 86400))
      #expect(try await !works(nil))
      #expect(try await !works(Secret()), "a guess")
      try await lobby.act { try $0.set(hash, of: account.id) }
      #expect(try await !works(second))
    }
  }

  @Test("a new password ends what was signed in with the old one", arguments: TestDatabase.all)
  func sessions(_ database: TestDatabase) async throws {
    try await Lobby.with(database) { lobby in
      let account = try await lobby.account("a@example.cn", "three quiet windows")
      let session = try await lobby.session("a@example.cn", "three quiet windows")
      let hash = try await Lobby.desk.get().hash(Password("four quiet windows"))
      try await lobby.act { try $0.set(hash, of: account.id) }
      #expect(try await !lobby.isSignedIn(session))
      #expect(try await lobby.rule { _ = try await lobby.enter("a@example.cn", "three quiet windows") } == .signInWrong)
      #expect(try await lobby.session("a@example.cn", "four quiet windows") != nil)
    }
  }

  @Test(
    "what is no secret is not looked for",
    arguments: ["", "a", String(repeating: "a", count: 44), String(repeating: "é", count: 43)])
  func shapes(_ words: String) { #expect(Secret(words) == nil) }
}
