import Core
import Exchange
import Matching
import Registry
import TestSupport
import Testing

/// Each gate of each market, with an answer that passes, one that fails, and one of which nobody knows.
@Suite struct GateTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let market: String
    let gate: String
    let verdict: String
    let says: String
    let change: @Sendable (inout Scene) -> Void

    init(
      _ market: String, _ gate: String, _ verdict: String, _ says: String,
      _ change: @escaping @Sendable (inout Scene) -> Void = { _ in }
    ) {
      (self.market, self.gate, self.verdict, self.says, self.change) = (market, gate, verdict, says, change)
    }

    var testDescription: String { "\(market) \(gate): \(verdict), \(says)" }
  }

  static let all =
    procurement + supply + challenge + policy + finance + trial + service + expert + space + talent + cooperation

  @Test(arguments: all, TestDatabase.all) func check(_ one: Case, _ database: TestDatabase) async throws {
    var scene = Scene()
    let (ask, answer) = Self.stage(one.market, &scene)
    one.change(&scene)
    if one.market == "policy", !scene.project.seeks.isEmpty {
      return try await check(one, scene, scene.project.ref, answer, database)
    }
    try await check(one, scene, ask, answer, database)
  }

  /// Who asks and who answers in a market, of the scene's records.
  static func stage(_ market: String, _ scene: inout Scene) -> (ask: Ref, answer: Ref) {
    switch market {
    case "procurement": return (scene.need.ref, scene.product.ref)
    case "policy": return (scene.asker.ref, scene.policy.ref)
    case "supply", "challenge", "talent", "space": scene.need.market = market
    case "expert":
      (scene.need.market, scene.need.subject) = (market, scene.product.ref)
      return (scene.need.ref, scene.person.ref)
    case "service":
      (scene.matter.seeks, scene.offer.market) = ([market], market)
      return (scene.matter.ref, scene.offer.ref)
    default:
      (scene.project.seeks, scene.offer.market) = ([market], market)
      return (scene.project.ref, scene.offer.ref)
    }
    scene.offer.market = market
    return (scene.need.ref, scene.offer.ref)
  }

  private func check(
    _ one: Case, _ scene: Scene, _ ask: Ref, _ answer: Ref, _ database: TestDatabase
  ) async throws {
    let exchange = try await scene.exchange(on: database)
    let explained = try exchange.explain(ask, answer, in: one.market, for: .operating)
    let finding = try #require(explained.gates.first { $0.gate == one.gate })
    #expect(finding.verdict.word == one.verdict, "\(finding.verdict)")
    // What fails is no answer; what is not known is one, with its question.
    let fits = try exchange.match(ask, in: one.market, for: .operating).answers
    if one.verdict == "fail" { #expect(!fits.contains { $0.ref == answer }) }
    for fit in fits where fit.ref == answer {
      #expect(fit.unknown.contains { $0.rule == one.gate } == (one.verdict == "unknown"))
    }
  }

  private static func fda(_ scene: inout Scene) { scene.register("K210001", "fda", until: nil) }

  static let procurement = [
    Case("procurement", "category", "pass", "of the category asked for") {
      ($0.need.categories, $0.product.categories) = ([Code("nmpa", "07-04")], [Code("nmpa", "07-04")])
    },
    Case("procurement", "category", "pass", "of a category within it") {
      ($0.need.categories, $0.product.categories) = ([Code("nmpa", "07")], [Code("nmpa", "07-04")])
    },
    Case("procurement", "category", "fail", "of another one") {
      ($0.need.categories, $0.product.categories) = ([Code("nmpa", "07-04")], [Code("nmpa", "06-02")])
    },
    Case("procurement", "category", "fail", "of another one than the name says") {
      ($0.need.name, $0.product.categories) = (Text("监护仪"), [Code("nmpa", "06-02")])
    },
    Case("procurement", "category", "unknown", "the product has none") { $0.need.categories = [Code("nmpa", "07-04")] },
    Case("procurement", "category", "unknown", "codes of another system") {
      ($0.need.categories, $0.product.categories) = ([Code("nmpa", "07-04")], [Code("fda", "QIH")])
    },
    Case("procurement", "category", "unknown", "the need has none") { $0.product.categories = [Code("nmpa", "07-04")] },
    Case("procurement", "not-own", "pass", "somebody else's"),
    Case("procurement", "not-own", "fail", "its own") { $0.product.maker = $0.asker.id },
    Case("procurement", "origin", "pass", "not asked for") { $0.product.origin = "imported" },
    Case("procurement", "origin", "pass", "domestic, as asked for") {
      ($0.need.name, $0.product.origin) = (Text("国产离心泵"), "domestic")
    },
    Case("procurement", "origin", "fail", "imported, and domestic asked for") {
      ($0.need.name, $0.product.origin) = (Text("国产离心泵"), "imported")
    },
    Case("procurement", "origin", "pass", "imported, and domestic or imported asked for") {
      ($0.need.name, $0.product.origin) = (Text("离心泵，国产或进口均可"), "imported")
    },
    Case("procurement", "origin", "pass", "imported, and domestic preferred") {
      ($0.need.name, $0.product.origin) = (Text("离心泵，国产优先"), "imported")
    },
    Case("procurement", "on-sale", "pass", "on the market"),
    Case("procurement", "on-sale", "pass", "nobody says that it is not") { $0.product.stage = nil },
    Case("procurement", "on-sale", "fail", "still on trial") { $0.product.stage = "trial" },
    Case("procurement", "on-sale", "pass", "registered, whatever its stage says") {
      $0.product.stage = "registration"
      $0.register("国械注准20173071234", "nmpa", until: nil)
    },
    Case("procurement", "registered", "pass", "in force") {
      $0.register("国械注准20173071234", "nmpa", until: "2024-01-01")
    },
    Case("procurement", "registered", "fail", "expired yesterday") {
      $0.register("国械注准20173071234", "nmpa", until: "2023-12-31")
    },
    Case("procurement", "on-sale", "fail", "registered once, and still on trial") {
      $0.product.stage = "trial"
      $0.register("国械注准20173071234", "nmpa", until: "2023-12-31")
    },
    Case("procurement", "registered", "pass", "expired and renewed") {
      $0.register("国械注准20173071234", "nmpa", until: "2022-12-31")
      $0.register("国械注准20223071234", "nmpa", until: "2027-12-31")
    },
    Case("procurement", "registered", "pass", "expired in China before a clearance abroad, and renewed") {
      $0.register("国械注准20173071234", "nmpa", until: "2022-12-31")
      fda(&$0)
      $0.register("国械注准20223071234", "nmpa", until: "2027-12-31")
    },
    Case("procurement", "registered", "fail", "expired, though cleared abroad") {
      $0.register("国械注准20173071234", "nmpa", until: "2022-12-31")
      fda(&$0)
    },
    Case("procurement", "registered", "fail", "cancelled before it expired") {
      $0.register("国械注准20173071234", "nmpa", until: "2027-12-31", cancelled: "2024-01-01")
    },
    Case("procurement", "registered", "pass", "to be cancelled tomorrow") {
      $0.register("国械注准20173071234", "nmpa", until: "2027-12-31", cancelled: "2024-01-02")
    },
    Case("procurement", "registered", "pass", "filed, which does not expire") {
      $0.register("粤深械备20200001号", "city", until: nil)
    },
    Case("procurement", "registered", "fail", "a filing that was cancelled") {
      $0.register("粤深械备20200001号", "city", until: nil, cancelled: "2023-06-30")
    },
    Case("procurement", "registered", "unknown", "abroad alone, and the asker's region is the country's code") {
      fda(&$0)
      $0.asker.region = [Code("iso", "CN")]
    },
    Case("procurement", "registered", "unknown", "abroad alone, and no longer") {
      $0.register("CE 0123", "ce", until: "2022-12-31")
    },
    Case("procurement", "registered", "unknown", "none known"),
    Case("procurement", "registered", "unknown", "abroad alone, and the asker is in China") { fda(&$0) },
    Case("procurement", "registered", "pass", "abroad, and the asker says not where it is") {
      fda(&$0)
      $0.asker.region = []
    },
  ]

  static let supply = [
    Case("supply", "not-own", "pass", "somebody else's"),
    Case("supply", "not-own", "fail", "its own") { $0.offer.provider = $0.asker.id },
    Case("supply", "in-force", "pass", "open"),
    Case("supply", "in-force", "pass", "until today") { $0.offer.validUntil = Scene.today },
    Case("supply", "in-force", "fail", "until yesterday") {
      $0.offer.validUntil = Day(ordinal: Scene.today.ordinal - 1)
    },
    Case("supply", "in-force", "fail", "withdrawn") { $0.offer.status = "withdrawn" },
    Case("supply", "link", "pass", "neither names one"),
    Case("supply", "link", "pass", "the same") { ($0.need.component, $0.offer.component) = (ID("rotor"), ID("rotor")) },
    Case("supply", "link", "pass", "a part of what is short") {
      ($0.need.component, $0.offer.component) = (ID("pump"), ID("rotor"))
    },
    Case("supply", "link", "pass", "the whole of which a part is short") {
      ($0.need.component, $0.offer.component) = (ID("rotor"), ID("pump"))
    },
    Case("supply", "link", "unknown", "another part of the same whole") {
      ($0.need.component, $0.offer.component) = (ID("rotor"), ID("blade"))
    },
    Case("supply", "link", "fail", "another one") {
      ($0.need.component, $0.offer.component) = (ID("rotor"), ID("lens"))
    },
    Case("supply", "link", "unknown", "a craft, which serves many") {
      ($0.need.component, $0.offer.component) = (ID("rotor"), ID("lens"))
      $0.parts[3].type = "technology"
    },
    Case("supply", "supplier", "pass", "known"),
    Case("supply", "supplier", "unknown", "not known") { $0.offer.provider = nil },
  ]

  static let challenge = [
    Case("challenge", "not-own", "fail", "its own") { $0.offer.provider = $0.asker.id },
    Case("challenge", "not-own", "pass", "somebody else's"),
    Case("challenge", "capable", "pass", "an institute") { $0.giver.roles = ["institute"] },
    Case("challenge", "capable", "pass", "an authority that is an institute too") {
      $0.giver.roles = ["authority", "institute"]
    },
    Case("challenge", "capable", "fail", "an authority") { $0.giver.roles = ["authority"] },
    Case("challenge", "capable", "unknown", "of no known kind") { $0.giver.roles = [] },
    Case("challenge", "capable", "unknown", "nobody known") { $0.offer.provider = nil },
    Case("challenge", "in-force", "pass", "open"),
    Case("challenge", "in-force", "fail", "closed") { $0.offer.status = "closed" },
    Case("challenge", "in-force", "fail", "until yesterday") {
      $0.offer.validUntil = Day(ordinal: Scene.today.ordinal - 1)
    },
  ]

  static let policy = [
    Case("policy", "not-own", "pass", "another's"),
    Case("policy", "not-own", "fail", "its own") { $0.policy.issuer = $0.asker.id },
    Case("policy", "in-force", "pass", "no end known"),
    Case("policy", "in-force", "pass", "this year") { $0.policy.valid = Period("2020/2024") },
    Case("policy", "in-force", "fail", "until last year") { $0.policy.valid = Period("2020/2023") },
    Case("policy", "condition-region", "pass", "none") { $0.policy.conditions = "role=maker" },
    Case("policy", "condition-region", "pass", "there") { $0.policy.conditions = "region=cn:4403" },
    Case("policy", "condition-region", "pass", "within it") {
      $0.policy.conditions = "region=cn:44|cn:42"
      $0.asker.region = [Code("cn", "440305")]
    },
    Case("policy", "condition-region", "fail", "elsewhere") { $0.policy.conditions = "region=cn:42" },
    Case("policy", "condition-region", "fail", "wider than it") {
      $0.policy.conditions = "region=cn:4403"
      $0.asker.region = [Code("cn", "44")]
    },
    Case("policy", "condition-region", "pass", "in the country, which the condition names by its own code") {
      $0.policy.conditions = "region=iso:CN"
      $0.asker.region = [Code("cn", "440300")]
    },
    Case("policy", "condition-region", "fail", "in another country") {
      $0.policy.conditions = "region=iso:CN"
      $0.asker.region = [Code("iso", "SG")]
    },
    Case("policy", "condition-region", "unknown", "nobody says where") {
      $0.policy.conditions = "region=cn:4403"
      $0.asker.region = []
    },
    Case("policy", "condition-role", "pass", "one of those") { $0.policy.conditions = "role=maker|hospital" },
    Case("policy", "condition-role", "fail", "none of those") { $0.policy.conditions = "role=maker" },
    Case("policy", "condition-role", "pass", "by its name, where nobody recorded it") {
      $0.policy.conditions = "role=hospital"
      $0.asker.roles = []
    },
    Case("policy", "condition-role", "unknown", "neither recorded nor in its name") {
      $0.policy.conditions = "role=hospital"
      ($0.asker.roles, $0.asker.name) = ([], Text("来凤"))
    },
    Case("policy", "condition-field", "pass", "of that field") {
      ($0.policy.conditions, $0.asker.fields) = ("field=imaging", ["imaging"])
    },
    Case("policy", "condition-field", "fail", "of another") {
      ($0.policy.conditions, $0.asker.fields) = ("field=imaging", ["ivd"])
    },
    Case("policy", "condition-field", "unknown", "of none") { $0.policy.conditions = "field=imaging" },
    Case("policy", "condition-stage", "pass", "at it") {
      ($0.policy.conditions, $0.project.seeks, $0.project.stage) = ("stage=trial", ["policy"], "trial")
    },
    Case("policy", "condition-stage", "fail", "at another") {
      ($0.policy.conditions, $0.project.seeks, $0.project.stage) = ("stage=trial", ["policy"], "concept")
    },
    Case("policy", "condition-stage", "unknown", "an organisation has none") { $0.policy.conditions = "stage=trial" },
    Case("policy", "condition-market", "pass", "seeking policies") { $0.policy.conditions = "market=policy" },
    Case("policy", "condition-market", "pass", "a project that seeks policies and money") {
      ($0.policy.conditions, $0.project.seeks) = ("market=finance", ["policy", "finance"])
    },
    Case("policy", "condition-market", "pass", "an organisation that looks for money too") {
      ($0.policy.conditions, $0.asker.seeks) = ("market=finance", ["finance"])
    },
    Case("policy", "condition-market", "fail", "a project that seeks policies and partners") {
      ($0.policy.conditions, $0.project.seeks) = ("market=finance", ["policy", "cooperation"])
    },
    Case("policy", "condition-market", "fail", "seeking policies, not finance") {
      $0.policy.conditions = "market=finance"
    },
    Case("policy", "condition-role", "pass", "all of several conditions") {
      $0.policy.conditions = "region=cn:44; role=hospital; market=policy"
    },
  ]

  @Test("every gate of every market is in the table above, with every verdict that it can give")
  func complete() {
    let cases = Self.all
    for card in Exchange.cards {
      #expect(Set(cases.filter { $0.market == card.name }.map(\.gate)) == Set(card.gates.map(\.name)), "\(card.name)")
    }
  }
}
