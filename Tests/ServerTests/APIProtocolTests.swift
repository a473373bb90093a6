import Core
import Foundation
import HTTPTypes
import Registry
import Store
import TestSupport
import Testing

@testable import Server

/// Statuses, headers, problems: what every client of an API relies on.
@Suite struct APIProtocolTests {
  @Test(
    "what cannot be answered is a problem that says why",
    arguments: [
      ("/api", 404, "api.path.absent"), ("/api/v2/needs", 404, "api.path.absent"),
      ("/api/v1/sheep", 404, "api.path.absent"),
      ("/api/v1/needs/ned000000009", 404, "api.absent"), ("/api/v1/needs/x", 404, "api.absent"),
      ("/api/v1/needs/%FF", 404, "api.absent"), ("/api/v1/needs/org000000001", 404, "api.absent"),
      ("/api/v1/needs?limit=0", 400, "api.parameter.invalid"), ("/api/v1/needs?limit=01", 400, "api.parameter.invalid"),
      ("/api/v1/needs?limit=201", 400, "api.parameter.invalid"), ("/api/v1/needs?limit=", 400, "api.parameter.invalid"),
      ("/api/v1/needs?limit=1&limit=2", 400, "api.parameter.often"),
      ("/api/v1/needs?fields=x", 400, "api.parameter.invalid"),
      ("/api/v1/needs?colour=red", 400, "api.parameter.unknown"), ("/api/v1/needs?q=%FF", 400, "web.query.encoding"),
      ("/api/v1/needs?q=%00", 400, "api.parameter.invalid"),
      ("/api/v1/needs?cursor=YWJjZGVmZ2hpag", 400, "cursor.invalid"),
      ("/api/v1/search?q=a&cursor=x", 400, "cursor.invalid"),
      ("/api/v1/match?market=none", 400, "api.parameter.invalid"),
      ("/api/v1/match?ask=need/ned000000009", 404, "record.absent"),
      ("/api/v1/match?ask=figure/fig000000001", 422, "match.ask.none"), ("/api/v1/codes/none", 404, "api.absent"),
      ("/api/v1/changes?after=-1", 400, "api.parameter.invalid"), ("/api/problems/none", 404, "web.page.absent"),
    ])
  func problems(path: String, status: Int, code: String) async throws {
    try await House.with(.sqlite) { try await $0.get(path).expectProblem(status, code, path) }
  }

  @Test("a cursor belongs to one question", arguments: TestDatabase.all)
  func cursors(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let next = try #require(try await house.get("/api/v1/organisations?limit=1").json["next"] as? String)
      #expect(try await house.get("/api/v1/organisations?cursor=\(next)").status == 200)
      #expect(
        try await house.get("/api/v1/organisations?limit=2&cursor=\(next)").status == 200, "the size of a page is free")
      for path in [
        "organisations?roles=maker&cursor=\(next)", "products?cursor=\(next)", "organisations?cursor=A\(next)",
      ] {
        try await house.get("/api/v1/\(path)").expectProblem(400, "cursor.invalid", path)
      }
    }
  }

  @Test(
    "an address that is there tells which methods it takes",
    arguments: [HTTPRequest.Method.post, .put, .patch, .delete, .options], TestDatabase.all)
  func methods(method: HTTPRequest.Method, _ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let answer = try await house.get("/api/v1/needs", method: method)
      answer.expectProblem(405, "api.method")
      #expect(answer.headers[.allow] == "GET, HEAD")
      if method != .post {
        #expect(try await house.get("/api/v1/imports", method: method).headers[.allow] == "POST")
      }
    }
  }

  @Test("the language of a problem is the reader's, and both are always there", arguments: TestDatabase.all)
  func languages(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let english = try await house.get("/api/v1/sheep", [.acceptLanguage: "en"])
      #expect(english.json["detail"] as? String == english.json["en"] as? String)
      #expect(english.headers[.contentLanguage] == "en")
      let chinese = try await house.get("/api/v1/sheep")
      #expect(chinese.json["detail"] as? String == chinese.json["zh"] as? String)
    }
  }

  @Test(
    "what a client can read decides",
    arguments: [
      ("*/*", 200), ("application/*", 200), ("application/json", 200), ("text/html, */*;q=0.1", 200),
      ("text/html", 406),
      ("application/json;q=0, */*", 406), ("", 200), ("application/problem+json", 406),
    ])
  func acceptance(accept: String, status: Int) async throws {
    try await House.with(.sqlite) { house in
      let answer = try await house.get("/api/v1/needs", [.accept: accept])
      #expect(answer.status == status)
    }
  }

  @Test("too long an address, too large a head", arguments: TestDatabase.all)
  func bounds(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let long = String(repeating: "a", count: 9000)
      try await house.get("/api/v1/needs?q=\(long)").expectProblem(414, "api.address.long")
      try await house.get("/api/v1/needs", [.cookie: long + long]).expectProblem(431, "api.headers.large")
    }
  }

  @Test(
    "who holds an answer is told that it has not changed, until it does",
    arguments: ["organisations", "organisations/org000000001", "organisations.jsonl", "search?q=apex"], TestDatabase.all
  )
  func validators(path: String, _ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let first = try await house.get("/api/v1/\(path)")
      let tag = try #require(first.headers[.eTag])
      #expect(first.headers[.cacheControl] == "no-cache" && first.headers[.vary]?.contains("Authorization") == true)
      let held = try await house.get("/api/v1/\(path)", [.ifNoneMatch: tag])
      #expect(held.status == 304 && held.body.isEmpty)
      let head = try await house.get("/api/v1/\(path)", method: .head)
      #expect(head.status == 200 && head.body.isEmpty && head.headers[.eTag] == tag)
      // Who sees more is answered something else, which nobody may keep for others.
      let operating = try await house.operate("/api/v1/\(path)")
      #expect(operating.headers[.eTag] != tag && operating.headers[.cacheControl]?.hasPrefix("private") == true)
      try await house.store.act(as: "test", "add") { act in
        var fresh = Organisation(id: ID("org000000009"))
        fresh.name = Text("新来的 Apex 公司")
        try act.create(fresh)
        var old = House.organisations[0]
        old.about = Text("另一种说法")
        try act.update(House.organisations[0], to: old)
      }
      try await house.live.refresh()
      #expect(try await house.get("/api/v1/\(path)", [.ifNoneMatch: tag]).status == 200)
    }
  }

  @Test("codes of problems are alone, and each has its page in both languages", arguments: TestDatabase.all)
  func table(_ database: TestDatabase) async throws {
    let codes = Refusal.tableOfServer.map(\.code)
    #expect(Set(codes).count == codes.count)
    try await House.with(database) { house in
      for rule in Refusal.apiRules + Refusal.webRules {
        for language in ["zh", "en"] {
          let answer = try await house.get("/api/problems/\(rule.code)?lang=\(language)")
          #expect(answer.status == 200, "\(rule.code)")
        }
        for label in [rule.message, rule.fix] {
          let gaps = [label.zh, label.en].map { words in words.matches(of: /\{([^}]*)\}/).map { String($0.1) }.sorted()
          }
          #expect(gaps[0] == gaps[1] && label.zh != label.en, "\(rule.code)")
        }
      }
    }
  }
}
