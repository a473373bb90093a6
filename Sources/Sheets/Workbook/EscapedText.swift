/// `_x000D_` in a workbook's text: how it holds characters that XML cannot, and how it holds `_x000D_` itself
/// (`_x005F_x000D_`).
enum EscapedText {
  static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x5F) else { return bytes }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      // Surrogates come singly and say nothing alone; they stay as written.
      if let scalar = escape(bytes, at: index) {
        out.append(contentsOf: String(Character(scalar)).utf8)
        index += 7
      } else {
        out.append(bytes[index])
        index += 1
      }
    }
    return out
  }

  /// The text with everything escaped that XML, or this notation, would change.
  static func encoded(_ string: String) -> String {
    guard string.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A || $0 == 0x5F || $0 == 0xEF }) else {
      return string
    }
    let bytes = Array(string.utf8)
    var out = ""
    var index = 0
    for scalar in string.unicodeScalars {
      let isForbidden =
        scalar.value < 0x20 && scalar != "\t" && scalar != "\n" || [0xFFFE, 0xFFFF].contains(scalar.value)
      // Also where no `_` follows yet: what is escaped next begins with one.
      if isForbidden || scalar == "_" && hex(bytes, at: index) != nil {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        out += "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
      } else {
        out.unicodeScalars.append(scalar)
      }
      index += UTF8.width(scalar)
    }
    return out
  }

  /// The character that `_x000D_` at `index` stands for.
  private static func escape(_ bytes: [UInt8], at index: Int) -> Unicode.Scalar? {
    guard index + 6 < bytes.count, bytes[index + 6] == 0x5F else { return nil }
    // NUL is nothing that a text may hold: it stays as written, too.
    return hex(bytes, at: index).flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
  }

  /// The number in `_x000D` at `index`.
  private static func hex(_ bytes: [UInt8], at index: Int) -> UInt32? {
    guard index + 5 < bytes.count, bytes[index] == 0x5F, bytes[index + 1] == 0x78 else { return nil }
    var value: UInt32 = 0
    for byte in bytes[(index + 2)...(index + 5)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
