import Core
import Transfer

/// Shows what an import did: a summary for a person, the contract's object for a program.
struct ImportPrinter {
  let language: Language
  let json: Bool

  func show(_ report: ImportReport) throws {
    for note in report.notes.prefix(20) { Terminal.note("  \(note.place)  \(note.text[language])") }
    let more = report.notes.count - min(20, report.notes.count) + report.notesLeftOut
    if more > 0 { Terminal.note(Label("  ……另有 \(more) 条说明", "  … and \(more) more notes")[language]) }
    if json {
      try Terminal.json(ReportJSON(report))
    } else {
      for line in summary(report) { Terminal.print(line) }
    }
  }

  private func summary(_ report: ImportReport) -> [String] {
    var lines: [String] = []
    let used = report.columns.filter { $0.target != nil }.map {
      "\($0.header) → \($0.target?.spelled(in: report.kind) ?? "")"
    }
    let ignored = report.columns.filter { $0.target == nil }.map(\.header)
    lines.append(Label("列：", "Columns: ")[language] + used.joined(separator: language == .en ? ", " : "，"))
    if !ignored.isEmpty {
      lines.append(Label("未用的列：", "Columns not used: ")[language] + ignored.joined(separator: ", "))
    }
    lines.append(
      Label(
        "读 \(report.read) 行：新增 \(report.created)，更改 \(report.changed)，不变 \(report.unchanged)，合并 \(report.merged)，退回 \(report.refused.count + report.refusedLeftOut)",
        "\(report.read) rows read: \(report.created) created, \(report.changed) changed, \(report.unchanged) unchanged, \(report.merged) merged, \(report.refused.count + report.refusedLeftOut) refused"
      )[language])
    if report.companions > 0 {
      lines.append(
        Label("另登记注册证 \(report.companions) 个", "\(report.companions) registrations recorded with them")[language])
    }
    let links = report.linked
    if links.existing + links.provisional + links.ambiguous > 0 {
      lines.append(
        Label(
          "关联：已有 \(links.existing)，待核实 \(links.provisional)，有歧义 \(links.ambiguous)",
          "Links: \(links.existing) existing, \(links.provisional) provisional, \(links.ambiguous) ambiguous"
        )[language])
    }
    for fault in report.refused.prefix(20) {
      lines.append(
        "  ✗ \(fault.cell)  \(fault.refusal.message[language]) \(fault.refusal.fix[language])  [\(fault.refusal.code)]")
    }
    let unshown = report.refused.count - min(20, report.refused.count) + report.refusedLeftOut
    if unshown > 0 {
      lines.append(
        Label("  ……另有 \(unshown) 行退回，用 --json 列出", "  … and \(unshown) more refused; --json lists them")[language])
    }
    guard !report.batch.isEmpty else { return lines }
    lines.append(
      Label(
        "批次 \(report.batch)，可用 lianqiao batch undo \(report.batch) 撤销",
        "Batch \(report.batch); `lianqiao batch undo \(report.batch)` takes it back")[language])
    return lines
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
    struct Linked: Encodable {
      let existing: Int
      let provisional: Int
      let ambiguous: Int
    }
    let kind: String
    let batch: String
    let read: Int
    let created: Int
    let changed: Int
    let unchanged: Int
    let merged: Int
    let refused: [Fault]
    /// Refused rows that are not listed; absent where all are.
    let refusedLeftOut: Int?
    let columns: [Column]
    let linked: Linked

    init(_ report: ImportReport) {
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
      refusedLeftOut = report.refusedLeftOut > 0 ? report.refusedLeftOut : nil
      columns = report.columns.map {
        Column(
          column: $0.header, field: $0.target?.spelled(in: report.kind),
          how: $0.how == .mapped ? "exact" : $0.how.rawValue)
      }
      linked = Linked(
        existing: report.linked.existing, provisional: report.linked.provisional, ambiguous: report.linked.ambiguous)
    }
  }
}
