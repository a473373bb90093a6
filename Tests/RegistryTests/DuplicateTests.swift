import Core
import Registry
import Store
import TestSupport
import Testing

/// Which records are taken to be one, and which are not, however alike they are.
@Suite struct DuplicateTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let a: String
    let b: String
    /// Beginning of the reason in English; nil where the two are not proposed.
    let why: String?
    var testDescription: String { "\(a) ~ \(b)" }
  }

  /// `name; other name…@region#address`
  static let alike = [
    Case(a: "示例市第一医院@44", b: "示例市第一医院@4403", why: "the same name, and their regions agree"),
    Case(a: "示例市第一医院@44", b: "示例市第一医院", why: "the same name, though one names no region"),
    Case(a: "示例市第一医院@44", b: "示例市第一医院@33", why: nil),
    Case(a: "示例市第一医院@44#示例路九十九号东楼", b: "示例市第一医院@33#示例路九十九号东楼", why: "the same name, at one address"),
    Case(a: "示例医疗；例医@44", b: "例医@44", why: "another name of one"),
    Case(a: "示例市医院（示例医学院附属医院）@44", b: "示例医学院附属医院@44", why: "a name in brackets"),
    Case(a: "甲县医院（示例医学院附属医院）@44", b: "乙县医院（示例医学院附属医院）@44", why: nil),
    Case(a: "广东省深圳市示例中医院@4403", b: "深圳市示例中医院@4403", why: "names that differ in the wider place"),
    Case(a: "示例市中医医院@44", b: "示例市中医院@44", why: "names that differ in their spelling"),
    Case(a: "示例县医院@44", b: "示例县人民医院@44", why: "names that differ in a common word"),
    Case(a: "示例县中心医院@44", b: "示例县人民医院@44", why: nil),
    Case(a: "示例市第一中心医院@44", b: "示例市第一医院@44", why: nil),
    Case(a: "示例大学医院@44", b: "示例大学人民医院@44", why: nil),
    Case(a: "深圳示例科技有限公司@4403", b: "示例科技股份有限公司@4403", why: "the same name but for place and legal form"),
    Case(a: "深圳市示例学会@4403", b: "广东省示例学会@44", why: nil),
    Case(a: "Example Devices Co., Ltd.@44", b: "Example Devices@44", why: "the same name but for place and legal form"),
    Case(a: "示例市医院（东院区）@44", b: "示例市医院（西院区）@44", why: nil),
    Case(a: "新县人民医院@44", b: "阳新县人民医院@44", why: nil),
    Case(a: "SIE@44", b: "Shenzhen Institutes of Example@44", why: "the short name is the other's initials"),
    Case(a: "人民医院@44", b: "广东省人民医院@44", why: nil),
  ]

  @Test("organisations", arguments: alike)
  func organisations(_ pair: Case) async throws {
    try await check(pair, Organisation.kind) { act in
      for (number, spelled) in [pair.a, pair.b].enumerated() {
        let parts = spelled.split(separator: "#").map(String.init)
        let named = parts[0].split(separator: "@").map(String.init)
        let names = named[0].split(separator: "；").map(String.init)
        var organisation = Organisation(id: ID("o\(number)"))
        (organisation.name, organisation.aliases) = (Text(names[0]), Array(names.dropFirst()))
        organisation.region = named.dropFirst().map { Code("cn", $0) }
        organisation.address = parts.dropFirst().first
        try act.create(organisation)
      }
    }
  }

  /// `name@organisation`
  @Test(
    "people",
    arguments: [
      Case(a: "示例张三@x", b: "示例张三@x", why: "the same name, at one organisation"),
      Case(a: "示例张三@x", b: "示例张三", why: "the same name, though one names no organisation"),
      Case(a: "示例张三@x", b: "示例张三@y", why: nil), Case(a: "示例张三@x", b: "示例李四@x", why: nil),
    ])
  func people(_ pair: Case) async throws {
    try await check(pair, Person.kind) { act in
      for (number, spelled) in [pair.a, pair.b].enumerated() {
        let parts = spelled.split(separator: "@").map(String.init)
        var person = Person(id: ID("p\(number)"))
        person.name = Text(parts[0])
        person.organisation = parts.dropFirst().first.map { ID($0) }
        try act.create(person)
      }
    }
  }

  /// `name@maker#model`
  @Test(
    "products",
    arguments: [
      Case(a: "示例监护仪@x#M1", b: "示例监护仪@x#M1", why: "the same name, of one maker"),
      Case(a: "示例监护仪@x#M1", b: "示例监护仪@x", why: "the same name, of one maker, though one names no model"),
      Case(a: "示例监护仪@x#M100", b: "Example monitor@x#M100", why: "the same model, of one maker"),
      Case(a: "示例监护仪@x#M1", b: "示例监护仪@x#M2", why: nil), Case(a: "示例监护仪@x", b: "示例监护仪@y", why: nil),
      Case(a: "示例监护仪@x", b: "示例监护仪", why: nil),
    ])
  func products(_ pair: Case) async throws {
    try await check(pair, Product.kind) { act in
      for (number, spelled) in [pair.a, pair.b].enumerated() {
        let parts = spelled.split(separator: "#").map(String.init)
        let named = parts[0].split(separator: "@").map(String.init)
        var product = Product(id: ID("d\(number)"))
        (product.name, product.model) = (Text(named[0]), parts.dropFirst().first)
        product.maker = named.dropFirst().first.map { ID($0) }
        try act.create(product)
      }
    }
  }

  @Test(
    "what was asked or decided is not asked again, whichever way round", arguments: ["open", "different"],
    TestDatabase.all)
  func remembered(_ verdict: String, _ database: TestDatabase) async throws {
    try await World.with(database, seed: 3) { world in
      try await world.act { act, _, _ in
        let pair = DuplicatePair(
          subject: Ref(Organisation.kind, "organisation-1"), other: Ref(Organisation.kind, "organisation-2"),
          score: 0.9, why: Label("相似", "alike"))
        let turned = DuplicatePair(subject: pair.other, other: pair.subject, score: 0.9, why: pair.why)
        try act.decide(pair.subject, pair.other, as: verdict)
        let asked = try [act.propose(pair), act.propose(turned)]
        #expect(asked == [false, false])
      }
    }
  }

  @Test("other kinds are not looked through")
  func kinds() async throws {
    try await World.with(.sqlite, seed: 3) { world in
      let cluster = try await world.cluster()
      let refusal = #expect(throws: Refusal.self) { _ = try cluster.duplicates(of: Need.kind, min: 0.7) }
      #expect(refusal?.rule == .unknownKind)
    }
  }

  /// A store of two organisations to refer to, and what `make` makes.
  private func check(_ pair: Case, _ kind: Kind, _ make: @escaping @Sendable (Act) throws -> Void) async throws {
    try await TestDatabase.sqlite.with(registryMigrations) { store, _ in
      try await store.act(as: "t", "t") { act in
        for id in kind == Organisation.kind ? [] : ["x", "y"] {
          var organisation = Organisation(id: ID(id))
          organisation.name = Text("示例机构\(id)")
          try act.create(organisation)
        }
        try make(act)
      }
      let cluster = try await Cluster.load(store, analyser: World.analyser, compactCodes: World.codes)
      let found = try cluster.duplicates(of: kind, min: 0.7)
      #expect(found.count == (pair.why == nil ? 0 : 1))
      #expect(found.first?.why.en.hasPrefix(pair.why ?? "") ?? true, "\(found.map(\.why.en))")
      #expect(found.allSatisfy { $0.why.zh.unicodeScalars.contains(where: \.isHan) && $0.score >= 0.7 })
    }
  }
}
