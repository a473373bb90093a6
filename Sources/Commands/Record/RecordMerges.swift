import ArgumentParser
import Core
import Registry
import Store

struct RecordMerges: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "merges", abstract: "合并过的记录 · What was merged into what")

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let place = try await Workplace.open(options)
    let redirects = try await place.store.read { connection in
      var out: [Redirect] = []
      try Table<Redirect>.each(connection) { out.append($0) }
      return out.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
    }
    if options.json { return try Terminal.json(MergesJSON(merges: redirects.map(MergesJSON.Merge.init))) }
    let language = options.language
    var table = ColumnTable([
      Label("原编号", "Former address")[language], Label("原名称", "Former name")[language],
      Label("并入", "Merged into")[language], Label("时间", "Time")[language],
    ])
    for redirect in redirects {
      table.add([
        redirect.former ?? "", redirect.name.best(language).fitted(40), redirect.into?.description ?? "",
        redirect.at ?? "",
      ])
    }
    for line in table.lines { Terminal.print(line) }
  }

  private struct MergesJSON: Encodable {
    struct Merge: Encodable {
      let former: String
      let name: String
      let into: String
      let at: String

      init(_ redirect: Redirect) {
        former = redirect.former ?? ""
        name = redirect.name.best(redirect.name.original)
        into = redirect.into?.description ?? ""
        at = redirect.at ?? ""
      }
    }
    let merges: [Merge]
  }
}
