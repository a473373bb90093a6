import Core
import Foundation
import TestSupport
import Testing

@testable import Search

/// What an audience may not see moves nothing that it is told.
@Suite struct PrivacyLaws {
  @Test("private profiles that come, change and go change no byte of what a visitor is told", arguments: 0..<20)
  func visitor(seed: Int) throws {
    var world = World(seed)
    let (first, second) = (TemporaryFolder(), TemporaryFolder())
    let alone = try SearchIndex(creating: first.url, SearchLaws.stamp)
    let index = try SearchIndex(creating: second.url, SearchLaws.stamp)
    let open = (0..<40).map { world.profile($0, [.everyone]) }
    try alone.apply(open.map { .put($0) }, Position(1))
    for profile in open {
      try index.apply([.put(world.profile(100 + world.dice.below(60), [.members, .parties, .owner]))], Position(1))
      try index.apply([.put(profile)], Position(1))
      if world.dice.chance(0.3) { try index.apply([.remove(World.ref(100 + world.dice.below(60)))], Position(1)) }
    }
    for _ in 0..<15 {
      let query = world.query()
      let told = index.snapshot.search(query, for: .visitor, limit: 9)
      #expect(told == alone.snapshot.search(query, for: .visitor, limit: 9))
      // For who sees them, others' scores stay: statistics are the public's, whoever asks.
      let known = Set(alone.snapshot.search(query, for: .operating, limit: .max).hits)
      #expect(known.isSubset(of: index.snapshot.search(query, for: .operating, limit: .max).hits))
      guard let vector = world.vector() else { continue }
      #expect(
        index.snapshot.nearest(to: [vector], for: .visitor) == alone.snapshot.nearest(to: [vector], for: .visitor))
    }
  }

  @Test("what is hidden is answered like what is absent", arguments: 0..<10)
  func absent(seed: Int) throws {
    var world = World(seed)
    let folder = TemporaryFolder()
    let index = try SearchIndex(creating: folder.url, SearchLaws.stamp)
    var hidden = world.profile(1, [.parties, .owner])
    hidden.owners = ["o1"]
    try index.apply([.put(hidden), .put(world.profile(2, [.everyone]))], Position(1))
    let snapshot = index.snapshot
    let words = snapshot.weigh(hidden.fields.flatMap(\.terms))
    for audience: Audience in [.visitor, .member(of: []), .member(of: ["o2", "o3"])] {
      #expect(snapshot.words(of: hidden.ref, for: audience).isEmpty)
      #expect(snapshot.facets(of: hidden.ref, for: audience).isEmpty)
      #expect(snapshot.shared(words, with: hidden.ref, for: audience).isEmpty)
      #expect(snapshot.relevance(of: hidden.ref, to: words, for: audience) == .none)
    }
    #expect(snapshot.facets(of: hidden.ref, for: .member(of: ["o1"]))["region"] != nil)
  }
}
