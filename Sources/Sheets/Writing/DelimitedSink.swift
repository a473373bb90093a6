import Core
import Foundation

/// Writes CSV as RFC 4180 has it, with a byte-order mark, without which Chinese Excel reads UTF-8 as GBK; and TSV, which
/// has neither marks nor quotes and so cannot hold a tab or a line break.
final class DelimitedSink: RowSink {
  private static let flushAt = 1 << 16
  private static let quote = UInt8(ascii: "\"")

  private let file: AtomicFile
  private let format: SheetFormat
  private let delimiter: UInt8
  private let handle: UnsafeMutablePointer<FILE>
  private var isOpen = true
  private var buffer: [UInt8] = []
  private var row = 0

  init(_ path: String, columns: [String], format: SheetFormat) throws {
    file = try AtomicFile(path)
    self.format = format
    delimiter = format == .csv ? UInt8(ascii: ",") : UInt8(ascii: "\t")
    guard let handle = fopen(file.temporary, "wb") else { throw file.failure() }
    self.handle = handle
    buffer.reserveCapacity(Self.flushAt * 2)
    if format == .csv { buffer += [0xEF, 0xBB, 0xBF] }
    try write(columns.map { .text($0) }, links: [:])
  }

  deinit { if isOpen { fclose(handle) } }

  func write(_ values: [Cell.Value], links: [Int: String]) throws {
    row += 1
    let start = buffer.count
    for (column, value) in values.enumerated() {
      if column > 0 { buffer.append(delimiter) }
      try append(value, column)
    }
    // A line without a letter is no row to any reader.
    if format == .csv, buffer.count == start { buffer += [Self.quote, Self.quote] }
    buffer += format == .csv ? [0x0D, 0x0A] : [0x0A]
    if buffer.count >= Self.flushAt { try flush() }
  }

  func finish() throws {
    try flush()
    isOpen = false
    guard fclose(handle) == 0 else { throw file.failure() }
    try file.commit()
  }

  private func append(_ value: Cell.Value, _ column: Int) throws {
    let shown = value.shown
    let utf8 = shown.utf8
    var mustQuote = utf8.first == 0x20 || utf8.last == 0x20
    for byte in utf8 where byte < 0x2D {
      switch byte {
      case 0: throw unwritable(Label("NUL 字符", "a NUL"), column)
      case 0x09, 0x0A, 0x0D:
        guard format == .csv else { throw unwritable(Label("制表符或换行", "a tab or a line break"), column) }
        mustQuote = true
      case Self.quote, UInt8(ascii: ","): mustQuote = true
      default: continue
      }
    }
    let isGuarded: Bool
    if case .text = value { isGuarded = FormulaGuard.needs(utf8) } else { isGuarded = false }
    guard format == .csv, mustQuote else {
      if isGuarded { buffer.append(UInt8(ascii: "'")) }
      buffer.append(contentsOf: utf8)
      return
    }
    buffer.append(Self.quote)
    if isGuarded { buffer.append(UInt8(ascii: "'")) }
    for byte in utf8 {
      if byte == Self.quote { buffer.append(byte) }
      buffer.append(byte)
    }
    buffer.append(Self.quote)
  }

  private func unwritable(_ what: Label, _ column: Int) -> Refusal {
    let place = CellAddress(row: row, column: column).description
    let values = ["what": what.zh, "what.en": what.en, "format": format.rawValue.uppercased()]
    return Refusal(.exportCellUnwritable, at: place, values)
  }

  private func flush() throws {
    let written = buffer.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, handle) }
    guard written == buffer.count else { throw file.failure() }
    buffer.removeAll(keepingCapacity: true)
  }
}
