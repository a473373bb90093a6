/// RFC 2045, 6.7.
enum QuotedPrintable {
  private static let longest = 76

  /// Lines end with CR LF, the last one too, before and after.
  static func lines(_ bytes: [UInt8]) -> [UInt8] {
    var (out, length): ([UInt8], Int) = ([], 0)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A {
        out += lineEnd
        (length, index) = (0, index + 2)
        continue
      }
      let endsLine = index + 1 < bytes.count && bytes[index + 1] == 0x0D
      let spelled = spelled(byte, endsLine: endsLine)
      // The last place of a line is kept for the `=` that breaks it.
      if length + spelled.count > longest - 1 {
        out += softBreak
        length = 0
      }
      out += spelled
      length += spelled.count
      index += 1
    }
    return out
  }

  /// White space at the end of a line would be lost on the way.
  private static func spelled(_ byte: UInt8, endsLine: Bool) -> [UInt8] {
    switch byte {
    case 0x20, 0x09: endsLine ? escaped(byte) : [byte]
    case UInt8(ascii: "="): escaped(byte)
    case 0x21...0x7E: [byte]
    default: escaped(byte)
    }
  }

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static let lineEnd: [UInt8] = [0x0D, 0x0A]
  private static let softBreak: [UInt8] = [UInt8(ascii: "="), 0x0D, 0x0A]
}
