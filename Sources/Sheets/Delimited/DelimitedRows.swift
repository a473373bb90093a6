import Core
import Foundation

/// The rows of a CSV or TSV as its text streams by.
///
/// Quotes as in RFC 4180, and what breaks it as Excel reads it: a quote within an unquoted cell is a letter, and so is
/// what follows a closing quote. A line ends with LF, CRLF or CR.
final class DelimitedRows: RowSource {
  private enum State { case start, plain, quoted, closing }
  private static let quote = UInt8(ascii: "\"")

  private let file: DelimitedFile
  private let text: Transcoder
  private var skip: Int
  private var ready: [Row] = []
  private var handedOut = 0
  private var isOver = false

  private var state = State.start
  private var line = 1
  private var quoteLine = 1
  private var endedWithCR = false
  private var record = 1
  private var column = 0
  private var field: [UInt8] = []
  private var isCut = false
  private var cells: [Cell] = []

  init(_ file: DelimitedFile) throws {
    self.file = file
    text = try Transcoder(file.path, file: file.name, encoding: file.encoding)
    skip = file.dialect.skipped
  }

  func next() throws -> Row? {
    while handedOut == ready.count {
      ready.removeAll(keepingCapacity: true)
      handedOut = 0
      guard !isOver else { return nil }
      try text.read { piece in
        if piece.isEmpty { try finish() } else { try scan(UnsafeBufferPointer(rebasing: piece.dropFirst(skip))) }
        skip = max(0, skip - piece.count)
      }
    }
    handedOut += 1
    return ready[handedOut - 1]
  }

  private func scan(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    try refuseNul(bytes)
    var index = 0
    while index < bytes.count {
      switch state {
      case .start:
        let isSecondHalf = endedWithCR && bytes[index] == UInt8(ascii: "\n")
        endedWithCR = false
        if isSecondHalf {
          index += 1
        } else if bytes[index] == Self.quote, file.dialect.isQuoting {
          (state, quoteLine) = (.quoted, line)
          index += 1
        } else {
          state = .plain
        }
      case .plain:
        let end = endOfPlain(bytes, index)
        if end == bytes.count {
          append(bytes[index..<end])
        } else if field.isEmpty {
          // The usual cell lies whole in the piece and need not be copied first.
          try emit(UnsafeBufferPointer(rebasing: bytes[index..<end]))
          separate(bytes[end])
        } else {
          append(bytes[index..<end])
          try emitField()
          separate(bytes[end])
        }
        index = end + 1
      case .quoted:
        let end = bytes[index...].firstIndex(of: Self.quote) ?? bytes.count
        line += newlines(bytes[index..<end])
        append(bytes[index..<end])
        if end < bytes.count { state = .closing }
        index = end + 1
      case .closing:
        if bytes[index] == Self.quote {
          append(bytes[index..<(index + 1)])
          state = .quoted
          index += 1
        } else {
          // Lines within quotes, and then letters right after them: the quotes are out of step, and what was read as one
          // cell is several rows. Excel loses them in silence.
          if line > quoteLine, !isSeparator(bytes[index]) { throw unclosed() }
          state = .plain
        }
      }
    }
  }

  /// What is pending at the end of the text: a last line needs no line end.
  private func finish() throws {
    isOver = true
    if state == .quoted { throw unclosed() }
    guard state != .start || column > 0 else { return }
    try emitField()
    endRecord()
  }

  private func unclosed() -> Refusal {
    let place = "\(file.name):\(quoteLine)"
    return Refusal(.importFileQuote, at: place, ["file": file.name, "line": String(quoteLine)])
  }

  private func isSeparator(_ byte: UInt8) -> Bool {
    byte == file.dialect.delimiter || byte == 0x0A || byte == 0x0D
  }

  private func endOfPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    let delimiter = file.dialect.delimiter
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
      index += 1
    }
    return index
  }

  /// Past the limit nothing more is kept, but reading goes on to the cell's end: whether it has one decides between a
  /// cell too long and a quote never closed.
  private func append(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    if !isCut { field.append(contentsOf: bytes) }
    isCut = isCut || field.count > file.limits.cellBytes
  }

  private func emitField() throws {
    isCut = false
    try field.withUnsafeBufferPointer { try emit($0) }
    field.removeAll(keepingCapacity: true)
  }

  private func emit(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    if bytes.count > file.limits.cell { try refuseLong(bytes) }
    guard !bytes.isEmpty else { return }
    guard column < file.limits.columns else {
      let place = "\(file.name):\(line)"
      throw Refusal(.importSheetWide, at: place, ["limit": String(file.limits.columns)])
    }
    let text = FormulaGuard.isGuarded(bytes) ? UnsafeBufferPointer(rebasing: bytes.dropFirst()) : bytes
    let value = Cell.Value.text(String(decoding: text, as: UTF8.self))
    cells.append(Cell(sheet: file.sheet, row: record, column: column, value: value))
  }

  private func separate(_ byte: UInt8) {
    state = .start
    if byte == file.dialect.delimiter {
      column += 1
    } else {
      endedWithCR = byte == UInt8(ascii: "\r")
      endRecord()
    }
  }

  private func endRecord() {
    if !cells.isEmpty { ready.append(Row(sheet: file.sheet, number: record, cells: cells)) }
    cells.removeAll(keepingCapacity: true)
    column = 0
    record += 1
    line += 1
  }

  private func newlines(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    bytes.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
  }

  private func refuseNul(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    guard let base = bytes.baseAddress, let nul = memchr(base, 0, bytes.count) else { return }
    let line = line + newlines(bytes[..<(UnsafeRawPointer(nul) - UnsafeRawPointer(base))])
    throw Refusal(.importFileNul, at: "\(file.name):\(line)", ["file": file.name, "line": String(line)])
  }

  private func refuseLong(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    guard file.limits.exceeds(bytes) else { return }
    let place = CellAddress(row: record, column: column).place(in: file.sheet)
    throw Refusal(.importCellLong, at: place, ["limit": String(file.limits.cell)])
  }
}
