import Core
import Registry
import Transfer

/// Shows what a file of decisions did: a summary for a person, one object for a program.
struct DecisionPrinter {
  let language: Language
  let json: Bool

  func show(_ report: DecisionReport) throws {
    if json { return try Terminal.json(ReportJSON(report)) }
    Terminal.print(
      Label(
        "读 \(report.read) 行：合并 \(report.merged)，拆分 \(report.split)，更改 \(report.changed)，不变 \(report.unchanged)，退回 \(report.refused.count)",
        "\(report.read) rows read: \(report.merged) merged, \(report.split) split, \(report.changed) changed, \(report.unchanged) unchanged, \(report.refused.count) refused"
      )[language])
    Terminal.print(refused: report.refused, language)
    Terminal.print(batch: report.batch, language)
  }

  private struct ReportJSON: Encodable {
    let kind: String
    let batch: String
    let read: Int
    let merged: Int
    let split: Int
    let changed: Int
    let unchanged: Int
    let refused: [ImportJob.Fault]
    let columns: [ImportReportJSON.Column]

    init(_ report: DecisionReport) {
      kind = report.kind.rawValue
      batch = report.batch
      read = report.read
      merged = report.merged
      split = report.split
      changed = report.changed
      unchanged = report.unchanged
      refused = report.refused.map { ImportJob.Fault($0) }
      columns = report.columns.map { .init($0, of: report.kind) }
    }
  }
}
