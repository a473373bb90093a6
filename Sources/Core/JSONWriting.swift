import Foundation

extension JSON {
  /// On one line, as UTF-8.
  ///
  /// `inMarkup` spells `<`, `>` and `&` as `\u003c` …, so that the text cannot end an element that it stands in.
  package func bytes(inMarkup: Bool = false) -> [UInt8] {
    var out: [UInt8] = []
    write(to: &out, inMarkup: inMarkup)
    return out
  }

  /// At the end of `out`, as `bytes` has it.
  package func write(to out: inout [UInt8], inMarkup: Bool = false) {
    switch self {
    case .null: out.append(contentsOf: "null".utf8)
    case .bool(let bool): out.append(contentsOf: (bool ? "true" : "false").utf8)
    case .integer(let integer): out.append(contentsOf: integer.description.utf8)
    case .decimal(let decimal):
      // "NaN" is no JSON; nothing in the registry is one, but a decimal can be.
      out.append(contentsOf: (decimal.isFinite ? decimal.description : "null").utf8)
    case .number(let digits): out.append(contentsOf: digits.utf8)
    case .string(let string): Self.write(string, to: &out, inMarkup)
    case .array(let list):
      out.append(UInt8(ascii: "["))
      for (index, value) in list.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        value.write(to: &out, inMarkup: inMarkup)
      }
      out.append(UInt8(ascii: "]"))
    case .members(let members):
      out.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        Self.write(member.name, to: &out, inMarkup)
        out.append(UInt8(ascii: ":"))
        member.value.write(to: &out, inMarkup: inMarkup)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ string: String, to out: inout [UInt8], _ inMarkup: Bool) {
    out.append(UInt8(ascii: "\""))
    defer { out.append(UInt8(ascii: "\"")) }
    // Nearly every text stands as it is, and goes over in one piece.
    guard string.utf8.contains(where: mayNeedEscape) else { return out.append(contentsOf: string.utf8) }
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        out.append(UInt8(ascii: "\\"))
        out.append(byte)
      case UInt8(ascii: "\n"): out.append(contentsOf: "\\n".utf8)
      case UInt8(ascii: "\r"): out.append(contentsOf: "\\r".utf8)
      case UInt8(ascii: "\t"): out.append(contentsOf: "\\t".utf8)
      case 0..<0x20, 0x7F: escape(byte, to: &out)
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
        if inMarkup { escape(byte, to: &out) } else { out.append(byte) }
      default: out.append(byte)
      }
    }
  }

  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "&"):
      true
    default: false
    }
  }

  private static func escape(_ byte: UInt8, to out: inout [UInt8]) {
    let hex = String(byte, radix: 16)
    out.append(contentsOf: ("\\u00" + (hex.count == 1 ? "0" : "") + hex).utf8)
  }
}
