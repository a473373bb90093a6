import Core
import Foundation
import TestSupport

@testable import Search

/// Random profiles, queries and audiences over few words and few owners, so that everything meets everything.
struct World {
  var dice: Dice
  let words: Int

  init(_ seed: Int, words: Int = 25) {
    dice = Dice(seed)
    self.words = words
  }

  /// Low numbers come often, as common words do.
  mutating func term() -> Search.Term {
    let word = min(dice.below(words), dice.below(words))
    return Term(dice.chance(0.1) ? "词\(word)" : "w\(word)", weight: [1, 1, 1, 0.5, 0.7, 0][dice.below(6)])
  }

  mutating func terms(_ most: Int) -> [Search.Term] { (0..<dice.below(most + 1)).map { _ in term() } }

  mutating func vector() -> Vector? {
    // Few different ones, as names repeat, and small, so that many are equally near.
    var seeded = Dice(dice.below(9))
    let values = (0..<Vector.dimensions).map { _ in Int8(seeded.below(5) - 2) }
    return Vector(values: values, scale: [0.25, 0.5][seeded.below(2)])
  }

  mutating func profile(_ number: Int, _ visibilities: [Visibility] = Visibility.allCases) -> Profile {
    var numbers: [String: Int64] = [:]
    if dice.chance(0.8) { numbers["year"] = Int64(2000 + dice.below(20)) }
    if dice.chance(0.3) { numbers["price"] = [Int64.min, -5, 0, 7, Int64.max][dice.below(5)] }
    return Profile(
      ref: World.ref(number), visibility: visibilities[dice.below(visibilities.count)],
      owners: (0..<dice.below(3)).map { _ in "o\(dice.below(4))" },
      fields: [
        ProfileField("title", boost: 3, terms(4)), ProfileField("text", terms(12)),
        // Some fields, and some words, only private profiles have; some names come twice.
        ProfileField(["notes", "extra", "title"][dice.below(3)], boost: 0.5, terms(5)),
      ],
      facets: [
        "region": ["r", "r.\(dice.below(3))"] + (dice.chance(0.3) ? [Profile.narrowing + "r"] : []),
        "market": dice.chance(0.5) ? ["m\(dice.below(3))"] : [], "stage": dice.chance(0.7) ? ["s\(dice.below(4))"] : [],
      ],
      numbers: numbers, vector: dice.chance(0.8) ? vector() : nil, keys: (0..<dice.below(4)).map { _ in key() },
      record: (0..<dice.below(20)).map { _ in UInt8(dice.below(256)) })
  }

  mutating func key() -> String { ["", "k1", "k2", "\u{0}k", "region\u{0}r"][dice.below(5)] }

  static func ref(_ number: Int) -> Ref { Ref(Kind(number % 3 == 0 ? "need" : "product"), "p\(number)") }

  mutating func change(_ numbers: Int) -> Change {
    let number = dice.below(numbers)
    return dice.chance(0.25) ? .remove(World.ref(number)) : .put(profile(number))
  }

  mutating func filter() -> Filter {
    var facets: [String: Set<String>] = [:]
    var without: [String: Set<String>] = [:]
    var ranges: [String: ClosedRange<Int64>] = [:]
    if dice.chance(0.3) { facets["region"] = ["r.\(dice.below(4))", "r.\(dice.below(3))"] }
    if dice.chance(0.3) { facets["stage"] = ["s\(dice.below(4))"] }
    if dice.chance(0.1) { facets["stage", default: []] = [] }
    var ifSaid: [String: Set<String>] = [:]
    if dice.chance(0.3) { ifSaid["stage"] = ["s\(dice.below(4))", "s\(dice.below(4))"] }
    if dice.chance(0.2) { ifSaid["market"] = ["m\(dice.below(4))"] }
    if dice.chance(0.2) { ifSaid["region"] = [Profile.narrowing + "r", "r.\(dice.below(3))"] }
    if dice.chance(0.1) { ifSaid["nothing"] = dice.chance(0.5) ? [] : ["n"] }
    if dice.chance(0.2) { without["stage"] = ["s\(dice.below(4))", "s\(dice.below(4))"] }
    if dice.chance(0.3) {
      let from = Int64(1999 + dice.below(20))
      ranges["year"] = from...from + Int64(dice.below(10))
    }
    if dice.chance(0.1) { ranges["price"] = [Int64.min...0, -5...7, 0...Int64.max][dice.below(3)] }
    var rangesIfSaid: [String: ClosedRange<Int64>] = [:]
    if dice.chance(0.2) { rangesIfSaid["price"] = [Int64.min...0, -5...7, 0...Int64.max][dice.below(3)] }
    if dice.chance(0.1) { rangesIfSaid["nothing"] = 0...1 }
    let kinds: Set<Kind> = dice.chance(0.3) ? [Kind(dice.chance(0.5) ? "need" : "product")] : []
    return Filter(
      kinds: kinds, facets: facets, ifSaid: ifSaid, without: without, ranges: ranges, rangesIfSaid: rangesIfSaid)
  }

  mutating func query() -> Query {
    Query(
      dice.chance(0.15) ? [] : terms(6), filter: dice.chance(0.5) ? filter() : Filter(),
      counting: [.hits, .choices, .nothing, .total][dice.below(4)])
  }

  mutating func audience() -> Audience {
    [.visitor, .operating, .member(of: ["o0"]), .member(of: ["o1", "o2"])][dice.below(4)]
  }
}
