import ArgumentParser
import Core
import Store

struct Backup: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    abstract: "把一致的快照存为新文件 · Copy a consistent snapshot into a new file")

  @Argument(help: "The new file.", completion: .file())
  var out: String

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let place = try await Workplace.open(options)
    try await place.store.backup(to: out)
    if options.json { return try Terminal.json(["file": out]) }
    Terminal.note(Label("已备份到 \(out)", "Backed up to \(out)")[options.language])
  }
}
