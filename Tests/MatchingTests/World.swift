import Core

@testable import Matching

/// SplitMix64: the same worlds on every machine and every day, so that a failure can be looked at again.
struct Dice: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ n: Int) -> Int { Int.random(in: 0..<n, using: &self) }
  mutating func chance(_ p: Double) -> Bool { Double.random(in: 0..<1, using: &self) < p }
}

/// Random profiles, queries and audiences over few words and few owners, so that everything meets everything.
struct World {
  var dice: Dice
  let words: Int

  init(_ seed: Int, words: Int = 25) {
    dice = Dice(seed)
    self.words = words
  }

  /// Low numbers come often, as common words do.
  mutating func term() -> Term {
    let word = min(dice.below(words), dice.below(words))
    return Term(text: "w\(word)", surface: "W\(word).\(dice.below(3))", weight: [1, 1, 1, 0.5, 0.7][dice.below(5)])
  }

  mutating func terms(_ most: Int) -> [Term] { (0..<dice.below(most + 1)).map { _ in term() } }

  mutating func profile(_ number: Int, _ visibilities: [Visibility] = Visibility.allCases) -> Profile {
    Profile(
      ref: Ref(Kind(number % 3 == 0 ? "need" : "product"), "p\(number)"),
      visibility: visibilities[dice.below(visibilities.count)],
      owners: (0..<dice.below(3)).map { _ in "o\(dice.below(4))" },
      fields: [
        ProfileField("title", boost: 3, terms(4)), ProfileField("text", terms(12)),
        // Some fields, and some words, only private profiles have.
        ProfileField(["notes", "extra"][dice.below(2)], boost: 0.5, terms(5)),
      ],
      facets: ["region": ["r", "r.\(dice.below(3))"], "stage": dice.chance(0.7) ? ["s\(dice.below(4))"] : []])
  }

  mutating func privateProfile(_ number: Int) -> Profile { profile(number, [.members, .parties, .owner]) }

  mutating func filter() -> Filter {
    var filter = Filter()
    if dice.chance(0.3) { filter.kinds = [dice.chance(0.5) ? "need" : "product"].map { Kind($0) }.asSet }
    if dice.chance(0.3) { filter.facets["region"] = ["r.\(dice.below(4))", "r.\(dice.below(3))"] }
    if dice.chance(0.3) { filter.facets["stage"] = ["s\(dice.below(4))"] }
    if dice.chance(0.1) { filter.facets["stage", default: []] = [] }
    if dice.chance(0.2) { filter.without["stage"] = ["s\(dice.below(4))", "s\(dice.below(4))"] }
    return filter
  }

  mutating func query() -> Query {
    Query(
      dice.chance(0.15) ? [] : terms(6), filter: dice.chance(0.5) ? filter() : Filter(),
      counting: [.hits, .choices, .nothing][dice.below(3)])
  }

  mutating func audience() -> Audience {
    [.visitor, .operating, .member(of: ["o0"]), .member(of: ["o1", "o2"])][dice.below(4)]
  }
}

extension Array where Element: Hashable {
  var asSet: Set<Element> { Set(self) }
}

extension SearchIndex {
  init(_ profiles: some Sequence<Profile>) {
    self.init()
    for profile in profiles { upsert(profile) }
  }
}
