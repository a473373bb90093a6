import Foundation

extension Text {
  /// One JSON object with sorted keys and no more escapes than JSON asks for, so that equal texts are equal strings:
  /// `{"_":"zh","zh":"迈瑞医疗"}`.
  ///
  /// Written by hand, byte for byte as `JSONEncoder` does it with sorted keys: every text of every record passes here
  /// when it is stored, journalled and compared.
  package var canonical: String {
    var parts = values.filter { $0.key.rawValue != "_" }.map { (key: $0.key.rawValue, string: $0.value) }
    parts.append((key: "_", string: original.rawValue))
    if parts.count > 1 { parts.sort { $0.key < $1.key } }
    var out = "{"
    for (index, part) in parts.enumerated() {
      if index > 0 { out += "," }
      Self.quote(part.key, into: &out)
      out += ":"
      Self.quote(part.string, into: &out)
    }
    return out + "}"
  }

  package init?(canonical: String) {
    var canonical = canonical
    if let plain = canonical.withUTF8({ Text(plain: UnsafeRawBufferPointer($0)) }) {
      self = plain
    } else {
      guard let text = try? JSONDecoder().decode(Text.self, from: Data(canonical.utf8)) else { return nil }
      self = text
    }
  }

  /// From an object of strings without escapes or space, as nearly every text is spelled; nil for any other JSON.
  init?(plain spelling: UnsafeRawBufferPointer) {
    guard let pairs = Self.plainPairs(spelling) else { return nil }
    self.init(stored: pairs)
  }

  private static func quote(_ string: String, into out: inout String) {
    out += "\""
    if string.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
      for scalar in string.unicodeScalars { escape(scalar, into: &out) }
    } else {
      out += string
    }
    out += "\""
  }

  private static func escape(_ scalar: Unicode.Scalar, into out: inout String) {
    switch scalar {
    case "\"": out += "\\\""
    case "\\": out += "\\\\"
    case "\u{8}": out += "\\b"
    case "\u{C}": out += "\\f"
    case "\n": out += "\\n"
    case "\r": out += "\\r"
    case "\t": out += "\\t"
    case _ where scalar.value < 0x20:
      let hex = String(scalar.value, radix: 16)
      out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    default: out.unicodeScalars.append(scalar)
    }
  }

  /// By bytes: every text of every record that is read passes here.
  private static func plainPairs(_ bytes: UnsafeRawBufferPointer) -> [(key: String, string: String)]? {
    var at = 0
    func take(_ byte: UInt8) -> Bool {
      guard at < bytes.count, bytes[at] == byte else { return false }
      at += 1
      return true
    }
    func string() -> String? {
      guard take(0x22) else { return nil }
      let start = at
      while at < bytes.count, bytes[at] != 0x22 {
        if bytes[at] == 0x5C || bytes[at] < 0x20 { return nil }
        at += 1
      }
      let end = at
      return take(0x22) ? String(decoding: UnsafeRawBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self) : nil
    }
    guard take(0x7B) else { return nil }
    var pairs: [(key: String, string: String)] = []
    pairs.reserveCapacity(3)
    repeat {
      guard let key = string(), take(0x3A), let value = string() else { return nil }
      pairs.append((key, value))
    } while take(0x2C)
    return take(0x7D) && at == bytes.count ? pairs : nil
  }
}
