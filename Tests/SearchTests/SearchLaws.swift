import Core
import Foundation
import TestSupport
import Testing

@testable import Search

/// What holds of every index, on random worlds that change.
@Suite struct SearchLaws {
  static let law = ScoringLaw(pivots: ["title": 3, "text": 6])
  static let stamp = Stamp(fingerprint: "test", law: law)

  /// An index and its oracle after some rounds of changes; every other round is saved.
  static func grown(_ world: inout World, in folder: URL, rounds: Int = 4) throws -> (SearchIndex, Oracle) {
    let index = try SearchIndex(creating: folder, stamp)
    var oracle = Oracle(law)
    for round in 0..<rounds {
      let changes = (0..<world.dice.below(60)).map { _ in world.change(80) }
      try index.apply(changes, Position(Int64(round)))
      oracle.apply(changes)
      if round % 2 == 1 { try index.save() }
    }
    return (index, oracle)
  }

  @Test("answers are those of scoring every profile: hits, order, scores, totals, facets, pages", arguments: 0..<40)
  func exact(seed: Int) throws {
    var world = World(seed, words: [5, 25, 200][seed % 3])
    let folder = TemporaryFolder()
    let (index, oracle) = try Self.grown(&world, in: folder.url, rounds: 1 + seed % 6)
    #expect(index.snapshot.count == oracle.profiles.count)
    for _ in 0..<20 { expectSame(index.snapshot, oracle, &world) }
  }

  private func expectSame(_ snapshot: IndexSnapshot, _ oracle: Oracle, _ world: inout World) {
    let query = world.query()
    let audience = world.audience()
    let limit = world.dice.below(12)
    let first = snapshot.search(query, for: audience, limit: limit)
    #expect(first == oracle.search(query, for: audience, limit: limit))
    guard let next = first.next else { return }
    #expect(
      snapshot.search(query, for: audience, limit: limit, after: next)
        == oracle.search(query, for: audience, limit: limit, after: next))
  }

  @Test("the nearest are those of comparing every vector, asked alone or together", arguments: 0..<20)
  func nearest(seed: Int) throws {
    var world = World(seed)
    let folder = TemporaryFolder()
    let (index, oracle) = try Self.grown(&world, in: folder.url)
    for _ in 0..<6 {
      let vectors = (0..<3).compactMap { _ in world.vector() }
      let filter = world.dice.chance(0.5) ? world.filter() : Filter()
      let audience = world.audience()
      let limit = world.dice.below(12)
      #expect(
        index.snapshot.nearest(to: vectors, filter, for: audience, limit: limit)
          == vectors.map { oracle.nearest(to: $0, filter, for: audience, limit: limit) })
    }
  }

  @Test("what was worked out for other questions changes no answer, nor does forgetting it", arguments: 0..<6)
  func remembered(seed: Int) throws {
    var world = World(seed)
    let folder = TemporaryFolder()
    let (index, oracle) = try Self.grown(&world, in: folder.url)
    // More filters than a segment remembers, the first of them asked again when they are forgotten.
    let filters = (0..<150).map { _ in world.filter() }
    for filter in filters + filters.prefix(30) {
      let audience = world.audience()
      let query = Query(world.terms(3), filter: filter)
      #expect(index.snapshot.search(query, for: audience, limit: 8) == oracle.search(query, for: audience, limit: 8))
      guard let vector = world.vector() else { continue }
      let nearest = oracle.nearest(to: vector, filter, for: audience, limit: 8)
      for floor in [-1, 0, 0.2, nearest.last?.likeness ?? 0] as [Float] {
        #expect(
          index.snapshot.nearest(to: [vector], filter, for: audience, limit: 8, atLeast: floor)
            == [nearest.filter { $0.likeness >= floor }])
      }
    }
  }

  @Test(
    "a value that Swift takes for another is not answered for it, before nor after", arguments: ["iso:HK", "é 年", "Å"])
  func twins(value: String) throws {
    let folder = TemporaryFolder()
    let index = try SearchIndex(creating: folder.url, Self.stamp)
    let vector = try #require(Vector(values: [Int8](repeating: 1, count: Vector.dimensions), scale: 1.0 / 16))
    let profile = Profile(ref: World.ref(1), facets: ["region": [value], "other": ["x"]], vector: vector)
    try index.apply([.put(profile)], Position(1))
    let twin = value.replacing("K", with: "\u{212A}").replacing("é", with: "e\u{301}").replacing("年", with: "\u{F98E}")
      .replacing("Å", with: "\u{212B}")
    #expect(twin == value && Array(twin.utf8) != Array(value.utf8))
    for asked in [twin, value, twin] {
      let filter = Filter(facets: ["region": [asked], "other": ["x"]])
      let count = Array(asked.utf8) == Array(value.utf8) ? 1 : 0
      #expect(index.snapshot.search(Query([], filter: filter, counting: .choices), for: .visitor).total == count)
      #expect(index.snapshot.nearest(to: [vector], filter, for: .visitor)[0].count == count)
      #expect(index.snapshot.nearest(to: [vector], filter, for: .visitor, atLeast: 0.1)[0].count == count)
    }
  }

  @Test("shared words add up to the score, parts of relevance to its share", arguments: 0..<20)
  func reasons(seed: Int) throws {
    var world = World(seed)
    let folder = TemporaryFolder()
    let (index, _) = try Self.grown(&world, in: folder.url)
    let snapshot = index.snapshot
    for _ in 0..<6 {
      let words = snapshot.weigh(world.terms(6))
      let audience = world.audience()
      for hit in snapshot.search(words, for: audience, limit: 50).hits where !words.isEmpty {
        let shared = snapshot.shared(words, with: hit.ref, for: audience)
        #expect(!shared.isEmpty && shared.reduce(0) { $0 + $1.contribution } == hit.score)
        let relevance = snapshot.relevance(of: hit.ref, to: words, for: audience)
        #expect(relevance.share <= 1 && relevance.parts.map(\.text) == shared.map(\.text))
        #expect(relevance.share == min(1, relevance.parts.reduce(0) { $0 + $1.contribution }))
      }
    }
  }

  @Test("in several windows too, where most are never entered", arguments: 0..<2)
  func windows(seed: Int) throws {
    var world = World(seed, words: 400)
    let folder = TemporaryFolder()
    let index = try SearchIndex(creating: folder.url, Self.stamp)
    var oracle = Oracle(Self.law)
    let profiles = (0..<40_000).map { number in
      Profile(
        ref: World.ref(number),
        fields: [ProfileField("text", (0..<1 + world.dice.below(6)).map { _ in world.term() })],
        facets: ["stage": ["s\(min(world.dice.below(60), world.dice.below(60)))"]])
    }
    oracle.apply(profiles.map { .put($0) })
    let batches = Batches(profiles)
    try index.load(Position(1)) { batches.next() }
    #expect(index.snapshot.segments[0].segment.windows == 3)
    for _ in 0..<6 { expectSame(index.snapshot, oracle, &world) }
    let changes = (0..<200).map { _ in world.change(40_000) }
    try index.apply(changes, Position(2))
    oracle.apply(changes)
    for _ in 0..<6 { expectSame(index.snapshot, oracle, &world) }
  }
}
