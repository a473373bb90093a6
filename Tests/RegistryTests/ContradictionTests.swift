import Core
import Foundation
import Registry
import Store
import TestSupport
import Testing

/// Contradictions as data: records in, `code record` out.
@Suite struct ContradictionTests {
  @Test("growth stated against growth computed", arguments: TestDatabase.all)
  func growth(_ database: TestDatabase) async throws {
    let base = figure("a", "value-added", 275.36, "亿元", "2021")
    let level = figure("b", "value-added", 332, "亿元", "2022")
    let stated = figure("g", "value-added-growth", 12.4, "%", "2022", of: "value-added")
    try await check(
      database,
      [base, level, stated], ["figure.growth figure/g"], "2022 年增加值 332 亿元，2021 年 275.36 亿元，算得 +20.6%，来源称 +12.4%")
    try await check(database, [base, level, figure("g", "x", 20.2, "%", "2022", of: "value-added")], [])
    try await check(
      database, [base, level, figure("g", "x", 20.0, "%", "2022", of: "value-added")], ["figure.growth figure/g"])
    try await check(database, [base, stated], [])
    // 27 536 000 万元 is 2753.6 亿元.
    try await check(
      database,
      [
        figure("a", "value-added", 2_753_600, "万元", "2021"), level,
        figure("g", "x", 20.6, "%", "2022", of: "value-added"),
      ], [])
    try await check(
      database,
      [base, figure("b", "value-added", 332, "亿元", "2022", basis: "全部器械"), stated], ["figure.growth figure/g"], "口径不同")
    // A second figure of the same year explains the rate, and then is itself told as a rival.
    try await check(
      database,
      [base, level, figure("c", "value-added", 309.5, "亿元", "2022"), stated], ["figure.rival figure/b"])
  }

  @Test("growth out of what qualifiers leave open", arguments: TestDatabase.all)
  func growthOfRanges(_ database: TestDatabase) async throws {
    let base = figure("a", "makers", 1000, "家", "2021", "about")
    let stated = figure("g", "x", 12, "%", "2022", of: "makers")
    try await check(database, [base, figure("b", "makers", 1100, "家", "2022", "over"), stated], [])
    try await check(
      database,
      [base, figure("b", "makers", 1500, "家", "2022", "over"), stated], ["figure.growth figure/g"], " 至 ")
    try await check(database, [base, figure("b", "makers", 1050, "家", "2022", "at-least"), stated], [])
  }

  @Test("compound growth over years", arguments: TestDatabase.all)
  func compound(_ database: TestDatabase) async throws {
    let stated = figure("g", "x", 12.7, "%", "2010/2019", of: "output")
    let ends = [figure("a", "output", 200, "亿元", "2010"), figure("b", "output", 400, "亿元", "2019")]
    try await check(database, ends + [stated], ["figure.growth figure/g"], "算得年均 +8.0%，来源称 +12.7%")
    try await check(database, ends + [figure("g", "x", 8, "%", "2010/2019", of: "output")], [])
    // As five-year plans count: from the year before.
    let plan = [figure("a", "output", 100, "亿元", "2020"), figure("b", "output", 161, "亿元", "2025")]
    try await check(database, plan + [figure("g", "x", 10, "%", "2021/2025", of: "output")], [])
  }

  @Test(
    "rival figures",
    arguments: TestDatabase.each([
      (1800, "over", 1800, "about", false), (1800, "over", 1300, "over", true), (1800, "about", 1300, "over", true),
      (50, "over", 30, "over", true), (1800, "over", 1899, "exact", false), (1800, "over", 1901, "exact", true),
      (20, "nearly", 20, "exact", false), (20, "nearly", 17, "exact", true), (95, "exact", 96, "exact", true),
      (60, "at-least", 90, "exact", false), (60, "at-least", 50, "exact", true), (800, "over", 986, "exact", true),
    ]))
  func rivals(_ a: Int, _ p: String, _ b: Int, _ q: String, _ isRival: Bool, _ database: TestDatabase) async throws {
    let first = figure("a", "makers", Decimal(a), "家", "2022", p)
    let higher = a > b || (a == b && p < q) ? "a" : "b"
    let found = try await codes(database, [first, figure("b", "makers", Decimal(b), "家", "2022", q)])
    #expect(found == (isRival ? ["figure.rival figure/\(higher)"] : []))
  }

  @Test("what is compared with what", arguments: TestDatabase.all)
  func comparable(_ database: TestDatabase) async throws {
    let one = figure("a", "makers", 1800, "家", "2022", "over")
    let two = figure("b", "makers", 1300, "家", "2022", "over")
    try await check(database, [one, two], ["figure.rival figure/a"], "一说超过 1800 家（出处未记），一说超过 1300 家（出处未记）")
    try await check(database, [one, figure("b", "makers", 1300, "家", "2021")], [])
    try await check(database, [one, figure("b", "makers", 1300, "家", "2022-03")], [])
    try await check(database, [one, figure("b", "makers", 1300, "家", "2022", nature: "target")], [])
    try await check(database, [one, figure("b", "makers", 13, "%", "2022")], [])
    try await check(database, [one, figure("b", "makers", 1300, "家", "2022", subject: Ref("place", "y"))], [])
    try await check(database, [one, figure("b", "makers", 1300, "家", "2022-01/2022-12")], ["figure.rival figure/a"])
    // Without a period: a rival only where no dated figure agrees.
    try await check(database, [one, figure("b", "makers", 1850, "家", nil)], [])
    try await check(database, [one, figure("b", "makers", 1300, "家", nil)], ["figure.rival figure/a"], "时期未载")
    try await check(
      database,
      [figure("a", "m", 50, "场", nil, "over"), figure("b", "m", 30, "场", nil, "over")], ["figure.rival figure/a"])
    let aims = [
      figure("a", "m", 3, "家", "2025", "at-least", nature: "target"),
      figure("b", "m", 5, "家", "2025", "at-least", nature: "target"),
    ]
    try await check(database, aims, ["figure.rival figure/b"])
    try await check(database, [figure("a", "area", 20, "公顷", "2022"), figure("b", "area", 200_000, "平方米", "2022")], [])
  }

  @Test("parts that do not add up", arguments: TestDatabase.all)
  func parts(_ database: TestDatabase) async throws {
    func world(_ whole: Decimal, _ a: Decimal, _ b: Decimal, _ type: String = "cluster-city") -> [any Entity] {
      [place("c", whole, "cluster-city", nil), place("d", a, type, "c"), place("e", b, type, "c")]
    }
    try await check(database, world(20, 6.5, 13.5), [])
    try await check(database, world(20, 6.5, 15), ["place.parts place/c"], "各部分合计 6.5 + 15 = 21.5 平方公里")
    try await check(database, world(20, 6.5, 12.6), ["place.parts place/c"])
    try await check(
      database,
      world(20, 6.5, 12.6) + [figure("f", "area", 20, "平方公里", "2023", "nearly", subject: Ref("place", "c"))], [])
    // Parks within a city are not its parts.
    try await check(database, world(20, 3, 4, "park"), [])
    try await check(database, world(20, 3, 25, "park"), ["place.area place/e"])
    let areas = [("c", 20, "nearly"), ("d", 6.5, "exact"), ("e", 15, "exact")].map {
      figure("f\($0.0)", "planned-area", $0.1, "平方公里", "2023", $0.2, subject: Ref("place", $0.0))
    }
    let bare = ["c", "d", "e"].map { place($0, nil, "cluster-city", $0 == "c" ? nil : "c") }
    try await check(database, bare + areas, ["figure.parts figure/fc"], "近 20 平方公里，各部分合计 6.5 + 15 = 21.5")
  }

  @Test("claims", arguments: TestDatabase.all)
  func claims(_ database: TestDatabase) async throws {
    let plan = make(Policy.self, "p") {
      $0.name = Text("行动计划")
      $0.issued = Period("2022-06")
      $0.fields = ["ivd", "robot"]
    }
    try await check(
      database,
      [plan, claim("policy/p", "issued", "2022-07")], ["value.rival policy/p"], "「2022 年 6 月」（出处未记），另说「2022 年 7 月」")
    try await check(database, [plan, claim("policy/p", "issued", "2022")], [])
    try await check(database, [plan, claim("policy/p", "issued", "2022-06")], [])
    try await check(database, [plan, claim("policy/p", "fields", "ivd")], [])
    try await check(database, [plan, claim("policy/p", "about", Text("别的话").canonical)], [])
    try await check(database, [plan, claim("policy/p", "name", Text("若干措施").canonical)], ["value.rival policy/p"])
    try await check(database, [plan, claim("policy/p", "name", Text("行动 计划").canonical)], [])
    // The claim itself is public, its subject is not.
    var secret = plan
    secret.record.visibility = .owner
    try await check(database, [secret, claim("policy/p", "issued", "2022-07")], [], for: .visitor)
    try await check(database, [secret, claim("policy/p", "issued", "2022-07")], ["value.rival policy/p"])
  }

  @Test("times", arguments: TestDatabase.all)
  func times(_ database: TestDatabase) async throws {
    let expo = event("x", "2023-06-08/2023-06-10", nil)
    try await check(database, [expo, event("z", "2023-06-09", "x"), event("y", "2023", "x")], [])
    try await check(
      database, [expo, event("z", "2023-06-07/2023-06-09", "x")], ["event.period event/z"], "2023 年 6 月 8 日至 10 日")
    try await check(database, [expo, event("z", "2023-05", "x")], ["event.period event/z"])
    let article = make(Publication.self, "s") {
      $0.name = Text("报道")
      $0.issued = Period("2023-12-25")
    }
    func told(_ period: String, _ nature: String) -> Figure {
      var out = figure("f", "m", 3, "家", period, nature: nature)
      out.record.source = Citation(.publication, "s", "¶1")
      return out
    }
    try await check(database, [article, told("2025", "target"), told("2022", "observed").renamed("h")], [])
    try await check(database, [article, told("2022", "target")], ["figure.target figure/f"])
    try await check(database, [article, told("2024", "observed")], ["figure.ahead figure/f"])
    let early = make(Publication.self, "s") {
      $0.name = Text("目录")
      $0.issued = Period("2023-01")
      $0.event = ID("x")
    }
    try await check(database, [expo, early], ["publication.event publication/s"])
    try await check(
      database,
      [
        make(Policy.self, "p") {
          $0.name = Text("办法")
          $0.conditions = "size=big"
        }
      ], ["policy.conditions policy/p"])
    try await check(
      database,
      [
        make(Policy.self, "p") {
          $0.name = Text("办法")
          $0.issued = Period("2023")
          $0.valid = Period("2020/2022")
        }
      ],
      ["policy.valid policy/p"])
  }

  @Test("registrations", arguments: TestDatabase.all)
  func registrations(_ database: TestDatabase) async throws {
    let product = make(Product.self, "p") {
      $0.name = Text("监护仪")
      $0.maker = ID("o")
    }
    let maker = make(Organisation.self, "o") { $0.name = Text("迈瑞医疗") }
    func paper(_ id: String, _ number: String, _ from: String?, _ until: String?, _ level: String? = nil)
      -> Registration
    {
      make(Registration.self, id) {
        ($0.number, $0.product, $0.holder, $0.deviceClass) = (number, ID("p"), ID("o"), level)
        ($0.decided, $0.expires) = (from.flatMap { Day($0) }, until.flatMap { Day($0) })
      }
    }
    let old = paper("r", "国械注准20153060001", "2015-01-01", "2020-01-01")
    try await check(database, [maker, product, old], ["registration.expired registration/r"], "已于 2020-01-01 到期")
    try await check(database, [maker, product, old, paper("s", "国械注准20203060002", "2020-01-01", "2030-01-01")], [])
    try await check(database, [maker, product, old, paper("s", "K201234", "2020-05-01", nil)], [])
    try await check(
      database,
      [maker, product, paper("r", "X1", "2030-01-01", "2029-01-01")], ["registration.dates registration/r"])
    try await check(
      database,
      [maker, product, paper("r", "国械注准20203060002", "2020-02-01", nil, "II")], ["registration.number registration/r"],
      "按编号为第三类")
    try await check(
      database,
      [maker, product, paper("r", "国械注准20203060002", "2019-02-01", nil)], ["registration.number registration/r"])
    var orphan = product
    orphan.maker = nil
    try await check(
      database, [maker, orphan, paper("s", "K201234", nil, nil)], ["product.maker product/p"], "持有人为迈瑞医疗")
  }

  @Test("a value needs a source, and a visitor hears of nothing that is hidden", arguments: TestDatabase.all)
  func sources(_ database: TestDatabase) async throws {
    var bare = make(Policy.self, "p") {
      $0.name = Text("办法")
      $0.conditions = "region=cn:4403"
    }
    bare.record.sources["name"] = Citation(.edit, "li")
    var hidden = bare.renamed("q")
    hidden.record.visibility = .owner
    var whole = bare.renamed("r")
    whole.record.source = Citation(.edit, "li")
    let cluster = try await cluster(database, [bare, hidden, whole])
    #expect(cluster.unsourced(for: .operating).map(\.place) == ["policy/p conditions", "policy/q conditions"])
    #expect(cluster.unsourced(for: .visitor).map(\.place) == ["policy/p conditions"])
    #expect(cluster.unsourced(for: .visitor).map(\.label) == [Label("办法：条件没有出处", "办法: no source for conditions")])
    var rival = figure("b", "makers", 1300, "家", "2022")
    rival.record.visibility = .members
    let pair: [any Entity] = [figure("a", "makers", 1800, "家", "2022"), rival]
    try await check(database, pair, [], for: .visitor)
    try await check(database, pair, ["figure.rival figure/a"], for: .member(of: []))
  }

  // MARK: One check

  private func check(
    _ database: TestDatabase, _ records: [any Entity], _ expected: [String], _ words: String = "",
    for audience: Audience = .operating,
    at location: SourceLocation = #_sourceLocation
  ) async throws {
    let found = try await cluster(database, records).contradictions(for: audience, today: Self.today)
    #expect(found.map { "\($0.code) \($0.at?.description ?? "-")" } == expected, sourceLocation: location)
    #expect(found.allSatisfy { $0.severity == .warning && !$0.label.en.isEmpty }, sourceLocation: location)
    #expect(
      words.isEmpty || found.contains { $0.label.zh.contains(words) }, "\(found.map(\.label.zh))",
      sourceLocation: location)
  }

  private func codes(_ database: TestDatabase, _ records: [any Entity]) async throws -> [String] {
    try await cluster(database, records).contradictions(for: .operating, today: Self.today).map {
      "\($0.code) \($0.at?.description ?? "-")"
    }
  }

  private static let today = Day("2024-06-01") ?? .today()

  private func cluster(_ database: TestDatabase, _ records: [any Entity]) async throws -> Cluster {
    try await CheckScratch.with(database) { store in
      try await store.act(as: "test", "t") { act in
        for id in ["x", "y"] { try act.create(sourced(place(id, nil, "city", nil))) }
        for record in records { try act.create(record) }
      }
      return try await Cluster.load(
        store, analyser: TextAnalyser(document: { _ in [] }, query: { _ in [] }), compactCodes: [])
    }
  }
}

/// A store that is gone afterwards.
enum CheckScratch {
  static func with<T>(_ database: TestDatabase, _ body: (any Store) async throws -> T) async throws -> T {
    try await database.with(registryMigrations) { store, _ in try await body(store) }
  }
}

// MARK: Records

private func make<E: Entity>(_ type: E.Type, _ id: String, _ fill: (inout E) -> Void) -> E {
  var out = E(id: ID(id))
  fill(&out)
  return out
}

extension Entity {
  fileprivate func renamed(_ id: String) -> Self {
    var out = Self(id: ID(id))
    for field in Self.fields { field.set(&out, field.get(self)) }
    out.record = record
    return out
  }
}

private func figure(
  _ id: String, _ indicator: String, _ value: Decimal, _ unit: String, _ period: String?, _ qualifier: String? = nil,
  of growthOf: String? = nil, nature: String = "observed", basis: String = "高端器械", subject: Ref = Ref("place", "x")
) -> Figure {
  make(Figure.self, id) {
    ($0.indicator, $0.value, $0.unit, $0.qualifier, $0.nature) = (indicator, rounded(value), unit, qualifier, nature)
    ($0.name, $0.growthOf, $0.basis, $0.subject) = (Text("增加值"), growthOf, Text(basis), subject)
    if indicator == "makers" { $0.name = Text("生产企业") }
    $0.period = period.flatMap { Period($0) }
  }
}

/// A literal such as 275.36 comes through a double.
private func rounded(_ value: Decimal) -> Decimal {
  var (exact, out) = (value, Decimal())
  NSDecimalRound(&out, &exact, 4, .plain)
  return out
}

private func sourced<E: Entity>(_ entity: E) -> E {
  var out = entity
  out.record.source = Citation(.edit, "li")
  return out
}

private func place(_ id: String, _ area: Decimal?, _ type: String, _ parent: String?) -> Place {
  make(Place.self, id) {
    ($0.name, $0.area, $0.type, $0.parent) = (Text("地点\(id)"), area.map(rounded), type, parent.map { ID($0) })
  }
}

private func event(_ id: String, _ period: String, _ parent: String?) -> Event {
  make(Event.self, id) { ($0.name, $0.period, $0.parent) = (Text("活动\(id)"), Period(period), parent.map { ID($0) }) }
}

private func claim(_ subject: String, _ field: String, _ value: String) -> Claim {
  make(Claim.self, "c") { ($0.subject, $0.field, $0.value, $0.why) = (Ref(subject), field, value, "source") }
}

extension Ref {
  fileprivate init(_ kind: String, _ id: String) { self.init(Kind(kind), id) }
}
