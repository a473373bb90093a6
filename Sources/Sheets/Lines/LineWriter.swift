import Core
import Foundation

/// Writes JSON Lines: an object a line, which appears under its name at `finish`, whole.
///
/// ```swift
/// let writer = try LineWriter("needs.jsonl")
/// try writer.write(.object([.init("id", .string("…"))]))
/// try writer.finish()
/// ```
package final class LineWriter {
  private static let flushAt = 1 << 16

  private let file: AtomicFile
  private let handle: UnsafeMutablePointer<FILE>
  private var isOpen = true
  private var buffer: [UInt8] = []

  package init(_ path: String) throws {
    file = try AtomicFile(path)
    guard let handle = fopen(file.temporary, "wb") else { throw file.failure() }
    self.handle = handle
  }

  deinit { if isOpen { fclose(handle) } }

  package func write(_ value: LineValue) throws {
    value.write(to: &buffer)
    buffer.append(0x0A)
    if buffer.count >= Self.flushAt { try flush() }
  }

  package func finish() throws {
    try flush()
    isOpen = false
    guard fclose(handle) == 0 else { throw file.failure() }
    try file.commit()
  }

  private func flush() throws {
    let written = buffer.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, handle) }
    guard written == buffer.count else { throw file.failure() }
    buffer.removeAll(keepingCapacity: true)
  }
}

extension LineValue {
  fileprivate func write(to out: inout [UInt8]) {
    switch self {
    case .null: out.append(contentsOf: "null".utf8)
    case .boolean(let truth): out.append(contentsOf: (truth ? "true" : "false").utf8)
    case .number(let digits): out.append(contentsOf: digits.utf8)
    case .string(let string): Self.quote(string, to: &out)
    case .array(let list):
      out.append(UInt8(ascii: "["))
      for (index, value) in list.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        value.write(to: &out)
      }
      out.append(UInt8(ascii: "]"))
    case .object(let members):
      out.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        Self.quote(member.name, to: &out)
        out.append(UInt8(ascii: ":"))
        member.value.write(to: &out)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  private static func quote(_ string: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        out.append(UInt8(ascii: "\\"))
        out.append(byte)
      case 0x0A: out.append(contentsOf: "\\n".utf8)
      case 0x0D: out.append(contentsOf: "\\r".utf8)
      case 0x09: out.append(contentsOf: "\\t".utf8)
      case ..<0x20, 0x7F:
        out.append(contentsOf: ((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)).utf8)
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }
}
