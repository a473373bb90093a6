import Core

/// What undoing a batch did, as `batch undo --json` prints it and the API answers it.
package struct UndoReportJSON: Encodable, Sendable {
  package struct Kept: Encodable, Sendable {
    package let record: String
    package let zh: String
    package let en: String
  }

  package let batch: String
  package let removed: Int
  package let restored: Int
  package let kept: [Kept]

  package init(_ report: UndoReport, batch: String) {
    self.batch = batch
    removed = report.removed
    restored = report.restored
    kept = Self.kept(report)
  }

  package static func kept(_ report: UndoReport) -> [Kept] {
    report.kept.map { Kept(record: $0.ref.description, zh: $0.why.zh, en: $0.why.en) }
  }
}
