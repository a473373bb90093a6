import Core
import Foundation
import HTTPTypes
import Registry
import Server
import Store
import TestSupport
import Testing

/// What machines rely on: statuses, headers, redirects, validators.
@Suite struct ProtocolTests {
  @Test("the root leads to the language that a browser asks for", arguments: TestDatabase.all)
  func root(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      #expect(try await house.get("/").headers[.location] == "/zh")
      #expect(try await house.get("/", [.acceptLanguage: "en-GB,en;q=0.9,zh;q=0.4"]).headers[.location] == "/en")
      let short = try await house.get("/a/ned000000001", [.acceptLanguage: "en"])
      #expect(short.status == 302 && short.headers[.location] == "/en/need/ned000000001")
    }
  }

  @Test(
    "errors have their status and are said in both languages",
    arguments: TestDatabase.each([
      ("/nowhere", 404), ("/zh/nowhere", 404), ("/zh/organisation/none", 404), ("/en/market/none", 404), ("/fr", 404),
      ("/zh/pair/need/ned000000001/organisation/org000000001", 404), ("/zh/organisation?after=x", 400),
      ("/zh/organisation?from=9", 400), ("/zh/search?q=a&after=x", 400), ("/zh/search?kind=none", 400),
      ("/zh/search?facet=region", 400), ("/zh/search?q=%FF", 400), ("/assets/other.css", 404),
    ]))
  func errors(path: String, status: Int, _ database: TestDatabase) async throws {
    let answer = try await House.with(database) { try await $0.get(path) }
    #expect(answer.status == status)
    #expect(answer.body.contains("lang=\"en\"") && answer.body.contains("lang=\"zh-Hans\""))
    #expect(answer.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
  }

  @Test("too long a query is refused, a long word list is not read", arguments: TestDatabase.all)
  func bounds(_ database: TestDatabase) async throws {
    try await House.with(database) { (house) async throws in
      #expect(try await house.get("/zh/search?q=" + String(repeating: "a", count: 201)).status == 400)
      #expect(try await house.get("/zh/search?x=" + String(repeating: "a", count: 5000)).status == 400)
      #expect(try await house.get("/zh/search?q=" + String(repeating: "a", count: 200)).status == 200)
      #expect(try await house.get("/zh/need/" + String(repeating: "a", count: 3000)).status == 404)
    }
  }

  @Test(
    "pages can be read, not written", arguments: [HTTPRequest.Method.post, .put, .delete, .patch, .options],
    TestDatabase.all)
  func methods(method: HTTPRequest.Method, _ database: TestDatabase) async throws {
    let answer = try await House.with(database) { try await $0.get("/zh/organisation", method: method) }
    #expect(answer.status == 405 && answer.headers[.allow] == "GET, HEAD")
  }

  @Test(arguments: TestDatabase.all) func head(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let answer = try await house.get("/zh", method: .head)
      #expect(answer.status == 200 && answer.body.isEmpty && answer.headers[.eTag] != nil)
      #expect(Int(answer.headers[.contentLength] ?? "") ?? 0 > 1000)
    }
  }

  @Test(
    "a browser that holds the page is told so; unknown parameters are the same page; a write makes it another",
    arguments: TestDatabase.all)
  func validators(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let tag = try #require(try await house.get("/zh").headers[.eTag])
      #expect(try await house.get("/zh", [.ifNoneMatch: "\"other\", W/\(tag)"]).status == 304)
      #expect(try await house.get("/zh?utm_source=x").headers[.eTag] == tag)
      #expect(try await house.get("/en").headers[.eTag] != tag)
      try await house.store.act(as: "test", "add") { act in
        var fresh = Organisation(id: ID("org000000009"))
        fresh.name = Text("新来的公司")
        try act.create(fresh)
      }
      try await house.live.refresh()
      #expect(try await house.get("/zh", [.ifNoneMatch: tag]).status == 200)
      #expect(try await house.get("/zh/organisation").body.contains("新来的公司"))
    }
  }

  @Test(arguments: TestDatabase.all) func machines(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let health = try await house.get("/healthz")
      #expect(health.status == 200 && health.body.hasPrefix("{\"ok\":true,\"sequence\":"))
      #expect(try await house.get("/robots.txt").body.contains("User-agent"))
      #expect(try await house.get("/favicon.svg").headers[.contentType] == "image/svg+xml")
      let home = try await house.get("/zh").body
      let style = try #require(home.firstMatch(of: /href="(\/assets\/[^"]+)"/)?.1)
      let asset = try await house.get(String(style))
      #expect(asset.status == 200 && asset.headers[.cacheControl]?.contains("immutable") == true)
    }
  }

  @Test(
    "what somebody else writes is on the pages without anybody asking", .timeLimit(.minutes(20)),
    arguments: TestDatabase.all)
  func following(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      // Were it not told, the first look would outlast the test.
      let follower = Task { await house.live.follow(every: .seconds(600)) }
      defer { follower.cancel() }
      for number in 1...3 {
        try await house.store.act(as: "test", "add") { act in
          var fresh = Organisation(id: ID("org00000001\(number)"))
          fresh.name = Text("新来的公司")
          try act.create(fresh)
        }
        while try await house.get("/zh/organisation/org00000001\(number)").status != 200 {
          try await Task.sleep(for: .milliseconds(20))
        }
      }
    }
  }
}
