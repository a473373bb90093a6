import ArgumentParser

struct RecordGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "查看、修改、合并、拆分记录 · Look at records, edit, merge and split them",
    subcommands: [
      RecordShow.self, RecordEdit.self, RecordHistory.self, RecordMerge.self, RecordSplit.self, RecordMerges.self,
    ])
}
