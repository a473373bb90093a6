import CXlsxWriter
import Core

/// Writes a form as a workbook: the table with its header frozen, the sheet that explains it, and a hidden one with the
/// words of long lists.
package final class FormWriter {
  /// Rows to which the rules of a column hold.
  package static let rows = 5000
  private static let listSheet = "_lists"

  private let file: AtomicFile
  private let book: UnsafeMutablePointer<lxw_workbook>
  private let formats: FormFormats
  private var isOpen = true
  /// Lists that are too long for a rule, each a column of the hidden sheet.
  private var lists: [[String]] = []

  package static func write(_ form: Form, to path: String) throws {
    let writer = try FormWriter(path)
    try writer.write(form)
  }

  private init(_ path: String) throws {
    file = try AtomicFile(path)
    guard let book = workbook_new(file.temporary) else { throw file.failure() }
    self.book = book
    formats = FormFormats(book)
  }

  deinit { if isOpen { lxw_workbook_free(book) } }

  private func write(_ form: Form) throws {
    let table = try sheet(WorkbookSink.allowed(form.sheet))
    worksheet_freeze_panes(table, 1, 0)
    for (index, column) in form.columns.enumerated() {
      let at = UInt16(index)
      var width = ColumnWidth()
      width.add(column.header)
      try check(worksheet_set_column(table, at, at, max(width.value, 14), formats.cell(column.entry)))
      try text(column.header, table, 0, at, column.isRequired ? formats.required : formats.header)
      try rule(column, table, at)
    }
    try explain(form.guide)
    try writeLists()
    isOpen = false
    // Closing frees the workbook whether it succeeds or not.
    try check(workbook_close(book))
    try WrittenWorkbook.verify(file, rows: 2 + form.guide.rows.count + (lists.map(\.count).max() ?? 0))
    try file.commit()
  }

  private func explain(_ guide: (name: String, header: [String], rows: [[String]])) throws {
    let page = try sheet(WorkbookSink.allowed(guide.name))
    worksheet_freeze_panes(page, 1, 0)
    var widths = guide.header.map { _ in ColumnWidth() }
    for (row, cells) in ([guide.header] + guide.rows).enumerated() {
      for (column, cell) in cells.enumerated() where !cell.isEmpty {
        try text(cell, page, UInt32(row), UInt16(column), row == 0 ? formats.header : formats.prose)
        widths[column].add(cell)
      }
    }
    for (column, width) in widths.enumerated() {
      worksheet_set_column(page, UInt16(column), UInt16(column), min(width.value, 44), nil)
    }
  }

  private func rule(_ column: Form.Column, _ page: UnsafeMutablePointer<lxw_worksheet>, _ at: UInt16) throws {
    var rule = FormRule(column.entry, hint: column.hint)
    if case .list(let words) = rule.words, FormRule.isLong(words) {
      lists.append(words)
      rule.words = .range(
        "='\(Self.listSheet)'!$\(CellAddress.letters(lists.count - 1))$1:$\(CellAddress.letters(lists.count - 1))$\(words.count)"
      )
    }
    try check(rule.apply(to: page, column: at, rows: UInt32(Self.rows)))
  }

  private func writeLists() throws {
    guard !lists.isEmpty else { return }
    let page = try sheet(Self.listSheet)
    for (column, words) in lists.enumerated() {
      for (row, word) in words.enumerated() { try text(word, page, UInt32(row), UInt16(column), nil) }
    }
    worksheet_hide(page)
  }

  private func sheet(_ name: String) throws -> UnsafeMutablePointer<lxw_worksheet> {
    guard let page = workbook_add_worksheet(book, name) else { throw file.failure() }
    return page
  }

  private func text(
    _ string: String, _ page: UnsafeMutablePointer<lxw_worksheet>, _ row: UInt32, _ column: UInt16,
    _ format: UnsafeMutablePointer<lxw_format>?
  ) throws {
    try check(worksheet_write_string(page, row, column, EscapedText.encoded(string), format))
  }

  private func check(_ error: lxw_error) throws {
    guard error != LXW_NO_ERROR else { return }
    throw file.failure("libxlsxwriter", said: lxw_strerror(error).map { String(cString: $0) })
  }
}
