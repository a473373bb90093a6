import Core
import Registry
import Search
import Store
import TestSupport
import Testing

@Suite struct ClusterTests {
  @Test("a cluster that follows the journal is the one that is loaded anew", arguments: TestDatabase.all)
  func following(_ database: TestDatabase) async throws {
    for seed in 0..<4 {
      try await World.with(database, seed: UInt64(200 + seed)) { world in
        var followed = try await world.cluster()
        for _ in 0..<4 {
          try await world.stir(15)
          followed = try await followed.following(world.store)
          let loaded = try await world.cluster()
          #expect(followed.sequence == loaded.sequence)
          for audience in Self.audiences {
            let (a, b) = (Self.told(followed, audience), Self.told(loaded, audience))
            #expect(a == b)
          }
        }
        let again = try await followed.following(world.store)
        #expect(again.sequence == followed.sequence)
      }
    }
  }

  @Test("another code table gives every record its new words", arguments: TestDatabase.all)
  func codes(_ database: TestDatabase) async throws {
    try await World.with(database, seed: 5) { world in
      let before = try await world.cluster()
      try await world.act { act, _, _ in
        var product = Product(id: ID("p"))
        product.name = Text("甲")
        product.categories = [Code("nmpa", "99")]
        try act.create(product)
        var set = ReferenceSet(id: ID("set"))
        set.name = "names"
        try act.create(set)
        try CodeTable.insert(CodeEntry(Code("nmpa", "99"), zh: "离心泵"), position: 0, set: set.id, act.connection)
      }
      let after = try await before.following(world.store)
      #expect(after.codes.name(Code("nmpa", "99"), .zh) == "离心泵")
      let hits = after.index.search(Query(World.analyser.query("离心泵")), for: .operating).hits
      #expect(hits.map(\.ref) == [Ref(Product.kind, "p")])
    }
  }

  static let audiences: [Audience] = [.operating, .visitor, .member(of: ["organisation-1", "organisation-2"])]

  /// Everything that a cluster answers, as lines.
  static func told(_ cluster: Cluster, _ audience: Audience) -> [String] {
    var out: [String] = []
    for type in Entities.all { out += told(type, cluster, audience) }
    for text in ["迈瑞", "医疗 CT", "监护设备", "深圳", "pump"] {
      let answer = cluster.index.search(
        Query(cluster.analyser.query(text), counting: .hits), for: audience, limit: 100)
      out.append(
        "\(text): \(answer.total ?? 0) \(answer.facets.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.sorted { $0.key < $1.key })" })"
      )
      out += answer.hits.map { "\($0.ref) \($0.score)" }
    }
    return out
  }

  private static func told<E: Entity>(_ type: E.Type, _ cluster: Cluster, _ audience: Audience) -> [String] {
    ["\(E.kind) \(cluster.count(E.kind, for: audience))"]
      + cluster.all(type, for: audience).map { record in
        "\(record.ref) \(record.record.said) \(record.title.canonical) \(cluster.links(to: record.ref, for: audience)) "
          + cluster.facts(of: record.ref, for: audience).map {
            "\($0.field)=\($0.value.canonical) \($0.rivals.map(\.value.canonical))"
          }
          .joined(separator: " ")
      }
  }

  // MARK: Audience

  @Test("what a visitor may not see is in no answer", arguments: [300, 301, 302] as [UInt64], TestDatabase.all)
  func hidden(_ seed: UInt64, _ database: TestDatabase) async throws {
    try await World.with(database, seed: seed) { world in
      try await world.stir(60)
      let cluster = try await world.cluster()
      for type in Entities.all { Self.hidden(type, cluster) }
      let everything = cluster.index.search(Query(counting: .hits), for: .visitor, limit: 10_000)
      #expect(everything.hits.allSatisfy { cluster.record($0.ref, for: .visitor) != nil })
      #expect(everything.total == Entities.subjects.map { cluster.count($0.kind, for: .visitor) }.reduce(0, +))
      #expect((everything.facets["kind"] ?? [:]).values.reduce(0, +) == everything.total)
    }
  }

  private static func hidden<E: Entity>(_ type: E.Type, _ cluster: Cluster) {
    let (all, seen) = (cluster.all(type, for: .operating), cluster.all(type, for: .visitor))
    #expect(seen.map(\.id) == all.filter { $0.record.visibility == .everyone }.map(\.id))
    #expect(cluster.count(E.kind, for: .visitor) == seen.count && cluster.count(E.kind, for: .operating) == all.count)
    for record in all where record.record.visibility != .everyone {
      #expect(cluster.find(record.id, for: .visitor) == nil && cluster.record(record.ref, for: .visitor) == nil)
      #expect(
        cluster.record(id: record.id.rawValue, for: .visitor) == nil
          && cluster.title(of: record.ref, for: .visitor) == nil)
      #expect(cluster.facts(of: record.ref, for: .visitor).isEmpty)
      #expect(cluster.words(.ref(record.ref), .ref([]), .zh, for: .visitor) == "")
      #expect(throws: Refusal.self) { _ = try cluster.named(record.ref.description, for: .visitor) }
    }
    for record in all {
      #expect(cluster.links(to: record.ref, for: .visitor).allSatisfy { cluster.record($0.from, for: .visitor) != nil })
      for claim in cluster.referrers(Claim.self, by: "subject", to: record.ref, for: .visitor) {
        #expect(claim.record.visibility == .everyone)
      }
      for fact in cluster.facts(of: record.ref, for: .visitor) {
        if case .ref(let ref) = fact.value { #expect(cluster.record(ref, for: .visitor) != nil) }
      }
    }
  }

  @Test("nor do the words of a hidden record find what refers to it", arguments: TestDatabase.all)
  func association(_ database: TestDatabase) async throws {
    do {
      try await World.with(database, seed: 6) { world in
        try await world.act { act, _, _ in
          var organisation = Organisation(id: ID("o"))
          organisation.name = Text("幽灵")
          organisation.record.visibility = .members
          try act.create(organisation)
          var need = Need(id: ID("n"))
          need.name = Text("离心泵")
          need.requester = organisation.id
          try act.create(need)
        }
        let cluster = try await world.cluster()
        let query = Query(World.analyser.query("幽灵"), counting: .total)
        #expect(cluster.index.search(query, for: .operating).hits.map(\.ref.id).contains("o"))
        #expect(cluster.index.search(query, for: .visitor).total == 0)
        #expect(
          cluster.index.relevance(of: Ref(Need.kind, "n"), to: cluster.index.weigh(query.terms), for: .visitor).share
            == 0)
      }
    }
  }

  @Test(
    "who a member acts for decides what it sees",
    arguments: TestDatabase.each([
      (Visibility.owner, "o", true), (.owner, "x", false), (.parties, "o", true), (.parties, "x", false),
      (.members, "x", true),
    ]))
  func members(_ visibility: Visibility, _ mine: String, _ sees: Bool, _ database: TestDatabase) async throws {
    try await World.with(database, seed: 6) { world in
      try await world.act { act, _, _ in
        var organisation = Organisation(id: ID("o"))
        organisation.name = Text("机构")
        try act.create(organisation)
        var need = Need(id: ID("n"))
        need.name = Text("离心泵")
        need.requester = organisation.id
        need.record.visibility = visibility
        try act.create(need)
      }
      let cluster = try await world.cluster()
      let member = Audience.member(of: [mine])
      #expect((cluster.find(ID<Need>("n"), for: member) != nil) == sees)
      #expect(
        cluster.index.search(Query(World.analyser.query("离心泵")), for: member).hits.contains { $0.ref.id == "n" } == sees
      )
      #expect(cluster.links(to: Ref(Organisation.kind, "o"), for: member).contains { $0.from.id == "n" } == sees)
    }
  }

  // MARK: Names

  @Test(
    "the record that a person means",
    arguments: TestDatabase.each([
      ("organisation/o1", "o1"), ("o1", "o1"), ("@one", "o1"), ("迈瑞医疗", "o1"), ("邁瑞醫療", "o1"), ("理邦", "o2"),
      ("K210001", "r1"),
    ]))
  func named(_ words: String, _ id: String, _ database: TestDatabase) async throws {
    #expect(try await Self.small(database).named(words, for: .operating).id == id)
  }

  @Test(
    "what nobody or several are called",
    arguments: TestDatabase.each([
      ("", Refusal.Rule.notFound), ("@", .notFound), ("nobody", .notFound), ("organisation/none", .notFound),
      ("协和医院", .ambiguousID),
    ]))
  func notNamed(_ words: String, _ rule: Refusal.Rule, _ database: TestDatabase) async throws {
    let cluster = try await Self.small(database)
    let refusal = #expect(throws: Refusal.self) { _ = try cluster.named(words, for: .operating) }
    #expect(refusal?.rule == rule)
  }

  private static func small(_ database: TestDatabase) async throws -> Cluster {
    var out: Cluster?
    try await CheckScratch.with(database) { store in
      try await store.act(as: "t", "t") { act in
        for (id, name) in [("o1", "迈瑞医疗"), ("o2", "理邦"), ("o3", "协和医院"), ("o4", "协和医院")] {
          var organisation = Organisation(id: ID(id))
          organisation.name = Text(name)
          if id == "o1" { organisation.record.key = "one" }
          try act.create(organisation)
        }
        var product = Product(id: ID("p1"))
        product.name = Text("监护仪")
        try act.create(product)
        var registration = Registration(id: ID("r1"))
        (registration.number, registration.product) = ("K210001", product.id)
        try act.create(registration)
      }
      out = try await Cluster.load(store, analyser: World.analyser, compactCodes: World.codes)
    }
    return try #require(out)
  }
}
