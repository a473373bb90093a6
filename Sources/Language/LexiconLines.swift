/// Walks the lines of a dictionary file.
struct LexiconLines {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var codes: [UInt16] = []
  private(set) var frequency = 0
  private(set) var hasFrequency = false
  private var at = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func next() -> Bool {
    guard at < bytes.count else { return false }
    codes.removeAll(keepingCapacity: true)
    frequency = 0
    hasFrequency = false
    readWord()
    skipBlanks()
    while at < bytes.count, bytes[at] >= 48, bytes[at] <= 57 {
      hasFrequency = true
      if frequency < 1 << 40 { frequency = frequency * 10 + Int(bytes[at] - 48) }
      at += 1
    }
    while at < bytes.count, bytes[at] != 10 { at += 1 }
    at += 1
    return true
  }

  private mutating func skipBlanks() {
    while at < bytes.count, bytes[at] == 32 || bytes[at] == 9 { at += 1 }
  }

  /// Reads up to a blank, in lower case. `#` starts a comment; bytes that are no UTF-8 spoil their own line alone.
  private mutating func readWord() {
    guard bytes[at] != UInt8(ascii: "#") else { return }
    while at < bytes.count, bytes[at] > 32 {
      let first = UInt32(bytes[at])
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      guard at + length <= bytes.count else {
        at = bytes.count
        codes.removeAll()
        return
      }
      var scalar = length == 1 ? first : first & (0xFF >> UInt32(length + 1))
      for offset in 1..<max(length, 1) { scalar = scalar << 6 | UInt32(bytes[at + offset] & 0x3F) }
      if scalar >= 0x41, scalar <= 0x5A { scalar += 32 }
      codes.append(scalar < 0x10000 ? UInt16(truncatingIfNeeded: scalar) : 0)
      at += length
    }
    // A character without a code would make the word match any other such character.
    if codes.contains(0) { codes.removeAll(keepingCapacity: true) }
  }
}
