import Core
import Registry
import Transfer

/// Shows what an import did: a summary for a person, the contract's object for a program.
struct ImportPrinter {
  let language: Language
  let json: Bool

  /// `named`: one of several, and so under its kind.
  func show(_ report: ImportReport, named: Bool = false) throws {
    if named, !json { Terminal.print("■ \(Entities.type(report.kind)?.label[language] ?? report.kind.rawValue)") }
    for note in report.notes.prefix(20) { Terminal.note("  \(note.place)  \(note.text[language])") }
    let more = report.notes.count - min(20, report.notes.count) + report.notesLeftOut
    if more > 0 { Terminal.note(Label("  ……另有 \(more) 条说明", "  … and \(more) more notes")[language]) }
    if json {
      try Terminal.json(ImportReportJSON(report))
    } else {
      for line in summary(report) { Terminal.print(line) }
      Terminal.print(refused: report.refused, leftOut: report.refusedLeftOut, language)
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
    return lines
  }

  /// How to take it back, once for all files of an import. What changed nothing is not offered to be taken back: that would undo the
  /// reading before.
  func showBatch(_ reports: [ImportReport]) {
    guard !json, let report = reports.first(where: { !$0.batch.isEmpty }) else { return }
    guard report.isEarlier else { return Terminal.print(batch: report.batch, language) }
    let batch = report.batch
    Terminal.print(
      Label("没有改动：这个文件已作为批次 \(batch) 读过", "Nothing changed: this file was read before, as batch \(batch)")[language])
  }
}
