/// A hash of a word that grows with it, so that each beginning of a stretch is looked up without starting again.
struct WordHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always) mutating func add(_ scalar: UInt32) { state = (state ^ UInt64(scalar)) &* 0x9E37_79B9_7F4A_7C15 }

  @inline(__always) var value: UInt64 { state ^ state >> 29 }

  static func of(_ word: ArraySlice<UInt32>) -> UInt64 {
    var hash = WordHash()
    for scalar in word { hash.add(scalar) }
    return hash.value
  }
}
