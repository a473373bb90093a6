import Core
import Foundation
import TestSupport
import Testing

@testable import Search

/// Filling an index whose words come by number.
@Suite struct LoadingLaws {
  @Test("answers are those of the same words by text, on any number of threads", arguments: 0..<18)
  func numbered(seed: Int) throws {
    var world = World(seed, words: [5, 40, 400][seed % 3])
    let profiles = (0..<[1, 90, 1500][seed / 3 % 3]).map { world.profile($0) }
    var oracle = Oracle(SearchLaws.law)
    oracle.apply(profiles.map { .put($0) })
    let folder = TemporaryFolder()
    let index = try SearchIndex(creating: folder.url, SearchLaws.stamp)
    let batches = Batches(profiles)
    let sources = world.dice.below(1000)
    try index.load(Position(1), threads: 1 + seed % 2) {
      var numbering = Numbering(Dice(sources))
      return { batches.next().map { numbering.batch($0) } }
    }
    let early = index.snapshot
    for round in 0..<20 {
      // From then on the file stands where the memory was, for who reads already too.
      if round == 10 { try index.save() }
      let (query, audience, limit) = (world.query(), world.audience(), world.dice.below(12))
      #expect(early.search(query, for: audience, limit: limit) == oracle.search(query, for: audience, limit: limit))
      let answer = index.snapshot.search(query, for: audience, limit: limit)
      #expect(answer == oracle.search(query, for: audience, limit: limit))
    }
  }

  @Test("sorting by numbers is stable", arguments: 0..<12)
  func radix(seed: Int) {
    var dice = Dice(seed)
    let bits = UInt64([1, 9, 40, 64][seed % 4])
    let keys = (0..<[0, 1, 2, 3000][seed / 4 % 4]).map { _ in dice.next() >> (64 - bits) }
    let places = keys.indices.map { UInt32($0) }.shuffled(using: &dice)
    let expected = places.enumerated().sorted { a, b in
      let (left, right) = (keys[Int(a.element)], keys[Int(b.element)])
      return left == right ? a.offset < b.offset : left < right
    }
    #expect(RadixSort.order(keys, places) == expected.map(\.element))
  }

  @Test("ids of all lengths and kinds come in the order of refs", arguments: 0..<6)
  func ranks(seed: Int) {
    var dice = Dice(seed)
    var draft = Draft()
    var refs: Set<Ref> = []
    while refs.count < 300 {
      let id =
        String(repeating: "a", count: dice.below(12)) + ["", "b", "é", "\u{1}", "\(dice.below(50))"][dice.below(5)]
      refs.insert(Ref(Kind(["n", "need", "product", "p"][dice.below(4)]), id))
    }
    for ref in refs { draft.append(Profile(ref: ref), SearchLaws.law) }
    let ranked = IDs.ranked(draft).map { profile in draft.id(Int(profile)).withUnsafeBytes { IDs.ref($0) } }
    #expect(ranked == refs.sorted { IDs.bytes($0).lexicographicallyPrecedes(IDs.bytes($1)) })
  }
}

/// Gives each word the next number when it first comes; some fields keep their texts.
private struct Numbering {
  private var dice: Dice
  private var numbers: [String: UInt32] = [:]

  init(_ dice: Dice) { self.dice = dice }

  mutating func batch(_ profiles: [Profile]) -> Batch {
    var batch = Batch(profiles: [])
    for profile in profiles {
      var rest = profile
      rest.fields = []
      var fields: [NumberedField] = []
      for field in profile.fields {
        if dice.chance(0.2) {
          rest.fields.append(field)
          continue
        }
        let terms = field.terms.map { NumberedTerm(key: number($0.text, &batch.keys), weight: $0.weight) }
        fields.append(NumberedField(field.name, boost: field.boost, terms))
      }
      batch.profiles.append(NumberedProfile(rest, fields))
    }
    return batch
  }

  private mutating func number(_ key: String, _ new: inout [String]) -> UInt32 {
    if let known = numbers[key] { return known }
    new.append(key)
    numbers[key] = UInt32(numbers.count)
    return UInt32(numbers.count - 1)
  }
}
