package import Core
import Foundation

/// Reads a file of JSON Lines, an object a line, line by line: a file of any size takes one line of memory.
///
/// What is wrong with a line is that line's and is handed out with it. Thrown is only what is wrong with the file: it
/// cannot be read, is empty, or breaks off within its last line.
package struct LineReader {
  package struct Line {
    /// Counted from 1, blank ones too.
    package let number: Int
    package let content: Result<JSON, LineParser.Fault>
  }

  /// Bytes of a line. The longest record that a cell's limits allow is a tenth of it.
  package static let longest = 4 << 20

  private let path: String
  private let file: String

  package init(_ path: String) {
    self.path = path
    file = URL(fileURLWithPath: path).lastPathComponent
  }

  /// Whether a file is to be read as lines of JSON: by its name, or because an object opens it.
  package static func reads(_ path: String) throws -> Bool {
    if ["jsonl", "ndjson"].contains(URL(fileURLWithPath: path).pathExtension.lowercased()) { return true }
    let head = try FileBytes.head(path, 256)
    return head.dropFirst(mark(head)).first { $0 > 0x20 } == UInt8(ascii: "{")
  }

  /// Hands out each line that holds something; from the start each time it is called.
  package func lines(_ body: (Line) throws -> Void) throws {
    let bytes = try FileBytes(path)
    let head = try FileBytes.head(path, 3)
    bytes.seek(Self.mark(head))
    var line: [UInt8] = []
    var (number, isLong, seen) = (1, false, 0)
    func close(isLast: Bool) throws {
      defer {
        line.removeAll(keepingCapacity: line.capacity < 1 << 16)
        isLong = false
      }
      guard isLong || line.contains(where: { $0 > 0x20 }) else { return }
      seen += 1
      let content =
        isLong ? .failure(Self.tooLong) : Result { () throws(LineParser.Fault) in try LineParser.parse(line) }
      if isLast, case .failure = content {
        throw Refusal(.importLinesCut, at: "\(file):\(number)", ["file": file, "line": String(number)])
      }
      try body(Line(number: number, content: content))
    }
    var isOver = false
    while !isOver {
      try bytes.read { piece in
        isOver = piece.isEmpty
        var rest = piece[...]
        while let end = rest.firstIndex(of: 0x0A) {
          if !isLong { line.append(contentsOf: rest[..<end]) }
          isLong = isLong || line.count > Self.longest
          try close(isLast: false)
          number += 1
          rest = rest[(end + 1)...]
        }
        if !isLong { line.append(contentsOf: rest) }
        if line.count > Self.longest { (isLong, line) = (true, []) }
      }
    }
    try close(isLast: true)
    if seen == 0 { throw Refusal(.importFileEmpty, at: file, ["file": file]) }
  }

  private static let tooLong = LineParser.Fault(
    why: Label("一行超过 \(longest >> 20) MiB", "the line is longer than \(longest >> 20) MiB"), at: longest)

  /// The length of a byte-order mark, which JSON does not have and Windows writes.
  private static func mark(_ head: [UInt8]) -> Int { head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
}
