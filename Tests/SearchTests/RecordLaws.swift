import Core
import Foundation
import TestSupport
import Testing

@testable import Search

/// What is kept beside profiles, and the keys under which they are found.
@Suite struct RecordLaws {
  @Test("records come back as they were given, by ref, by kind and by key, to whom may see them", arguments: 0..<20)
  func kept(seed: Int) throws {
    var world = World(seed)
    let folder = TemporaryFolder()
    var (index, oracle): (SearchIndex?, Oracle) = try SearchLaws.grown(&world, in: folder.url, rounds: 6)
    try index?.save()
    if seed % 2 == 0 {
      index = nil
      index = try SearchIndex(opening: folder.url, SearchLaws.stamp)
    }
    let snapshot = try #require(index).snapshot
    for audience in [Audience.visitor, .operating, .member(of: ["o0"]), .member(of: ["o1", "o2"])] {
      let seen = oracle.seen(by: audience).sorted { $0.ref < $1.ref }
      for number in 0..<80 {
        let expected = seen.first { $0.ref == World.ref(number) }
        #expect(snapshot.kept(World.ref(number), for: audience)?.withBytes { Array($0) } == expected?.record)
      }
      for kind in [Kind("need"), Kind("product"), Kind("other")] {
        let expected = seen.filter { $0.ref.kind == kind }
        #expect(snapshot.kept(of: kind, for: audience).map(\.ref) == expected.map(\.ref))
        #expect(snapshot.count(of: kind, for: audience) == expected.count)
      }
      for key in ["", "k1", "k2", "\u{0}k", "region\u{0}r", "k"] {
        let expected = seen.filter { $0.keys.contains(key) }
        let found = snapshot.kept(under: key, for: audience)
        #expect(found.map(\.ref) == expected.map(\.ref))
        #expect(found.map { $0.withBytes { Array($0) } } == expected.map(\.record))
      }
    }
  }

  @Test("two records never have one place, though segments come and go", arguments: 0..<5)
  func places(seed: Int) throws {
    var world = World(seed)
    let index = SearchIndex(SearchLaws.stamp)
    var known: [KeptRecord.Place: [UInt8]] = [:]
    for step in 0..<80 {
      try index.apply([world.change(40), world.change(40)], Position(Int64(step)))
      for kind in ["need", "product"] {
        for record in index.snapshot.kept(of: Kind(kind), for: .operating) {
          let bytes = record.withBytes { Array($0) }
          #expect(known.updateValue(bytes, forKey: record.place) ?? bytes == bytes)
        }
      }
    }
    index.finishMerges()
  }

  @Test("who only reads follows the writer, and never writes")
  func reading() throws {
    var world = World(3)
    let folder = TemporaryFolder()
    let (index, oracle) = try SearchLaws.grown(&world, in: folder.url)
    try index.save()
    let reader = try SearchIndex(reading: folder.url, SearchLaws.stamp)
    let profile = world.profile(500, [.everyone])
    try reader.apply([.put(profile)], Position(99, mark: "m"))
    try reader.save()
    #expect(reader.snapshot.count == oracle.profiles.count + 1)
    #expect(reader.snapshot.position == Position(99, mark: "m"))
    try index.apply([.put(profile)], Position(7, mark: "mine"))
    try index.save()
    let again = try SearchIndex(reading: folder.url, SearchLaws.stamp)
    #expect(again.snapshot.position == Position(7, mark: "mine") && again.snapshot.count == reader.snapshot.count)
  }

  @Test("words that nobody may see are no public words", arguments: 0..<10)
  func publicWords(seed: Int) throws {
    var world = World(seed)
    let folder = TemporaryFolder()
    let (index, oracle) = try SearchLaws.grown(&world, in: folder.url)
    var expected: [String: Int] = [:]
    for profile in oracle.seen(by: .visitor) {
      let terms = profile.fields.flatMap(\.terms).filter { $0.steps > 0 }
      for text in Set(terms.map(\.text)) { expected[text, default: 0] += 1 }
    }
    var found: [String: Int] = [:]
    index.snapshot.eachPublicWord { found[$0, default: 0] += $1 }
    #expect(found == expected)
    for text in (0..<30).map({ "w\($0)" }) {
      #expect(index.snapshot.holdsPublicly(text) == (expected[text] != nil))
      #expect(index.snapshot.publicHolders(of: text, limit: 2).count == min(2, expected[text] ?? 0))
    }
  }
}
