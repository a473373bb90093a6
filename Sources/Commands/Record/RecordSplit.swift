import ArgumentParser
import Core
import Registry
import Store

struct RecordSplit: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "split", abstract: "拆出并入的记录，恢复原状 · Part a merged record again, as it was",
    discussion: "What was written since the merge stays with the record that stayed, and is told with why.")

  @Argument(help: "The merged record: its former id, kind/id, @key or name.")
  var record: String

  @Option(name: .long, help: "Why, for the journal.")
  var reason: String?

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let place = try await Workplace.open(options)
    let cluster = try await place.cluster()
    let former = try cluster.former(named: record, for: .operating)
    let into = cluster.successor(of: former, for: .operating)?.description ?? ""
    let report = try await place.store.act(as: Environment.actor, "record.split", reason: reason) {
      try $0.split(former)
    }
    if options.json {
      return try Terminal.json(
        SplitJSON(
          record: former.description, from: into, removed: report.removed, restored: report.restored,
          kept: UndoReportJSON.kept(report)))
    }
    let language = options.language
    Terminal.print(
      Label(
        "\(former) 已从 \(into) 拆出：移除 \(report.removed) 条，恢复 \(report.restored) 条，保留 \(report.kept.count) 处",
        "\(former) is parted from \(into): \(report.removed) removed, \(report.restored) restored, \(report.kept.count) kept"
      )[language])
    Terminal.print(kept: report, language)
  }

  private struct SplitJSON: Encodable {
    let record: String
    let from: String
    let removed: Int
    let restored: Int
    let kept: [UndoReportJSON.Kept]
  }
}
