/// Whether bytes are UTF-8, strictly: no overlong forms, no surrogates, nothing past U+10FFFF.
///
/// It goes on after a fault and counts, because one bad byte in a UTF-8 file and a file in another encoding call for
/// different answers.
struct UTF8Check {
  /// Offset of the first byte that fits nowhere.
  private(set) var firstFault: Int?
  private(set) var faults = 0
  /// Characters of more than one byte that were whole.
  private(set) var wide = 0

  private var offset = 0
  private var needed = 0
  private var lower: UInt8 = 0x80
  private var upper: UInt8 = 0xBF

  mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if needed == 0 {
        if byte >= 0x80 { begin(byte, at: offset + index) }
      } else if byte >= lower, byte <= upper {
        (lower, upper) = (0x80, 0xBF)
        needed -= 1
        if needed == 0 { wide += 1 }
      } else {
        fault(at: offset + index)
        // The byte may well begin the next character.
        continue
      }
      index += 1
    }
    offset += bytes.count
  }

  /// Call after the last piece: a character may be cut off.
  mutating func finish() {
    if needed > 0 { fault(at: offset) }
  }

  private mutating func begin(_ byte: UInt8, at place: Int) {
    switch byte {
    case 0xC2...0xDF: needed = 1
    case 0xE0: (needed, lower) = (2, 0xA0)
    case 0xED: (needed, upper) = (2, 0x9F)
    case 0xE1...0xEF: needed = 2
    case 0xF0: (needed, lower) = (3, 0x90)
    case 0xF1...0xF3: needed = 3
    case 0xF4: (needed, upper) = (3, 0x8F)
    default: fault(at: place)
    }
  }

  private mutating func fault(at place: Int) {
    (needed, lower, upper) = (0, 0x80, 0xBF)
    faults += 1
    if firstFault == nil { firstFault = place }
  }
}
