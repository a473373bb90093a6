import Core
import Registry
import Search
import Store
import TestSupport
import Testing

/// A facet on a code contains what stands under it.
@Suite struct FacetTests {
  @Test(
    "over random trees: what a code finds is the union of what it contains, and counts say how many", arguments: 0..<8,
    TestDatabase.all)
  func trees(_ seed: Int, _ database: TestDatabase) async throws {
    var dice = Dice(seed: UInt64(7000 + seed))
    let entries = Self.tree(&dice)
    let held = (0..<60).map { _ in (0...dice.below(2)).map { _ in dice.one(of: entries).code } }
    let hidden = (0..<60).map { _ in dice.chance(20) }
    let cluster = try await database.with(registryMigrations) { store, _ in
      try await Self.fill(store, held, hidden)
      return try await Cluster.load(store, analyser: World.analyser, compactCodes: entries)
    }
    func found(_ code: Code, _ audience: Audience) -> Set<Ref> {
      let filter = Filter(kinds: [Product.kind], facets: ["categories": [code.description]])
      return Set(cluster.index.search(Query(filter: filter), for: audience, limit: 1000).hits.map(\.ref))
    }
    for audience in [Audience.visitor, .operating] {
      let counts = cluster.index.search(Query(counting: .hits), for: audience).facets["categories"] ?? [:]
      for entry in entries {
        let expected = held.indices.filter { number in
          (audience == .operating || !hidden[number])
            && held[number].contains { Self.ancestors($0, entries).contains(entry.code) }
        }
        #expect(found(entry.code, audience) == Set(expected.map { Ref(Product.kind, "product-\($0)") }))
        #expect(counts[entry.code.description] ?? 0 == expected.count)
        let children = entries.filter { $0.parent == entry.code.value }.map(\.code)
        let below = FacetLevel(counts, chosen: entry.code, in: cluster.codes).below
        #expect(Set(below.map(\.code)) == Set(children.filter { (counts[$0.description] ?? 0) > 0 }))
        #expect(children.reduce(Set()) { $0.union(found($1, audience)) }.isSubset(of: found(entry.code, audience)))
      }
      let roots = FacetLevel(counts, chosen: nil, in: cluster.codes)
      #expect(roots.path.isEmpty && roots.below.allSatisfy { cluster.codes.parent($0.code) == nil })
      #expect(roots.below.map(\.count) == roots.below.map(\.count).sorted(by: >))
    }
  }

  @Test(
    "what a code stands under, with and without a table",
    arguments: [
      ("cn:440305", ["cn:440305", "cn:4403", "cn:44"]), ("cn:4403", ["cn:4403", "cn:44"]), ("cn:99", ["cn:99"]),
      ("cn:abcd", ["cn:abcd"]), ("nmpa:07-04-99", ["nmpa:07-04-99", "nmpa:07-04", "nmpa:07"]),
      ("nmpa:6840", ["nmpa:6840"]), ("fda:DQK", ["fda:DQK"]), ("nmpa:x-1", ["nmpa:x-1"]),
    ])
  func path(_ code: String, _ expected: [String]) throws {
    let book = CodeBook(World.codes)
    #expect(book.path(try #require(Code(code))).map(\.description) == expected)
  }

  @Test("a code asked for in other bytes (K as the sign for kelvin) is not what the table's own path says afterwards")
  func twins() throws {
    let book = CodeBook([CodeEntry(Code("iso", "CN")), CodeEntry(Code("iso", "HK"), parent: "CN")])
    #expect(book.path(Code("iso", "H\u{212A}")).count == 2)
    #expect(Array(book.path(Code("iso", "HK"))[0].value.utf8) == Array("HK".utf8))
  }

  /// A product for each list of codes.
  private static func fill(_ store: any Store, _ held: [[Code]], _ hidden: [Bool]) async throws {
    try await store.act(as: "test", "fill") { act in
      for (number, codes) in held.enumerated() {
        var product = Product(id: ID("product-\(number)"))
        product.name = Text("p\(number)")
        product.categories = codes
        product.record.visibility = hidden[number] ? .members : .everyone
        try act.create(product)
      }
    }
  }

  /// Thirty codes of one system, each under an earlier one or under none.
  private static func tree(_ dice: inout Dice) -> [CodeEntry] {
    (0..<30).map { number in
      let parent = number > 0 && dice.chance(80) ? "c\(dice.below(number))" : nil
      return CodeEntry(Code("nmpa", "c\(number)"), parent: parent, zh: "类\(number)")
    }
  }

  private static func ancestors(_ code: Code, _ entries: [CodeEntry]) -> [Code] {
    var out = [code]
    while let parent = entries.first(where: { $0.code == out[out.count - 1] })?.parent {
      out.append(Code("nmpa", parent))
    }
    return out
  }
}
