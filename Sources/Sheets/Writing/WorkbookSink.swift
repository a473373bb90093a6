import CXlsxWriter
import Core

/// Writes a workbook of one sheet through libxlsxwriter: header bold, frozen and filtered, columns as wide as their
/// content.
final class WorkbookSink: RowSink {
  /// Up to here texts are shared, as Excel does it: some phones' viewers show no others. Beyond, the table of them would
  /// grow with the file.
  private static let sharedRows: ClosedRange<Int> = 0...20_000
  /// Excel's own limits.
  private static let maxLinks = 65_530
  private static let maxLinkLength = 2_079

  private let file: AtomicFile
  private let sheet: String
  private let book: UnsafeMutablePointer<lxw_workbook>
  private let page: UnsafeMutablePointer<lxw_worksheet>
  private let formats: CellFormats
  private var isOpen = true
  private var row: UInt32 = 0
  private var filledRows = 0
  private var links = 0
  private var widths: [ColumnWidth]

  init(_ path: String, columns: [String], sheet: String, about: DocumentProperties, rows: Int?) throws {
    file = try AtomicFile(path)
    self.sheet = Self.allowed(sheet)
    let isConstant = rows.map { !Self.sharedRows.contains($0) } ?? true
    // Its own temporary files beside the target: where that fits, they fit.
    let temporary = file.temporary
    let folder: String? = file.folder
    let opened = folder.withMutableCString { folder in
      var options = lxw_workbook_options()
      options.constant_memory = isConstant ? 1 : 0
      options.tmpdir = folder
      return workbook_new_opt(temporary, &options)
    }
    guard let book = opened else { throw file.failure() }
    self.book = book
    guard let page = workbook_add_worksheet(book, self.sheet) else {
      lxw_workbook_free(book)
      throw file.failure()
    }
    self.page = page
    formats = CellFormats(book)
    widths = Array(repeating: ColumnWidth(), count: columns.count)
    Self.describe(book, about)
    worksheet_freeze_panes(page, 1, 0)
    for (column, name) in columns.enumerated() { try write(.text(name), column, link: nil, isHeader: true) }
    filledRows = columns.contains { !$0.isEmpty } ? 1 : 0
    row = 1
  }

  deinit { if isOpen { lxw_workbook_free(book) } }

  func write(_ values: [Cell.Value], links: [Int: String]) throws {
    guard row < UInt32(Limits.standard.rows) else {
      throw Refusal(.exportSheetTall, at: sheet, ["limit": String(Limits.standard.rows)])
    }
    var isFilled = false
    for (column, value) in values.enumerated() where !value.isEmpty && value != .text("") {
      try write(value, column, link: links.isEmpty ? nil : links[column], isHeader: false)
      isFilled = true
    }
    if isFilled { filledRows += 1 }
    row += 1
  }

  func finish() throws {
    for (column, width) in widths.enumerated() {
      worksheet_set_column(page, UInt16(column), UInt16(column), width.value, nil)
    }
    if !widths.isEmpty {
      let last = CellAddress(row: Int(max(1, row)), column: widths.count - 1)
      worksheet_autofilter(page, 0, 0, UInt32(last.row - 1), UInt16(last.column))
      // Codes are text on purpose: without this Excel marks each with a green corner and offers to break it.
      worksheet_ignore_errors(page, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:\(last)")
    }
    isOpen = false
    // Closing frees the workbook whether it succeeds or not.
    try check(workbook_close(book))
    try WrittenWorkbook.verify(file, rows: filledRows)
    try file.commit()
  }

  private func write(_ value: Cell.Value, _ column: Int, link: String?, isHeader: Bool) throws {
    let at = UInt16(column)
    switch value {
    case .empty: return
    case .number(let number, let digits) where number.isFinite && !NumberText.exceedsExcel(digits):
      try check(worksheet_write_number(page, row, at, number, nil))
      widths[column].add(digits: digits.utf8.count)
    case .percent(let percent) where percent.isFinite:
      let format = percent == percent.rounded() ? formats.wholePercent : formats.percent
      try check(worksheet_write_number(page, row, at, percent / 100, format))
    case .day(let day, let time):
      guard let serial = SerialDay.number(day, time) else { return try text(value.shown, column, nil, nil) }
      try check(worksheet_write_number(page, row, at, serial, time == nil ? formats.day : formats.moment))
      widths[column].add(digits: time == nil ? 10 : 19)
    case .boolean(let truth): try check(worksheet_write_boolean(page, row, at, truth ? 1 : 0, nil))
    case .text, .error, .number, .percent: try text(value.shown, column, link, isHeader ? formats.header : nil)
    }
  }

  private func text(_ string: String, _ column: Int, _ link: String?, _ format: UnsafeMutablePointer<lxw_format>?)
    throws
  {
    guard string.utf8.count <= Limits.standard.cell || string.utf16.count <= Limits.standard.cell else {
      let place = CellAddress(row: Int(row) + 1, column: column).place(in: sheet)
      throw Refusal(.exportCellLong, at: place, ["limit": String(Limits.standard.cell)])
    }
    let escaped = EscapedText.encoded(string)
    if let link, isWritable(link) {
      links += 1
      try check(worksheet_write_url_opt(page, row, UInt16(column), link, nil, escaped, nil))
    } else {
      try check(worksheet_write_string(page, row, UInt16(column), escaped, format))
    }
    widths[column].add(string)
  }

  /// Links to the web and to mail alone: what else stands in a field is shown, not opened.
  private func isWritable(_ link: String) -> Bool {
    let isKnown = ["https://", "http://", "mailto:"].contains { link.hasPrefix($0) }
    return isKnown && links < Self.maxLinks && link.utf8.count <= Self.maxLinkLength
  }

  private func check(_ error: lxw_error) throws {
    guard error != LXW_NO_ERROR else { return }
    throw file.failure("libxlsxwriter", said: lxw_strerror(error).map { String(cString: $0) })
  }

  /// A sheet's name within Excel's rules: 31 characters, none of `[]:*?/\`, no apostrophe at an end.
  static func allowed(_ name: String) -> String {
    var out = String(name.map { "[]:*?/\\".contains($0) || $0.isNewline ? "_" : $0 })
    while out.utf16.count > 31 { out.removeLast() }
    while out.hasPrefix("'") { out.removeFirst() }
    while out.hasSuffix("'") { out.removeLast() }
    return out.isEmpty ? "Sheet1" : out
  }

  private static func describe(_ book: UnsafeMutablePointer<lxw_workbook>, _ about: DocumentProperties) {
    // The library copies what it is given; nothing has to outlive the call.
    about.title.withMutableCString { title in
      about.subject.withMutableCString { subject in
        about.author.withMutableCString { author in
          about.company.withMutableCString { company in
            var properties = lxw_doc_properties()
            (properties.title, properties.subject) = (title, subject)
            (properties.author, properties.company) = (author, company)
            properties.created = about.created ?? 0
            workbook_set_properties(book, &properties)
          }
        }
      }
    }
  }
}
