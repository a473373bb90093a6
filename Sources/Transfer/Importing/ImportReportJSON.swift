import Core

/// The contract's object of an import: what `import --json` prints, and what a job of the API carries when it is done.
package struct ImportReportJSON: Codable, Sendable {
  package struct Fault: Codable, Sendable {
    package let row: Int
    package let cell: String
    package let value: String
    package let code: String
    package let zh: String
    package let en: String

    package init(row: Int, cell: String, value: String, code: String, zh: String, en: String) {
      self.row = row
      self.cell = cell
      self.value = value
      self.code = code
      self.zh = zh
      self.en = en
    }
  }
  package struct Column: Codable, Sendable {
    package let column: String
    package let field: String?
    package let how: String
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
  package var refused: [Fault]
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
    refused = report.refused.map {
      Fault(
        row: $0.row, cell: String($0.cell.split(separator: "!").last ?? ""), value: $0.value, code: $0.refusal.code,
        zh: $0.refusal.message.zh, en: $0.refusal.message.en)
    }
    columns = report.columns.map {
      Column(
        column: $0.header, field: $0.target?.spelled(in: report.kind),
        how: $0.how == .mapped ? "exact" : $0.how.rawValue)
    }
    linked = Linked(
      existing: report.linked.existing, provisional: report.linked.provisional, ambiguous: report.linked.ambiguous)
  }
}
