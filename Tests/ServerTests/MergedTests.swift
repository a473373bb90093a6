import Core
import HTTPTypes
import Registry
import Server
import Store
import TestSupport
import Testing

/// Pages of records that were merged, and of those that they were merged into.
@Suite struct MergedTests {
  /// One more need, of which the house's own is found to be the same, and an organisation out of two.
  private static func merged(hidden: Bool = false, _ body: (House) async throws -> Void) async throws {
    try await House.with(.sqlite) { (house) async throws in
      try await house.store.act(as: "t", "t") { act in
        var twin = Need(id: ID("ned000000009"))
        (twin.name, twin.market, twin.status) = (Text("采购监护设备"), "procurement", "open")
        if hidden { twin.record.visibility = .members }
        try act.create(twin)
        try act.merge(twin.ref, into: House.need.ref)
        try act.merge(Ref(Organisation.kind, "org000000005"), into: Ref(Organisation.kind, "org000000001"))
      }
      try await house.live.refresh()
      try await body(house)
    }
  }

  @Test(
    "an old address leads to the record that stayed, in the same language and with the same query",
    arguments: [
      ("/zh/organisation/org000000005", "/zh/organisation/org000000001"),
      ("/en/need/ned000000009?x=1", "/en/need/ned000000001?x=1"), ("/en/sheet/ned000000009", "/en/sheet/ned000000001"),
      (
        "/zh/pair/need/ned000000009/product/prd000000001", "/zh/pair/need/ned000000001/product/prd000000001"
      ),
    ])
  func moved(_ former: String, _ now: String) async throws {
    try await Self.merged { (house) async throws in
      let answer = try await house.get(former)
      #expect(answer.status == 308)
      #expect(answer.headers[.location] == now || answer.headers[.location] == now.replacing("?x=1", with: ""))
      #expect(answer.headers[.cacheControl] == "no-cache", "a merge can be taken back")
    }
  }

  @Test("the API answers an old address with the new one")
  func api() async throws {
    try await Self.merged { (house) async throws in
      let answer = try await house.get("/api/v1/needs/ned000000009")
      #expect(answer.status == 308 && answer.headers[.location] == "/api/v1/needs/ned000000001")
    }
    try await Self.merged(hidden: true) { (house) async throws in
      #expect(try await house.get("/api/v1/needs/ned000000009").status == 404)
    }
  }

  @Test("the short address leads there too, and a page says what was merged into its record")
  func told() async throws {
    try await Self.merged { (house) async throws in
      let short = try await house.get("/a/ned000000009", [.acceptLanguage: "en"])
      #expect(short.headers[.location] == "/en/need/ned000000001")
      let page = try await house.get("/en/need/ned000000001").body
      #expect(page.contains("采购监护设备") && page.contains("formerly need/ned000000009"))
      #expect(try await house.get("/zh/organisation/org000000001").body.contains("原编号 organisation/org000000005"))
    }
  }

  @Test("a record that a visitor could not see has no address that leads anywhere, and gives nothing away")
  func hidden() async throws {
    try await Self.merged(hidden: true) { (house) async throws in
      for path in ["/zh/need/ned000000009", "/a/ned000000009", "/zh/sheet/ned000000009"] {
        #expect(try await house.get(path).status == 404, "\(path)")
      }
      let page = try await house.get("/zh/need/ned000000001").body
      #expect(!page.contains("采购监护设备") && !page.contains("ned000000009"))
    }
  }

  @Test("a split gives the address back")
  func split() async throws {
    try await Self.merged { (house) async throws in
      try await house.store.act(as: "t", "t") { _ = try $0.split(Ref(Need.kind, "ned000000009")) }
      try await house.live.refresh()
      #expect(try await house.get("/zh/need/ned000000009").status == 200)
      #expect(try await !house.get("/zh/need/ned000000001").body.contains("ned000000009"))
    }
  }

  @Test("rejected and accepted claims stand on no page")
  func claims() async throws {
    try await House.with(.sqlite) { (house) async throws in
      let path = "/en/product/prd000000001"
      #expect(try await house.get(path).body.contains("sources disagree"))
      for verdict in ["rejected", "accepted"] {
        try await house.store.act(as: "t", "t") { _ = try $0.decide(claim: House.claim.id.rawValue, as: verdict) }
        try await house.live.refresh()
        #expect(try await !house.get(path).body.contains("sources disagree"), "\(verdict)")
      }
      #expect(try await house.get(path).body.contains("stood before a decision"))
    }
  }
}
