import Core
import Foundation
import HTTPTypes
import Registry
import Store
import TestSupport
import Testing

@testable import Server

/// Who sees what. `ned000000002` is for its members alone.
@Suite struct APIAudienceTests {
  @Test("nothing that a visitor reads tells of what is hidden", arguments: TestDatabase.all)
  func hidden(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      var paths = APIRoute.all.filter { !$0.isForToken }.compactMap {
        APIExample($0, house.live.current)?.address
      }
      paths += [
        "/api/v1/needs?q=%E7%A7%98%E5%AF%86", "/api/v1/search?q=%E7%A7%98%E5%AF%86", "/api/v1/changes",
        "/feeds/zh/new.atom", "/feeds/en/needs.atom", "/sitemap.xml",
      ]
      for path in paths {
        let body = try await house.get(path).body
        #expect(!body.contains("秘密") && !body.contains("ned000000002"), "\(path)")
      }
      try await house.get("/api/v1/needs/ned000000002").expectProblem(404, "api.absent")
      try await house.get("/api/v1/match?ask=need/ned000000002").expectProblem(404, "record.absent")
      #expect(try await house.get("/api/v1/needs").json["total"] as? Int == 2)
    }
  }

  @Test("who holds the token sees it", arguments: TestDatabase.all)
  func token(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      #expect(try await house.operate("/api/v1/needs").json["total"] as? Int == 3)
      let hidden = try await house.operate("/api/v1/needs/ned000000002")
      #expect(hidden.status == 200 && hidden.json["visibility"] as? String == "members")
      #expect(try await house.operate("/api/v1/changes?limit=1000").body.contains("ned000000002"))
      // What it read is not handed to the next visitor out of a memory.
      #expect(try await house.get("/api/v1/needs").json["total"] as? Int == 2)
    }
  }

  @Test("a wrong token is refused, for reading too; without one nothing is written", arguments: TestDatabase.all)
  func refused(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      for token in ["", "x", String(House.token.dropLast()), House.token + "x"] {
        let answer = try await house.get("/api/v1/needs", [.authorization: "Bearer \(token)"])
        answer.expectProblem(401, "api.token.wrong")
        #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
      }
      #expect(
        try await house.get("/api/v1/needs", [.authorization: "Basic eDp5"]).status == 200, "a proxy's is not ours")
      for route in APIRoute.all where route.isForToken {
        let path = route.path.replacing("{job}", with: "00000000000000000000")
        try await house.get(path, method: route.method).expectProblem(401, "api.token.missing", path)
        let closed = Portal(
          live: house.live, version: "test", logger: House.silent, passwords: try House.passwords.get())
        try await house.behind(closed).get(path, House.bearer, method: route.method)
          .expectProblem(403, "api.write.off", path)
      }
      #expect(throws: Refusal.self) { try APIToken("short") }
    }
  }

  @Test(
    "a relation to somebody hidden is not there; one that went away is told of once, without a value",
    arguments: TestDatabase.all)
  func relations(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      try await house.store.act(as: "secret-actor", "add") { act in
        var relation = Relation(id: ID("rel000000009"))
        relation.from = House.organisations[0].ref
        relation.type = "supplies"
        relation.to = Ref(Need.kind, "ned000000002")
        try act.create(relation)
      }
      try await house.live.refresh()
      #expect(try await house.get("/api/v1/relations").json["total"] as? Int == 1)
      try await house.get("/api/v1/relations/rel000000009").expectProblem(404, "api.absent")
      #expect(try await house.operate("/api/v1/relations").json["total"] as? Int == 2)
      let begin = house.live.current.cluster.sequence
      try await house.store.act(as: "secret-actor", "withdraw") { act in
        var hidden = House.scanner
        hidden.record.visibility = .members
        try act.update(House.scanner, to: hidden)
      }
      try await house.live.refresh()
      let changes = try await house.get("/api/v1/changes?after=\(begin)")
      #expect(
        changes.items.map { $0["change"] as? String } == ["removed"]
          && changes.items[0]["id"] as? String == "prd000000002")
      for word in ["secret-actor", "CT scanner", "rel000000009"] {
        #expect(!(try await house.get("/api/v1/changes?limit=1000").body.contains(word)), "\(word)")
      }
    }
  }

  @Test("following the changes from the beginning arrives at what there is now", arguments: TestDatabase.all)
  func following(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      var records: Set<String> = []
      var after = 0
      while true {
        let page = try await house.get("/api/v1/changes?limit=3&after=\(after)")
        for item in page.items {
          let ref = "\(item["kind"] ?? "")/\(item["id"] ?? "")"
          if item["change"] as? String == "removed" { records.remove(ref) } else { records.insert(ref) }
        }
        let next = try #require(page.json["next"] as? Int)
        if next == after { break }
        after = next
      }
      let there = Entities.served.flatMap { house.live.current.refs(of: $0.kind, for: .visitor).map(\.description) }
      #expect(records == Set(there))
    }
  }
}
