import Core

/// In what a text file is written, found out by reading all of it once.
///
/// The temptation is to look at the first kilobyte: exports begin with ASCII headers, and the first Chinese name comes
/// later.
struct TextEncoding: Equatable {
  enum Name: String {
    case utf8 = "UTF-8"
    case utf16LE = "UTF-16LE"
    case utf16BE = "UTF-16BE"
    case gb18030 = "GB18030"
  }

  let name: Name
  /// Length of the byte-order mark.
  let mark: Int

  static func detect(_ path: String, file: String) throws -> TextEncoding {
    let head = try FileBytes.head(path, 4)
    if head.starts(with: [0xFF, 0xFE]) { return TextEncoding(name: .utf16LE, mark: 2) }
    if head.starts(with: [0xFE, 0xFF]) { return TextEncoding(name: .utf16BE, mark: 2) }
    let mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0

    var utf8 = UTF8Check()
    let bytes = try FileBytes(path)
    while try bytes.read({
      utf8.feed($0)
      return !$0.isEmpty
    }) {}
    utf8.finish()
    guard let fault = utf8.firstFault else { return TextEncoding(name: .utf8, mark: mark) }

    // Chinese in GB18030 seldom happens to form a character of UTF-8. Where most do, the file is UTF-8 with a wound, and
    // reading it as GB18030 would turn all of it into nonsense in silence.
    if mark == 0, utf8.faults >= utf8.wide {
      var gb = GB18030Check()
      bytes.seek(0)
      while try bytes.read({
        gb.feed($0)
        return !$0.isEmpty
      }) {}
      if gb.isPlausible { return TextEncoding(name: .gb18030, mark: 0) }
    }
    throw try refusal(path, file, at: fault)
  }

  private static func refusal(_ path: String, _ file: String, at fault: Int) throws -> Refusal {
    let bytes = try FileBytes(path)
    var line = 1
    var offset = 0
    var byte: UInt8?
    while byte == nil {
      let isOver = try bytes.read { piece in
        line += piece.prefix(max(0, fault - offset)).reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
        if fault - offset < piece.count { byte = piece[fault - offset] }
        offset += piece.count
        return piece.isEmpty
      }
      if isOver { break }
    }
    let values = [
      "file": file, "line": String(line), "offset": String(fault), "byte": byte.map { hex($0) } ?? "EOF",
    ]
    return Refusal(.importFileEncoding, at: "\(file):\(line)", values)
  }

  private static func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
