import ArgumentParser
import Core
import Registry
import Store

struct BatchGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "批次：每次导入一个，可撤销 · Batches: one an import; each can be undone",
    subcommands: [BatchList.self, BatchUndo.self])
}

struct BatchList: LianqiaoCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "列出 · List them")
  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let place = try await Workplace.open(options)
    let batches = try await place.store.read { connection in
      var out: [Registry.Batch] = []
      try Table<Registry.Batch>.each(connection) { out.append($0) }
      return out.sorted { ($0.at ?? "") < ($1.at ?? "") }
    }
    if options.json {
      for batch in batches { try Terminal.json(BatchJSON(batch)) }
      return
    }
    let language = options.language
    var table = ColumnTable([
      Label("批次", "Batch")[language], Label("时间", "Time")[language], Label("文件", "File")[language],
      Label("行数", "Rows")[language], Label("状态", "State")[language],
    ])
    for batch in batches {
      table.add([
        batch.id.rawValue, batch.at ?? "", (batch.file ?? "").fitted(50), String(batch.rows ?? 0),
        Vocabulary.batchStates.label(batch.state ?? "")[language],
      ])
    }
    for line in table.lines { Terminal.print(line) }
  }

  private struct BatchJSON: Encodable {
    let id: String
    let at: String
    let file: String
    let kind: String?
    let rows: Int
    let state: String
    init(_ batch: Registry.Batch) {
      id = batch.id.rawValue
      at = batch.at ?? ""
      file = batch.file ?? ""
      kind = batch.target
      rows = batch.rows ?? 0
      state = batch.state ?? ""
    }
  }
}

struct BatchUndo: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "撤销：之后被别人改过的留着，并列出 · Undo one; what was changed since stays and is listed")

  @Argument(help: "The batch's id.")
  var batch: String

  @Option(name: .long, help: "Why, for the journal.")
  var reason: String?

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let place = try await Workplace.open(options)
    let id = batch
    let progress = Terminal.progress(Label("撤销", "undoing"), options.language)
    let report = try await place.store.act(as: Environment.actor, "batch.undo", reason: reason) {
      try $0.undo(batch: id, progress: progress)
    }
    if options.json { return try Terminal.json(UndoReportJSON(report, batch: batch)) }
    let language = options.language
    Terminal.print(
      Label(
        "已撤销 \(batch)：移除 \(report.removed) 条，恢复 \(report.restored) 条，保留 \(report.kept.count) 处",
        "Undone \(batch): \(report.removed) removed, \(report.restored) restored, \(report.kept.count) kept")[language])
    Terminal.print(kept: report, language)
  }
}
