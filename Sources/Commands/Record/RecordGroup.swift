import ArgumentParser

struct RecordGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "查看、修改一条记录 · Look at a record, edit it, see its history",
    subcommands: [RecordShow.self, RecordEdit.self, RecordHistory.self])
}
