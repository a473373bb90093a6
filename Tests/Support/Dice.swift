import Core

/// Chance that is the same on every run, so that what failed once can be looked at again.
package struct Dice: RandomNumberGenerator {
  private var random: SplitMix64

  package init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// For seeds that are counted: neighbours begin far apart.
  package init(_ seed: Int) { self.init(seed: UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15) }

  package mutating func next() -> UInt64 { random.next() }

  package mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
  package mutating func one<T>(of list: [T]) -> T { list[below(list.count)] }
  package mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  package mutating func chance(_ part: Double) -> Bool { Double.random(in: 0..<1, using: &self) < part }
}
