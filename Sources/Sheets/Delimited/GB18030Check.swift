/// Whether bytes are GB18030 and look like Chinese.
///
/// By its form alone almost anything passes: Latin-1's `Müller` is well-formed GB18030 and would come out as `M黮ler`.
/// So most of the double-byte characters must lie where GB 2312 has its signs and its 6,763 common characters.
struct GB18030Check {
  private(set) var isValid = true
  private var lead: UInt8 = 0
  private var position = 0
  private var doubles = 0
  private var common = 0

  var isPlausible: Bool { isValid && position == 0 && common * 2 >= doubles }

  mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes where isValid {
      switch (position, byte) {
      case (0, 0...0x7F): continue
      case (0, 0x81...0xFE), (2, 0x81...0xFE):
        lead = byte
        position += 1
      case (1, 0x40...0x7E), (1, 0x80...0xFE):
        doubles += 1
        if byte >= 0xA1, (0xA1...0xA9).contains(lead) || (0xB0...0xF7).contains(lead) { common += 1 }
        position = 0
      case (1, 0x30...0x39): position = 2
      case (3, 0x30...0x39): position = 0
      default: isValid = false
      }
    }
  }
}
