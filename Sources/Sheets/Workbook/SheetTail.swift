import Foundation

/// Reads a sheet's XML without its rows: all up to `<sheetData>` and all from `</sheetData>` on.
///
/// Merges and links stand after the rows. Parsing the rows twice would double the cost of a file; finding their end as
/// bytes is as fast as unzipping. A sheet in which they cannot be found so (UTF-16) is parsed whole.
enum SheetTail {
  private static let maxHead = 4 << 20
  /// Longer than any `</prefix:sheetData>` that may lie across two pieces.
  private static let overlap = 64

  static func parse(_ part: ArchivePart, _ handler: any XMLHandler) throws {
    let stream = XMLStream(handler, part: part)
    var window: [UInt8] = []
    var state = State.head
    var isOver = false
    while !isOver {
      try part.read {
        isOver = $0.isEmpty
        window.append(contentsOf: $0)
      }
      if state == .head, let rows = find("sheetData", in: window), let close = window[rows...].firstIndex(of: 0x3E) {
        try feed(stream, window[...close])
        state = window[close - 1] == 0x2F ? .tail : .rows
        window.removeSubrange(...close)
      }
      if state == .rows {
        if let end = find("sheetData>", in: window), let open = window[..<end].lastIndex(of: 0x3C) {
          window.removeSubrange(..<open)
          state = .tail
        } else {
          window.removeFirst(max(0, window.count - overlap))
        }
      }
      if state == .head, window.count > maxHead || isOver { state = .tail }
      if state == .tail {
        try feed(stream, window[...])
        window.removeAll(keepingCapacity: true)
      }
    }
    try stream.feed(UnsafeBufferPointer(start: nil, count: 0))
  }

  private enum State { case head, rows, tail }

  private static func feed(_ stream: XMLStream, _ bytes: ArraySlice<UInt8>) throws {
    // An empty piece would end the document.
    if !bytes.isEmpty { try bytes.withUnsafeBufferPointer { try stream.feed($0) } }
  }

  /// Where `sheetData` begins, with `>` right after it if so asked. Looks for its D, the rarest of its letters: the C
  /// library's `memchr` is far faster than any loop here.
  private static func find(_ word: StaticString, in bytes: [UInt8]) -> Int? {
    let rare = 5
    let length = word.utf8CodeUnitCount
    return bytes.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return nil }
      var from = rare
      while from < raw.count, let found = memchr(base + from, 0x44, raw.count - from) {
        let at = UnsafeRawPointer(found) - base - rare
        if at + length <= raw.count, memcmp(base + at, word.utf8Start, length) == 0 { return at }
        from = at + rare + 1
      }
      return nil
    }
  }
}
