/// Chance that is the same on every run (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  mutating func one<T>(of list: [T]) -> T { list[below(list.count)] }

  /// What people write, and what they should not.
  mutating func string(_ length: ClosedRange<Int> = 1...8) -> String {
    (0..<Int.random(in: length, using: &self)).map { _ in one(of: Self.pieces) }.joined()
  }

  private static let pieces = [
    "迈", "瑞", "醫", "a", "Z", "0", "9", " ", "-", "é", "\"", "'", "\\", "\n", "\t", "{", "}", "/", ":", "=",
    ";", "；", "😀", "\u{0}", "\u{FEFF}", "<", "&", "_", "#",
  ]
}
