import Core
import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Server

/// The one script, and the policy that lets no other run.
@Suite struct ScriptTests {
  private static let script = Script(bytes: Array("let one = 1".utf8))

  private static func moving(_ house: House) throws -> House {
    house.behind(
      Portal(
        live: house.live, version: "test", logger: House.silent, passwords: try House.passwords.get(), script: script))
  }

  @Test("a page that moves names the script by its content, and so does the policy", arguments: TestDatabase.all)
  func named(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let house = try Self.moving(house)
      let page = try await house.get("/zh/search?q=a")
      // printf 'let one = 1' | openssl sha256 -binary | base64
      let sum = "sha256-kUVuX/GBVsZeVAHQgr2kDYCQUjhuuBSfJ8dfdDhCvfE="
      let source = try #require(page.body.firstMatch(of: /<script src="([^"]+)" integrity="([^"]+)" defer>/))
      #expect(source.2 == sum[...])
      let policy = try #require(page.headers[.contentSecurityPolicy])
      #expect(policy.contains("script-src '\(sum)';") && policy.hasPrefix("default-src 'none'"))
      #expect(!policy.contains("unsafe") && !policy.contains("script-src 'self'"))

      let file = try await house.get(String(source.1))
      #expect(file.status == 200 && file.body == "let one = 1")
      #expect(file.headers[.contentType]?.hasPrefix("text/javascript") == true)
      #expect(file.headers[.cacheControl]?.contains("immutable") == true)
      #expect(page.body.contains("&quot;historyCacheSize&quot;:0") && page.body.contains("&quot;allowEval&quot;:false"))
    }
  }

  @Test("a page that does not move has none", arguments: TestDatabase.all)
  func still(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let page = try await Self.moving(house).get("/zh/organisation")
      #expect(page.status == 200 && !page.body.contains("<script src"))
    }
  }

  @Test("without the file there is no script, and none is allowed", arguments: TestDatabase.all)
  func absent(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let page = try await house.get("/zh/search?q=a")
      #expect(!page.body.contains("<script src") && page.headers[.contentSecurityPolicy]?.contains("script") == false)
      #expect(try await house.get("/assets/\(Self.script.name)").status == 404)
    }
  }

  @Test func nowhere() {
    #expect(Script(Share(environment: [:], executable: URL(fileURLWithPath: "/nowhere/at/all/here/lianqiao"))) == nil)
  }
}
