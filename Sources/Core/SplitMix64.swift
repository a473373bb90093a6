/// Chance that follows from a seed alone, the same on every machine and in every version: for generated worlds, for
/// intervals of evaluations and for tests that draw their cases. Not for secrets.
///
/// Steele, Lea, Flood, *Fast Splittable Pseudorandom Number Generators* (OOPSLA 2014), with the constants of Vigna's
/// `splitmix64.c`.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
