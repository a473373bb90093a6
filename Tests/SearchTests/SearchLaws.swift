import Core
import Foundation
import Testing

@testable import Search

/// What holds of every index, on random worlds that change.
@Suite struct SearchLaws {
  static let law = ScoringLaw(pivots: ["title": 3, "text": 6])
  static let stamp = Stamp(fingerprint: "test", law: law)

  @Test("answers are those of scoring every profile: hits, order, scores, totals, facets, pages", arguments: 0..<40)
  func exact(seed: Int) throws {
    var world = World(seed, words: [5, 25, 200][seed % 3])
    let folder = TemporaryFolder()
    let index = try SearchIndex(creating: folder.url, Self.stamp)
    var oracle = Oracle(Self.law)
    for round in 0..<5 {
      let changes = (0..<world.dice.below(60)).map { _ in world.change(80) }
      try index.apply(changes, sequence: Int64(round))
      oracle.apply(changes)
      let snapshot = index.snapshot
      #expect(snapshot.count == oracle.profiles.count)
      for _ in 0..<8 {
        let query = world.query()
        let audience = world.audience()
        let limit = world.dice.below(12)
        let first = snapshot.search(query, for: audience, limit: limit)
        #expect(first == oracle.search(query, for: audience, limit: limit))
        guard let next = first.next else { continue }
        #expect(
          snapshot.search(query, for: audience, limit: limit, after: next)
            == oracle.search(query, for: audience, limit: limit, after: next))
      }
    }
  }
}
