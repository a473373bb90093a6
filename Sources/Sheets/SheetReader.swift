import Core
import Foundation

/// Reads a table from a file: XLSX, CSV or TSV, told apart by content.
///
/// ```swift
/// let reader = try SheetReader("members.xlsx")
/// reader.header.columns.map(\.name)           // 企业名称, 统一社会信用代码 …
/// try reader.rows { row in row[0].shown }     // after the header, blank rows left out
/// ```
///
/// Rows stream: a file of any size takes a few megabytes. A fault of the file is thrown as a `Refusal`, at opening or
/// when its row is reached, so that an import takes all rows before it keeps any. A fault of a row is in `Row.faults`
/// and `Cell.fault`.
package struct SheetReader {
  package let format: SheetFormat
  /// The sheet that is read; of a text file, its name without extension.
  package let sheet: String
  /// The sheets to choose from, hidden ones left out.
  package let sheets: [String]
  package let header: Header

  private let open: () throws -> any RowSource

  /// Opens `path` and finds its header.
  ///
  /// - Parameters:
  ///   - sheet: the sheet's name; without it, the first visible one that holds something.
  ///   - headerRow: the row that names the columns, where it is not found by itself.
  package init(_ path: String, sheet: String? = nil, headerRow: Int? = nil, limits: Limits = .standard) throws {
    let file = URL(fileURLWithPath: path).lastPathComponent
    var merges: [CellRange] = []
    switch try FileKind.of(path, file: file) {
    case .zip:
      let workbook = try Workbook(path, file: file, limits: limits)
      let chosen = try workbook.sheet(sheet)
      format = .xlsx
      self.sheet = chosen.name
      sheets = workbook.visible
      merges = chosen.merges
      open = chosen.rows
    case .text:
      let text = try DelimitedFile(path, name: file, limits: limits)
      format = text.format
      self.sheet = text.sheet
      sheets = [text.sheet]
      open = { try DelimitedRows(text) }
    }
    var finder = HeaderFinder(try open(), merges: merges)
    if let header = try finder.find(at: headerRow) {
      self.header = header
    } else if let headerRow {
      throw Refusal(
        .importHeaderAbsent, at: CellAddress(row: headerRow, column: 0).place(in: self.sheet),
        ["row": String(headerRow)])
    } else {
      let rule = format == .xlsx ? Refusal.Rule.importSheetEmpty : .importFileEmpty
      throw Refusal(rule, at: file, ["file": file, "sheet": self.sheet])
    }
  }

  /// Hands out each row after the header that holds something; from the start each time it is called.
  package func rows(_ body: (Row) throws -> Void) throws {
    let rows = try iterator()
    while let row = try rows.next() { try body(row) }
  }

  /// The same rows, to be asked for one by one.
  package func iterator() throws -> RowIterator {
    RowIterator(try open(), after: header.lastRow, width: format == .xlsx ? nil : header.columns.count)
  }
}
