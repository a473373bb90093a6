import Core
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
    for fault in report.refused.prefix(20) {
      Terminal.print(
        "  ✗ \(fault.cell)  \(fault.refusal.message[language]) \(fault.refusal.fix[language])  [\(fault.refusal.code)]")
    }
    if report.refused.count > 20 {
      Terminal.print(
        Label(
          "  ……另有 \(report.refused.count - 20) 行退回，用 --json 全部列出",
          "  … and \(report.refused.count - 20) more refused; --json lists all")[language])
    }
    guard !report.batch.isEmpty else { return }
    Terminal.print(
      Label(
        "批次 \(report.batch)，可用 lianqiao batch undo \(report.batch) 撤销",
        "Batch \(report.batch); `lianqiao batch undo \(report.batch)` takes it back")[language])
  }

  private struct ReportJSON: Encodable {
    struct Fault: Encodable {
      let row: Int
      let cell: String
      let value: String
      let code: String
      let zh: String
      let en: String
    }
    struct Column: Encodable {
      let column: String
      let field: String?
      let how: String
    }
    let kind: String
    let batch: String
    let read: Int
    let merged: Int
    let split: Int
    let changed: Int
    let unchanged: Int
    let refused: [Fault]
    let columns: [Column]

    init(_ report: DecisionReport) {
      kind = report.kind.rawValue
      batch = report.batch
      read = report.read
      merged = report.merged
      split = report.split
      changed = report.changed
      unchanged = report.unchanged
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
    }
  }
}
