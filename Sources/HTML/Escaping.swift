/// The one place where strings become bytes of a page.
enum Escaping {
  /// Bytes that may not stand as they are, in text or within a quoted attribute; both share one table.
  ///
  /// NUL is no markup, but parsers disagree about what to do with it.
  private static func entity(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    case 0: "\u{FFFD}"
    default: nil
    }
  }

  static func append(_ string: String, to out: inout [UInt8]) {
    let done: Void? = string.utf8.withContiguousStorageIfAvailable { append($0, to: &out) }
    // A string that is not stored as UTF-8 (bridged) is copied into one that is.
    if done == nil { Array(string.utf8).withUnsafeBufferPointer { append($0, to: &out) } }
  }

  /// Runs between the bytes that need an entity are copied whole.
  private static func append(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    var start = 0
    for index in bytes.indices where needsEntity(bytes[index]) {
      guard let entity = entity(bytes[index]) else { continue }
      out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
      appendLiteral(entity, to: &out)
      start = index + 1
    }
    out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  /// All of them lie below 63: one comparison lets letters and Chinese pass.
  @inline(__always)
  private static func needsEntity(_ byte: UInt8) -> Bool {
    byte < 63 && (0x5000_00C4_0000_0001 as UInt64) >> UInt64(byte) & 1 == 1
  }

  @inline(__always)
  static func appendLiteral(_ string: StaticString, to out: inout [UInt8]) {
    string.withUTF8Buffer { out.append(contentsOf: $0) }
  }
}
