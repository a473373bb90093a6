import Core

/// Writes a table to a file, row by row: XLSX, CSV or TSV.
///
/// ```swift
/// let writer = try SheetWriter("members.xlsx", columns: ["企业名称", "成立日期"])
/// try writer.write([.text("迈瑞医疗"), .day(day)])
/// try writer.finish()
/// ```
///
/// The file appears under its name at `finish`, whole; without it nothing is left behind. Texts are never formulas,
/// whatever they begin with. A column of long digits, such as a credit code, is to be given as `.text`; a number of more
/// than 15 digits is written as text by itself, because Excel would round it.
package final class SheetWriter {
  private let sink: any RowSink
  private let columns: Int

  /// - Parameters:
  ///   - format: by the path's extension unless given.
  ///   - sheet: the sheet's name in a workbook; signs that Excel forbids are replaced.
  ///   - rows: how many will come, if known: a workbook of few rows is written as Excel itself would, one of many, or of
  ///     an unknown number, with its texts in the cells, in constant memory.
  package init(
    _ path: String, columns: [String], format: SheetFormat? = nil, sheet: String = "Sheet1",
    about: DocumentProperties = DocumentProperties(), rows: Int? = nil
  ) throws {
    guard let format = format ?? SheetFormat(path: path) else {
      throw Refusal(.exportFormatUnknown, at: path, ["file": path])
    }
    guard columns.count <= Limits.standard.columns else {
      throw Refusal(.exportSheetWide, at: path, ["limit": String(Limits.standard.columns)])
    }
    self.columns = columns.count
    switch format {
    case .xlsx: sink = try WorkbookSink(path, columns: columns, sheet: sheet, about: about, rows: rows)
    case .csv, .tsv: sink = try DelimitedSink(path, columns: columns, format: format)
    }
  }

  /// Writes a row; `links` by column make a text a link. Values past the columns are left out.
  package func write(_ values: [Cell.Value], links: [Int: String] = [:]) throws {
    try sink.write(values.count > columns ? Array(values.prefix(columns)) : values, links: links)
  }

  package func finish() throws { try sink.finish() }
}

/// What a workbook says about itself.
package struct DocumentProperties: Sendable {
  package var title: String?
  package var subject: String?
  package var author: String?
  package var company: String?
  /// Seconds since 1970; the moment of writing unless given.
  package var created: Int?

  package init(
    title: String? = nil, subject: String? = nil, author: String? = nil, company: String? = nil, created: Int? = nil
  ) {
    self.title = title
    self.subject = subject
    self.author = author
    self.company = company
    self.created = created
  }
}
