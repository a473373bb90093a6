import Core
import Registry
import Transfer

/// What the reports of imports, decisions and undoing have in common for a person. Programs get all of it by `--json`.
extension Terminal {
  private static let shown = 20

  /// Rows that were not taken. `leftOut`: how many more there are than `faults` lists.
  static func print(refused faults: [ImportReport.RowFault], leftOut: Int = 0, _ language: Language) {
    for fault in faults.prefix(shown) {
      print(
        "  ✗ \(fault.cell)  \(fault.refusal.message[language]) \(fault.refusal.fix[language])  [\(fault.refusal.code)]")
    }
    let more = faults.count - min(shown, faults.count) + leftOut
    if more > 0 {
      print(Label("  ……另有 \(more) 行退回，用 --json 列出", "  … and \(more) more refused; --json lists them")[language])
    }
  }

  /// How to take a batch back; nothing where none was written.
  static func print(batch: String, _ language: Language) {
    guard !batch.isEmpty else { return }
    let line = Label(
      "批次 \(batch)，可用 lianqiao batch undo \(batch) 撤销", "Batch \(batch); `lianqiao batch undo \(batch)` takes it back")
    print(line[language])
  }

  /// What an undo had to leave, and why.
  static func print(kept report: UndoReport, _ language: Language) {
    for kept in report.kept.prefix(shown) { print("  \(kept.ref)  \(kept.why[language])") }
  }
}
