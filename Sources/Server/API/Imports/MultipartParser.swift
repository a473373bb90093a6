import Core
import Foundation

/// Takes a `multipart/form-data` body apart as it comes in, keeping no more of it than one piece.
///
/// RFC 7578 and 2046. What it cannot read it refuses with a reason; it never waits for more than the bounds below.
struct MultipartParser {
  enum Event {
    case begin(MultipartHead)
    case data(ArraySlice<UInt8>)
    case end
  }

  private enum State { case preamble, delimiter, head, body, done }

  private static let longestHead = 8192
  private let delimiter: [UInt8]
  private var state = State.preamble
  /// The line break in front lets the first delimiter, at the very beginning, look like all others.
  private var buffer: [UInt8] = [13, 10]

  init(boundary: String) { delimiter = Array("\r\n--\(boundary)".utf8) }

  mutating func feed(_ bytes: some Sequence<UInt8>, _ take: (Event) throws -> Void) throws {
    buffer.append(contentsOf: bytes)
    while try step(take) {}
  }

  /// Called at the end of the body: throws when that came too early.
  func finish() throws {
    guard state == .done else {
      throw Self.fault(Label("内容在结束标记之前中断", "it ends before its closing boundary"))
    }
  }

  /// Does what the buffer suffices for. False when more is needed.
  private mutating func step(_ take: (Event) throws -> Void) throws -> Bool {
    switch state {
    case .preamble: return try skipPreamble()
    case .delimiter: return try readDelimiter()
    case .head: return try readHead(take)
    case .body: return try readBody(take)
    case .done:
      buffer.removeAll()
      return false
    }
  }

  private mutating func skipPreamble() throws -> Bool {
    guard let range = find(delimiter) else {
      guard buffer.count <= Self.longestHead else {
        throw Self.fault(Label("开头没有分隔标记", "it does not begin with its boundary"))
      }
      return false
    }
    buffer.removeSubrange(..<range.upperBound)
    state = .delimiter
    return true
  }

  /// Behind a delimiter stands `--` at the very end, else the line's end.
  private mutating func readDelimiter() throws -> Bool {
    guard buffer.count >= 2 else { return false }
    if buffer[0] == UInt8(ascii: "-"), buffer[1] == UInt8(ascii: "-") {
      state = .done
      return true
    }
    guard buffer[0] == 13, buffer[1] == 10 else {
      throw Self.fault(Label("分隔标记之后不是换行", "no line break follows a boundary"))
    }
    // The line break stays: a head without lines is that and another one.
    state = .head
    return true
  }

  private mutating func readHead(_ take: (Event) throws -> Void) throws -> Bool {
    guard let range = find([13, 10, 13, 10]), range.lowerBound <= Self.longestHead else {
      guard buffer.count <= Self.longestHead else {
        throw Self.fault(Label("某一部分的首部过长", "the head of a part is too long"))
      }
      return false
    }
    let head = String(decoding: buffer[..<range.lowerBound], as: UTF8.self)
    buffer.removeSubrange(..<range.upperBound)
    // An empty body's delimiter begins with the break that ended the head.
    buffer.insert(contentsOf: [13, 10], at: 0)
    state = .body
    isFirst = true
    try take(.begin(try MultipartHead(head)))
    return true
  }

  private var isFirst = false

  private mutating func readBody(_ take: (Event) throws -> Void) throws -> Bool {
    let found = find(delimiter)
    let end = found?.lowerBound ?? max(0, buffer.count - delimiter.count)
    let start = isFirst ? min(2, end) : 0
    if isFirst, found == nil, end < 2 { return false }
    if start < end { try take(.data(buffer[start..<end])) }
    isFirst = false
    buffer.removeSubrange(..<(found?.upperBound ?? end))
    guard found != nil else { return false }
    try take(.end)
    state = .delimiter
    return true
  }

  private func find(_ needle: [UInt8]) -> Range<Int>? {
    var from = 0
    while let start = buffer[from...].firstIndex(of: needle[0]) {
      let end = start + needle.count
      guard end <= buffer.count else { return nil }
      if buffer[start..<end].elementsEqual(needle) { return start..<end }
      from = start + 1
    }
    return nil
  }

  static func fault(_ why: Label) -> Refusal { Refusal(.apiBodyForm, ["why": why.zh, "why.en": why.en]) }
}
