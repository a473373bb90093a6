package import Core
package import Registry

/// The contract's object of an import: what `import --json` prints, and what a job of the API carries when it is done.
package struct ImportReportJSON: Codable, Sendable {
  package struct Column: Codable, Sendable {
    package let column: String
    package let field: String?
    package let how: String

    package init(_ reading: ColumnReading, of kind: Kind) {
      column = reading.header
      field = reading.target?.spelled(in: kind)
      how = reading.how == .mapped ? "exact" : reading.how.rawValue
    }
  }
  package struct Linked: Codable, Sendable {
    package let existing: Int
    package let provisional: Int
    package let ambiguous: Int
  }

  package let kind: String
  package let batch: String
  package let read: Int
  package let created: Int
  package let changed: Int
  package let unchanged: Int
  package let merged: Int
  package var refused: [ImportJob.Fault]
  package let columns: [Column]
  package let linked: Linked

  package init(_ report: ImportReport) {
    kind = report.kind.rawValue
    batch = report.batch
    read = report.read
    created = report.created
    changed = report.changed
    unchanged = report.unchanged
    merged = report.merged
    refused = report.refused.map { ImportJob.Fault($0) }
    columns = report.columns.map { Column($0, of: report.kind) }
    linked = Linked(
      existing: report.linked.existing, provisional: report.linked.provisional, ambiguous: report.linked.ambiguous)
  }
}

extension ImportJob.Fault {
  package init(_ fault: ImportReport.RowFault) {
    let message = fault.refusal.message
    self.init(
      row: fault.row, cell: String(fault.cell.split(separator: "!").last ?? ""), value: fault.value,
      code: fault.refusal.code, zh: message.zh, en: message.en)
  }
}
