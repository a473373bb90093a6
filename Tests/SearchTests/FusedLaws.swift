import Core
import Foundation
import TestSupport
import Testing

@testable import Search

/// Words and meaning together, on random worlds.
@Suite struct FusedLaws {
  /// Every combination of a floor that nothing, something and everything reaches, and depths smaller and larger than the world.
  private static func nearness(_ world: inout World) -> Nearness? {
    world.vector().map { vector in
      let floor = [Float(-1_000), 0, 20, 60, 1_000_000][world.dice.below(5)]
      return Nearness(
        vector, weight: [0, 0.0001, 0.01][world.dice.below(3)], floor: floor,
        depth: [0, 1, 3, 10, 200][world.dice.below(5)])
    }
  }

  @Test(
    "answers are those of scoring every profile to the stated depth: hits, totals, facets, pages", arguments: 0..<40)
  func exact(seed: Int) throws {
    var world = World(seed, words: [5, 25, 200][seed % 3])
    let folder = TemporaryFolder()
    let (index, oracle) = try SearchLaws.grown(&world, in: folder.url, rounds: 1 + seed % 6)
    for _ in 0..<15 {
      let (query, near, audience) = (world.query(), Self.nearness(&world), world.audience())
      let limit = world.dice.below(12)
      let all = oracle.fused(query, near, for: audience)
      let first = index.snapshot.search(
        index.snapshot.weigh(query.terms), near: near, query.filter, counting: query.counting, for: audience,
        limit: limit)
      #expect(first.hits == Array(all.hits.prefix(limit)))
      #expect(first.facets == all.facets && first.total == all.total && first.near == all.near)
      if let total = first.total { #expect(total == all.hits.count) }
    }
  }

  @Test("pages hold every hit once, in the order of one long page", arguments: 0..<20)
  func pages(seed: Int) throws {
    var world = World(seed)
    let folder = TemporaryFolder()
    let (index, oracle) = try SearchLaws.grown(&world, in: folder.url)
    for _ in 0..<4 {
      let (query, near, audience) = (world.query(), Self.nearness(&world), world.audience())
      let words = index.snapshot.weigh(query.terms)
      var (seen, cursor): ([Hit], Cursor?) = ([], nil)
      repeat {
        let page = index.snapshot.search(
          words, near: near, query.filter, for: audience, limit: 1 + world.dice.below(5), after: cursor)
        seen += page.hits
        cursor = page.next
        #expect(page.next == nil || !page.hits.isEmpty)
      } while cursor != nil && seen.count < 1000
      #expect(seen == oracle.fused(query, near, for: audience).hits)
    }
  }

  @Test("what is private moves no byte of what a visitor is told", arguments: 0..<20)
  func visitor(seed: Int) throws {
    var world = World(seed)
    let (first, second) = (TemporaryFolder(), TemporaryFolder())
    let alone = try SearchIndex(creating: first.url, SearchLaws.stamp)
    let index = try SearchIndex(creating: second.url, SearchLaws.stamp)
    let open = (0..<40).map { world.profile($0, [.everyone]) }
    let secret = (0..<30).map { world.profile(100 + $0, [.members, .parties, .owner]) }
    try alone.apply(open.map { .put($0) }, Position(1))
    try index.apply((open + secret).map { .put($0) }, Position(1))
    for _ in 0..<15 {
      let (query, near) = (world.query(), Self.nearness(&world))
      let told = [alone, index].map { index in
        index.snapshot.search(
          index.snapshot.weigh(query.terms), near: near, query.filter, counting: query.counting, for: .visitor, limit: 9
        )
      }
      #expect(told[0] == told[1])
    }
  }
}

extension Oracle {
  /// All hits by words and meaning in their order, with what is counted.
  fileprivate func fused(_ query: Query, _ near: Nearness?, for audience: Audience) -> SearchAnswer {
    let whole = search(query, for: audience, limit: .max)
    let words = weigh(query.terms)
    guard let near, near.depth > 0, !words.isEmpty else { return whole }
    let apart = apart(words, near, query.filter, audience)
    let head = Set(whole.hits.prefix(near.depth).map(\.ref))
      .union(nearest(to: near.vector, query.filter, for: audience, limit: near.depth).map(\.ref))
    let hits = whole.hits.map { hit in
      guard head.contains(hit.ref), let own = profiles[hit.ref]?.vector else { return hit }
      return Hit(ref: hit.ref, score: hit.score + near.gives(Oracle.likeness(own, near.vector)))
    }
    var facets = whole.facets
    for name in query.counting == .hits || query.counting == .choices ? ["kind", "market", "region", "stage"] : [] {
      var filter = query.filter
      if query.counting == .choices { filter.facets[name] = nil }
      for hit in self.apart(words, near, filter, audience) {
        let values = name == "kind" ? [hit.ref.kind.rawValue] : profiles[hit.ref]?.facets[name] ?? []
        for value in Set(values) where !value.hasPrefix(Profile.narrowing) {
          facets[name, default: [:]][value, default: 0] += 1
        }
      }
    }
    return SearchAnswer(
      total: whole.total.map { $0 + apart.count },
      hits: (hits + apart).sorted { ($1.score, $0.ref) < ($0.score, $1.ref) }, facets: facets, next: nil,
      near: apart.count)
  }

  private func apart(_ words: WeighedQuery, _ near: Nearness, _ filter: Filter, _ audience: Audience) -> [Hit] {
    nearest(to: near.vector, filter, for: audience, limit: near.depth).filter { $0.likeness >= near.floor }
      .filter { neighbour in profiles[neighbour.ref].map { score($0, words) == 0 } ?? false }
      .map { Hit(ref: $0.ref, score: near.gives($0.likeness), isNear: true) }
  }
}
