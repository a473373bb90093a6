import Core
import Foundation
import Store
import TestSupport
import Testing

@testable import Access

@Suite struct SecondFactorTests {
  /// RFC 6238, appendix B: the last six of its eight digits.
  @Test(
    "codes are those of the standard",
    arguments: [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")])
  func standard(_ seconds: Int, _ code: String) {
    let totp = TOTP(key: Array("12345678901234567890".utf8))
    #expect(totp.code(at: TOTP.step(at: seconds * 1000)) == code)
    #expect(totp.words == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
  }

  @Test(
    "once it is confirmed a code is asked for; each is good once, each recovery code too", arguments: TestDatabase.all)
  func codes(_ database: TestDatabase) async throws {
    try await Lobby.with(database) { lobby in
      let words = "three quiet windows"
      let account = try await lobby.account("a@example.cn", words)
      let totp = try await lobby.act { try $0.beginSecondFactor(of: account.id) }
      #expect(try await lobby.session("a@example.cn", words) != nil, "not yet confirmed")
      #expect(try await lobby.act { try $0.confirmSecondFactor(of: account.id, with: "abcdef", from: "x") } == nil)
      let step = TOTP.step(at: Lobby.start.milliseconds)
      let codes = try #require(
        try await lobby.act { try $0.confirmSecondFactor(of: account.id, with: totp.code(at: step), from: "x") })
      #expect(codes.count == 10 && Set(codes).count == 10)

      func enter(_ code: String, after seconds: Double = 0) async throws -> Refusal.Rule? {
        let now = Lobby.start + seconds
        guard case .codeWanted(let wanted) = try await lobby.enter("a@example.cn", words, at: now) else { return nil }
        return try await lobby.rule {
          let secret = try await lobby.signIn.enter(
            code: code, wanted, from: .init(network: "10.0.0.1", agent: ""), at: now)
          #expect(try await lobby.isSignedIn(secret, at: now))
        }
      }
      #expect(try await lobby.session("a@example.cn", words) == nil)
      #expect(try await enter(totp.code(at: step)) == .codeWrong, "used to confirm")
      #expect(try await enter(totp.code(at: step + 1), after: 30) == nil)
      #expect(try await enter(totp.code(at: step + 1), after: 30) == .codeWrong, "used")
      #expect(try await enter(totp.code(at: step + 9), after: 60) == .codeWrong, "far ahead")
      #expect(try await enter(codes[3].uppercased(), after: 60) == nil)
      #expect(try await enter(codes[3], after: 60) == .codeWrong, "used")
      #expect(try await lobby.store.read { try SecondFactor.recoveryCodesLeft(account.id, $0) } == 9)
      try await lobby.act { try $0.endSecondFactor(of: account.id) }
      #expect(try await lobby.session("a@example.cn", words) != nil)
    }
  }

  @Test(
    "codes cannot be guessed one after the other, and the step ends after five minutes", arguments: TestDatabase.all)
  func guessing(_ database: TestDatabase) async throws {
    try await Lobby.with(database) { lobby in
      let words = "three quiet windows"
      let account = try await lobby.account("a@example.cn", words)
      let totp = try await lobby.act { try $0.beginSecondFactor(of: account.id) }
      let step = TOTP.step(at: Lobby.start.milliseconds)
      _ = try await lobby.act { try $0.confirmSecondFactor(of: account.id, with: totp.code(at: step), from: "x") }
      func enter(_ code: String, _ wanted: Secret, _ network: String, after seconds: Double) async throws -> Refusal
        .Rule?
      {
        try await lobby.rule {
          _ = try await lobby.signIn.enter(
            code: code, wanted, from: .init(network: network, agent: ""), at: Lobby.start + seconds)
        }
      }
      guard case .codeWanted(let late) = try await lobby.enter("a@example.cn", words) else {
        return #expect(Bool(false))
      }
      #expect(try await enter(totp.code(at: step + 10), late, "a", after: 300) == .codeLate)
      guard case .codeWanted(let wanted) = try await lobby.enter("a@example.cn", words) else {
        return #expect(Bool(false))
      }
      for number in 0..<12 { #expect(try await enter("000000", wanted, "\(number)", after: 0) == .codeWrong) }
      #expect(try await enter(totp.code(at: step + 1), wanted, "b", after: 30) == .signInWait)
    }
  }

  @Test("of many codes that come at once no more are looked at than one after the other", arguments: TestDatabase.all)
  func burst(_ database: TestDatabase) async throws {
    try await Lobby.with(database) { lobby in
      let words = "three quiet windows"
      let account = try await lobby.account("a@example.cn", words)
      let totp = try await lobby.act { try $0.beginSecondFactor(of: account.id) }
      let step = TOTP.step(at: Lobby.start.milliseconds)
      _ = try await lobby.act { try $0.confirmSecondFactor(of: account.id, with: totp.code(at: step), from: "x") }
      guard case .codeWanted(let wanted) = try await lobby.enter("a@example.cn", words) else {
        return #expect(Bool(false))
      }
      let looked = try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<60 {
          group.addTask {
            try await lobby.rule {
              _ = try await lobby.signIn.enter(
                code: "000000", wanted, from: .init(network: "\(number)", agent: ""), at: Lobby.start)
            } == .codeWrong
          }
        }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(looked == 12)
      let ended = try await lobby.rule {
        _ = try await lobby.act { try $0.endSecondFactor(of: account.id, with: totp.code(at: step), from: "y") }
      }
      #expect(ended == .signInWait, "switching it off is no way around the count")
    }
  }
}
