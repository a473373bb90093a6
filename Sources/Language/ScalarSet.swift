/// A set of scalars of the Basic Multilingual Plane, one bit each: asked once per character of every text.
struct ScalarSet: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1024)

  init() {}

  init(_ characters: String) {
    for scalar in characters.unicodeScalars { insert(scalar.value) }
  }

  /// Scalars beyond the plane are left out.
  mutating func insert(_ scalar: UInt32) {
    guard scalar < 0x10000 else { return }
    bits[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63)
  }

  @inline(__always) func contains(_ scalar: UInt32) -> Bool {
    scalar < 0x10000 && bits[Int(scalar >> 6)] & (1 << UInt64(scalar & 63)) != 0
  }
}
