import Foundation

/// A short name for the contents of resources: equal contents, equal name. Not for security.
struct Fingerprint {
  private(set) var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func mix(_ value: UInt64) {
    state = (state ^ value) &* 0xFF51_AFD7_ED55_8CCD
    state ^= state >> 32
  }

  mutating func mix(_ bytes: some ContiguousBytes) {
    bytes.withUnsafeBytes { bytes in
      mix(UInt64(bytes.count))
      var at = 0
      while at + 8 <= bytes.count {
        mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
        at += 8
      }
      var rest: UInt64 = 0
      for offset in at..<bytes.count { rest = rest << 8 | UInt64(bytes[offset]) }
      mix(rest)
    }
  }

  var text: String {
    let hex = String(state, radix: 16)
    return String(repeating: "0", count: 16 - hex.count) + hex
  }
}
