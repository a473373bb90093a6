import Core

@testable import Search

/// Indexes to begin with: few words and values, so that everything meets everything.
enum Sample {
  static let stamp = Stamp(fingerprint: "fuzz", law: ScoringLaw(pivots: ["title": 3]))

  static func profile(_ number: Int, _ dice: inout Dice, in one: Visibility? = nil) -> Profile {
    var numbers: [String: Int64] = [:]
    if dice.below(4) > 0 { numbers["year"] = Int64(2000 + dice.below(20)) }
    if dice.below(4) == 0 { numbers["price"] = [Int64.min, 0, Int64.max][dice.below(3)] }
    let visibilities: [Visibility] = [.everyone, .members, .parties]
    let vector = (0..<Vector.dimensions).map { Int8(($0 &* (number % 9 &+ 1)) % 7 - 3) }
    return Profile(
      ref: ref(number), visibility: one ?? visibilities[dice.below(3)], owners: ["o\(dice.below(3))"],
      fields: [
        ProfileField("title", boost: 3, [term(&dice), term(&dice)]),
        ProfileField("text", (0..<dice.below(4)).map { _ in term(&dice) }),
      ],
      facets: ["stage": ["s\(dice.below(4))"], "region": ["r\(min(dice.below(90), dice.below(90)))"]],
      numbers: numbers, vector: dice.below(3) == 0 ? nil : Vector(values: vector), keys: ["k\(number % 5)", "all"],
      record: Array("record \(number)".utf8))
  }

  static func ref(_ number: Int) -> Ref { Ref(Kind(number % 3 == 0 ? "need" : "product"), "p\(number)") }

  private static func term(_ dice: inout Dice) -> Search.Term { Term("w\(min(dice.below(40), dice.below(40)))") }

  static func segment(_ count: Int) throws -> Segment? {
    var dice = Dice(UInt64(count))
    var draft = Draft()
    for number in 0..<count { draft.append(profile(number, &dice, in: .parties), stamp.law) }
    return try IndexState.seal(draft, .parties)
  }
}

/// A linear congruence: the same samples on every machine.
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
