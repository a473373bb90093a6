/// Reads the one spelling in which the journal writes changes: `{"name":["a",null],"phone":{"sha256":"…"}}`.
///
/// A general JSON reader takes twenty times as long, and a check reads every line there is.
struct JournalLine {
  enum Change: Hashable {
    /// The spelling after the change; nil is "no value".
    case plain(String?)
    /// A personal value, of which the chain holds the hash alone.
    case veiled
  }

  private var bytes: Substring.UTF8View

  /// Nil for anything that the journal would not write.
  static func changes(_ text: String) -> [String: Change]? {
    var line = JournalLine(bytes: text[...].utf8)
    var out: [String: Change] = [:]
    guard line.take("{") else { return nil }
    if line.take("}") { return line.bytes.isEmpty ? out : nil }
    repeat {
      guard let field = line.string(), line.take(":") else { return nil }
      if line.take("[") {
        guard line.value() != nil, line.take(","), let after = line.value(), line.take("]") else { return nil }
        out[field] = .plain(after)
      } else {
        guard line.take("{"), line.string() != nil, line.take(":"), line.string() != nil, line.take("}") else {
          return nil
        }
        out[field] = .veiled
      }
    } while line.take(",")
    return line.take("}") && line.bytes.isEmpty ? out : nil
  }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard bytes.first == UInt8(ascii: byte) else { return false }
    bytes.removeFirst()
    return true
  }

  /// A string or null; nil when it is neither.
  private mutating func value() -> String?? {
    if bytes.first == UInt8(ascii: "n") {
      bytes = bytes.dropFirst(4)
      return .some(nil)
    }
    return string().map { .some($0) }
  }

  private mutating func string() -> String? {
    guard take("\""), let end = bytes.firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) else {
      return nil
    }
    // Nearly all strings have nothing escaped and are copied whole.
    var out = String(Substring(bytes[..<end]))
    bytes = bytes[end...]
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "\"") { return out }
      if byte == UInt8(ascii: "\\") {
        guard let scalar = escaped() else { return nil }
        out.unicodeScalars.append(scalar)
      }
      let next = bytes.firstIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") } ?? bytes.endIndex
      out += Substring(bytes[..<next])
      bytes = bytes[next...]
    }
    return nil
  }

  private mutating func escaped() -> Unicode.Scalar? {
    switch bytes.popFirst() {
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "t"): "\t"
    case UInt8(ascii: "u"): hexadecimal()
    case let byte?: Unicode.Scalar(byte)
    case nil: nil
    }
  }

  private mutating func hexadecimal() -> Unicode.Scalar? {
    let digits = String(Substring(bytes.prefix(4)))
    bytes = bytes.dropFirst(4)
    return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
  }
}
