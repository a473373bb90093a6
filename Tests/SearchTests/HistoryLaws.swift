import Core
import Foundation
import TestSupport
import Testing

@testable import Search

/// What an index has been through leaves no trace in its answers.
@Suite struct HistoryLaws {
  private func expectSame(_ a: IndexSnapshot, _ b: IndexSnapshot, _ world: inout World) {
    #expect(a.count == b.count)
    for _ in 0..<12 {
      let query = world.query()
      let audience = world.audience()
      #expect(a.search(query, for: audience, limit: 15) == b.search(query, for: audience, limit: 15))
      guard let vector = world.vector() else { continue }
      #expect(a.nearest(to: [vector], for: audience) == b.nearest(to: [vector], for: audience))
    }
  }

  @Test("any history ends like loading what is left; saved and opened, too", arguments: 0..<20)
  func history(seed: Int) throws {
    var world = World(seed)
    let (first, second) = (TemporaryFolder(), TemporaryFolder())
    var index: SearchIndex? = try SearchIndex(creating: first.url, SearchLaws.stamp)
    var oracle = Oracle(SearchLaws.law)
    for step in 0..<60 {
      let changes = (0..<world.dice.below(8)).map { _ in world.change(60) }
      try index?.apply(changes, Position(Int64(step)))
      oracle.apply(changes)
      if world.dice.chance(0.2) { try index?.save() }
      guard world.dice.chance(0.1) else { continue }
      try index?.save()
      // The lock goes with its owner.
      index = nil
      index = try SearchIndex(opening: first.url, SearchLaws.stamp)
      #expect(index?.snapshot.position.sequence == Int64(step))
    }
    let fresh = try SearchIndex(creating: second.url, SearchLaws.stamp)
    let batches = Batches(oracle.profiles.values.shuffled(using: &world.dice))
    try fresh.load(Position(1)) { batches.next() }
    if let snapshot = index?.snapshot { expectSame(snapshot, fresh.snapshot, &world) }
  }

  @Test("a snapshot does not change while changes and merges go on", arguments: 0..<5)
  func snapshot(seed: Int) throws {
    var world = World(seed)
    let folder = TemporaryFolder()
    let (index, oracle) = try SearchLaws.grown(&world, in: folder.url)
    let snapshot = index.snapshot
    for step in 0..<40 { try index.apply([world.change(90)], Position(Int64(100 + step))) }
    try index.save()
    index.finishMerges()
    for _ in 0..<10 {
      let query = world.query()
      #expect(
        snapshot.search(query, for: .operating, limit: 9) == oracle.search(query, for: .operating, limit: 9))
    }
  }

  @Test("many changes leave few segments, and counts of words stay exact")
  func merging() throws {
    var world = World(1)
    let folder = TemporaryFolder()
    let index = try SearchIndex(creating: folder.url, SearchLaws.stamp)
    var oracle = Oracle(SearchLaws.law)
    for step in 0..<300 {
      let change = world.change(400)
      try index.apply([change], Position(Int64(step)))
      oracle.apply([change])
    }
    #expect(index.snapshot.segments.count <= 3 * 5)
    let terms = (0..<25).map { Search.Term("w\($0)") }
    #expect(index.snapshot.weigh(terms).terms.map(\.weight) == oracle.weigh(terms).terms.map(\.weight))
  }
}
