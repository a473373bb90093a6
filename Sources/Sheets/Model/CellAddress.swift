/// A cell's address: `C17` is row 17, column 2. Rows count from 1 as people see them, columns from 0 as arrays do.
package struct CellAddress: Hashable, Sendable, CustomStringConvertible {
  package let row: Int
  package let column: Int

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads `C17` or `$C$17`; nil for anything else, and for rows or columns past what an address can say.
  package init?(_ string: some StringProtocol) {
    let bytes = Array(string.utf8)
    guard let address = bytes.withUnsafeBufferPointer({ Self(bytes: $0) }) else { return nil }
    self = address
  }

  init?(bytes: UnsafeBufferPointer<UInt8>) {
    var row = 0
    var column = 0
    for byte in bytes {
      switch byte {
      case 0x24: continue
      case 0x30...0x39:
        guard column > 0, row < 1 << 30 else { return nil }
        row = row * 10 + Int(byte) - 0x30
      case 0x41...0x5A, 0x61...0x7A:
        guard row == 0, column < 1 << 30 else { return nil }
        column = column * 26 + Int(byte & 0x1F)
      default: return nil
      }
    }
    guard row > 0, column > 0 else { return nil }
    self.init(row: row, column: column - 1)
  }

  /// `0` is A, `25` is Z, `26` is AA.
  package static func letters(_ column: Int) -> String {
    var rest = column
    var out: [UInt8] = []
    repeat {
      out.append(UInt8(0x41 + rest % 26))
      rest = rest / 26 - 1
    } while rest >= 0
    return String(decoding: out.reversed(), as: UTF8.self)
  }

  package var description: String { Self.letters(column) + String(row) }

  /// The address as Excel's name box takes it: `Sheet1!C17`, `'Sheet 1'!C17`.
  package func place(in sheet: String) -> String {
    let plain = sheet.unicodeScalars.allSatisfy {
      switch $0 {
      case "a"..."z", "A"..."Z", "0"..."9", "_", "\u{4E00}"..."\u{9FFF}": true
      default: $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
    }
    return plain
      ? "\(sheet)!\(self)"
      : "'\(sheet.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'!\(self)"
  }
}

/// A rectangle of cells, as merges and links name it: `A1:C2`, or one cell.
struct CellRange: Hashable, Sendable {
  let rows: ClosedRange<Int>
  let columns: ClosedRange<Int>

  init?(_ string: some StringProtocol) {
    let ends = string.split(separator: ":").map { CellAddress($0) }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first.row <= last.row,
      first.column <= last.column
    else { return nil }
    rows = first.row...last.row
    columns = first.column...last.column
  }

  func contains(row: Int, column: Int) -> Bool { rows.contains(row) && columns.contains(column) }
}
