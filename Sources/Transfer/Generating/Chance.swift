import Core

/// Chance that follows from a seed, a kind and a number.
struct Chance: RandomNumberGenerator {
  private var random: SplitMix64

  init(_ seed: UInt64, _ kind: String, _ number: Int) {
    let mixed = kind.utf8.reduce(seed &* 0x9E37_79B9_7F4A_7C15) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    random = SplitMix64(seed: mixed ^ UInt64(number))
  }

  mutating func next() -> UInt64 { random.next() }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  /// Some of a list, at least one where there is any, each once.
  mutating func some<T>(of list: [T], most: Int) -> [T] {
    list.isEmpty ? [] : Array(list.shuffled(using: &self).prefix(1 + below(most)))
  }

  mutating func one<T>(of list: [T]) -> T? { list.isEmpty ? nil : list[below(list.count)] }
}
