import Core
import Exchange
import Foundation
import Matching
import Registry
import TestSupport
import Testing

/// A worked table for each market: one ask, several answers, who comes before whom, who is refused by what and of whom
/// something is asked. All hand-written: no fund, hospital, park or person here is a real one.
@Suite struct OrderTests {
  struct Row: Sendable {
    let id: String
    /// `1`, `2`, … in the order of the answers, or the gates that refuse it.
    let outcome: String
    /// Gates that are asked.
    var asks: Set<String> = []
    let record: @Sendable (String) -> any Entity

    init(_ id: String, _ outcome: String, asks: Set<String> = [], _ record: @escaping @Sendable (String) -> any Entity)
    {
      (self.id, self.outcome, self.asks, self.record) = (id, outcome, asks, record)
    }
  }

  struct Table: Sendable, CustomTestStringConvertible {
    let market: String
    let ask: @Sendable (inout Scene) -> Ref
    let rows: [Row]
    var testDescription: String { market }
  }

  @Test(arguments: tables, TestDatabase.all)
  func order(_ table: Table, _ database: TestDatabase) async throws {
    var scene = Scene()
    let ask = table.ask(&scene)
    let records = table.rows.map { $0.record($0.id) }
    let exchange = try await scene.exchange(on: database, records)
    let matches = try exchange.match(ask, in: table.market, for: .operating, limit: 100)
    let ours = Set(table.rows.map(\.id))
    let ranked = matches.answers.filter { ours.contains($0.ref.id) }
    let expected = table.rows.filter { Int($0.outcome) != nil }.sorted { Int($0.outcome)! < Int($1.outcome)! }.map(\.id)
    #expect(ranked.map(\.ref.id) == expected)
    for (row, record) in zip(table.rows, records) {
      let explained = try exchange.explain(ask, record.ref, in: table.market, for: .operating)
      let failing = explained.gates.filter(\.fails).map(\.gate).joined(separator: " ")
      #expect(failing == (Int(row.outcome) == nil ? row.outcome : ""), "\(row.id): \(failing)")
      let asked = Set(explained.unknown.filter(\.isGate).map(\.rule))
      if Int(row.outcome) != nil { #expect(asked == row.asks, "\(row.id): \(asked)") }
    }
    // The first is told reasons of both sides: what is asked for, and what its own side is after.
    #expect(Set(ranked.first?.reasons.map(\.side) ?? []) == Set(Side.allCases), "\(table.market)")
  }

  @Test("every market that was added has its table")
  func complete() {
    // The first four have worked examples in `MarketTests` and `CrossLanguageTests`.
    let first: Set = ["procurement", "supply", "challenge", "policy"]
    #expect(Set(Self.tables.map(\.market)) == Set(Exchange.cards.map(\.name)).subtracting(first))
  }

  static let tables = [finance, trial, service, expert, space, talent, cooperation]

  private static func offer(
    _ market: String, _ name: String = "离心泵", _ change: @escaping @Sendable (inout Offer) -> Void
  ) -> @Sendable (String) -> any Entity {
    { id in
      var offer = Offer(id: ID(id))
      (offer.name, offer.market, offer.provider, offer.status) = (Text(name), market, ID("giver"), "open")
      change(&offer)
      return offer
    }
  }

  static let finance = Table(
    market: "finance",
    ask: { scene in
      (scene.project.seeks, scene.project.fields, scene.project.stage) = (["finance"], ["imaging"], "trial")
      (scene.project.sought, scene.project.round) = (Money("20000000"), "a")
      return scene.project.ref
    },
    rows: [
      Row(
        "focused", "1",
        offer("finance") {
          ($0.fields, $0.stages, $0.rounds, $0.region) = (["imaging"], ["trial"], ["a", "b"], [Code("cn", "44")])
          ($0.ticketMin, $0.ticketMax) = (Money("5000000"), Money("30000000"))
        }),
      Row(
        "no-ceiling", "2",
        offer("finance") {
          ($0.fields, $0.stages, $0.region) = (["imaging"], ["trial"], [Code("iso", "CN")])
          $0.ticketMin = Money("5000000")
        }),
      Row(
        "dollars", "3", asks: ["ticket"],
        offer("finance", "医疗基金") {
          ($0.fields, $0.stages, $0.region) = (["imaging"], ["trial"], [Code("cn", "44")])
          $0.ticketMax = Money("USD 5000000")
        }),
      Row(
        "small", "ticket",
        offer("finance") {
          ($0.fields, $0.stages, $0.region) = (["imaging"], ["trial"], [Code("cn", "44")])
          $0.ticketMax = Money("10000000")
        }),
      Row(
        "early", "stage round",
        offer("finance") {
          ($0.fields, $0.stages, $0.rounds) = (["imaging"], ["concept"], ["seed"])
          $0.ticketMax = Money("30000000")
        }),
      Row(
        "elsewhere", "field region-served",
        offer("finance") { ($0.fields, $0.stages, $0.region) = (["ivd"], ["trial"], [Code("cn", "42")]) }),
      Row("over", "in-force", offer("finance") { ($0.fields, $0.validUntil) = (["imaging"], Day("2023-12-31")) }),
    ])

  static let trial = Table(
    market: "trial",
    ask: { scene in
      (scene.project.seeks, scene.project.fields, scene.project.stage) = (["trial"], ["implant"], "trial")
      (scene.project.specialties, scene.project.deviceClass) = (["cardiology", "cardiac-surgery"], "II")
      return scene.project.ref
    },
    rows: [
      Row(
        "both", "1",
        offer("trial") {
          ($0.specialties, $0.filing, $0.fields) = (["cardiology", "cardiac-surgery"], "filed", ["implant"])
          ($0.capacity, $0.load) = (6, 1)
        }),
      Row(
        "busy", "2",
        offer("trial") {
          ($0.specialties, $0.filing, $0.fields) = (["cardiology", "cardiac-surgery"], "filed", ["implant"])
          ($0.capacity, $0.load) = (6, 5)
        }),
      Row(
        "one", "3", asks: ["filing", "capacity"],
        offer("trial") { ($0.specialties, $0.fields) = (["cardiology"], ["implant"]) }),
      Row(
        "full", "capacity",
        offer("trial") { ($0.specialties, $0.filing, $0.capacity, $0.load) = (["cardiology"], "filed", 2, 2) }),
      Row("unfiled", "filing", offer("trial") { ($0.specialties, $0.filing) = (["cardiology"], "not-filed") }),
      Row("bones", "specialty", offer("trial") { ($0.specialties, $0.filing) = (["orthopaedics"], "filed") }),
    ])

  static let service = Table(
    market: "service",
    ask: { scene in
      (scene.matter.step, scene.matter.fields, scene.matter.seeks) = ("rectification", ["imaging"], ["service"])
      return scene.matter.ref
    },
    rows: [
      Row(
        "all-of-it", "1",
        offer("service") {
          ($0.services, $0.stages, $0.fields) = (["consulting", "testing", "cdmo"], ["registration"], ["imaging"])
          ($0.capacity, $0.load, $0.serves) = (10, 2, ["hospital"])
        }),
      Row(
        "tests-alone", "2",
        offer("service") {
          ($0.services, $0.stages, $0.fields) = (["testing"], ["registration"], ["imaging"])
          ($0.capacity, $0.load, $0.serves) = (10, 2, ["hospital"])
        }),
      Row(
        "silent", "3", asks: ["device-field", "capacity"],
        offer("service", "检验") { ($0.services, $0.serves) = (["testing"], ["hospital"]) }),
      Row("economics", "service", offer("service") { $0.services = ["health-economics"] }),
      Row("reagents", "device-field", offer("service") { ($0.services, $0.fields) = (["testing"], ["ivd"]) }),
      Row("before", "stage", offer("service") { ($0.services, $0.stages) = (["testing"], ["research"]) }),
    ])

  private static func person(_ change: @escaping @Sendable (inout Person) -> Void) -> @Sendable (String) -> any Entity {
    { id in
      var person = Person(id: ID(id))
      (person.name, person.roles, person.organisation) = (Text("某人\(id)"), ["expert"], ID("home"))
      (person.expertise, person.declared) = (Text("离心泵"), Day("2023-12-01"))
      change(&person)
      return person
    }
  }

  static let expert = Table(
    market: "expert",
    ask: { scene in
      (scene.need.market, scene.need.subject, scene.need.fields) = ("expert", scene.product.ref, ["life-support"])
      return scene.need.ref
    },
    rows: [
      Row("free", "1", person { ($0.fields, $0.capacity, $0.load) = (["life-support"], 4, 0) }),
      Row("half", "2", person { ($0.fields, $0.capacity, $0.load) = (["life-support"], 4, 2) }),
      Row(
        "undeclared", "3", asks: ["co-project", "co-patent", "interest", "capacity"],
        person { ($0.expertise, $0.fields, $0.declared) = (Text("泵"), ["life-support", "ivd"], nil) }),
      Row("maker", "employer", person { ($0.fields, $0.organisation) = (["life-support"], ID("giver")) }),
      Row("full", "capacity", person { ($0.fields, $0.capacity, $0.load) = (["life-support"], 1, 1) }),
      Row("official", "role", person { ($0.fields, $0.roles) = (["life-support"], ["official"]) }),
    ])

  static let space = Table(
    market: "space",
    ask: { scene in
      (scene.need.market, scene.need.area, scene.need.uses) = ("space", 1000, ["cleanroom", "storage"])
      (scene.need.fields, scene.need.region) = (["implant"], [Code("cn", "4403")])
      scene.need.neededBy = Day("2024-06-30")
      return scene.need.ref
    },
    rows: [
      Row(
        "fitting", "1",
        offer("space") {
          ($0.areaMin, $0.areaMax, $0.uses) = (500, 3000, ["cleanroom", "storage", "office"])
          ($0.fields, $0.availableFrom) = (["implant"], Day("2024-03-01"))
        }),
      Row(
        "huge", "2",
        offer("space") {
          ($0.areaMax, $0.uses, $0.fields) = (40_000, ["cleanroom", "storage"], ["implant"])
          $0.availableFrom = Day("2024-03-01")
        }),
      Row("silent", "3", asks: ["area", "use", "available"], offer("space") { $0.fields = ["implant"] }),
      Row(
        "late", "available",
        offer("space") {
          ($0.areaMax, $0.uses, $0.availableFrom) = (2000, ["cleanroom", "storage"], Day("2024-07-01"))
        }),
      Row("offices", "area use", offer("space") { ($0.areaMax, $0.uses) = (800, ["office"]) }),
      Row(
        "far", "place",
        offer("space") { ($0.areaMax, $0.uses, $0.region) = (2000, ["cleanroom", "storage"], [Code("cn", "42")]) }),
    ])

  static let talent = Table(
    market: "talent",
    ask: { scene in
      (scene.need.market, scene.need.name, scene.need.expertise) = ("talent", Text("研发总监"), Text("离心泵流体设计"))
      (scene.need.degree, scene.need.engagements, scene.need.fields) = ("master", ["full-time"], ["life-support"])
      return scene.need.ref
    },
    rows: [
      Row(
        "fitting", "1",
        offer("talent", "研发总监") {
          ($0.expertise, $0.degree, $0.engagements) = (Text("离心泵流体设计"), "doctor", ["full-time"])
          ($0.fields, $0.region) = (["life-support"], [Code("cn", "44")])
        }),
      Row(
        "kin", "2", asks: ["workplace"],
        offer("talent", "研发工程师") {
          ($0.expertise, $0.degree, $0.engagements) = (Text("离心泵"), "master", ["full-time"])
        }),
      Row(
        "adviser", "engagement",
        offer("talent", "研发总监") { ($0.degree, $0.engagements) = ("doctor", ["flexible"]) }),
      Row("college", "degree", offer("talent", "研发总监") { ($0.degree, $0.engagements) = ("college", ["full-time"]) }),
      Row(
        "rooted", "workplace",
        offer("talent", "研发总监") {
          ($0.degree, $0.engagements, $0.region) = ("doctor", ["full-time"], [Code("cn", "42")])
        }),
    ])

  private static func abroad(_ change: @escaping @Sendable (inout Offer) -> Void) -> @Sendable (String) -> any Entity {
    offer("cooperation") {
      ($0.provider, $0.region) = (nil, [Code("iso", "SG")])
      change(&$0)
    }
  }

  static let cooperation = Table(
    market: "cooperation",
    ask: { scene in
      (scene.project.seeks, scene.project.fields) = (["cooperation"], ["imaging"])
      scene.project.forms = ["joint-research", "licensing"]
      return scene.project.ref
    },
    rows: [
      Row("both-forms", "1", abroad { ($0.forms, $0.fields) = (["joint-research", "licensing"], ["imaging"]) }),
      Row("one-form", "2", abroad { ($0.forms, $0.fields) = (["licensing"], ["imaging"]) }),
      Row("silent", "3", asks: ["form"], abroad { $0.fields = ["imaging"] }),
      Row("dealer", "form", abroad { ($0.forms, $0.fields) = (["distribution"], ["imaging"]) }),
      Row(
        "neighbour", "cross-border",
        offer("cooperation") { ($0.forms, $0.fields) = (["licensing"], ["imaging"]) }),
      Row("reagents", "device-field", abroad { ($0.forms, $0.fields) = (["licensing"], ["ivd"]) }),
    ])
}
