import ArgumentParser
import Core
import Exchange
import Files
import Foundation
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
    // Behind the rows: what came meanwhile is in neither, and what a row names is there unless it was taken back meanwhile.
    let wanted = try await AttachmentUpkeep.checksums(place.store)
    let folder = FileFolder(URL(fileURLWithPath: out + ".files", isDirectory: true))
    let missing = wanted.isEmpty ? 0 : try place.files?.copy(wanted, to: folder) ?? wanted.count
    if options.json {
      return try Terminal.json(BackupJSON(file: out, attachments: wanted.count - missing, missing: missing))
    }
    Terminal.note(Label("已备份到 \(out)", "Backed up to \(out)")[options.language])
    if !wanted.isEmpty {
      Terminal.note(
        Label(
          "附件 \(wanted.count - missing) 个，在 \(folder.root.path)；缺失 \(missing) 个",
          "\(wanted.count - missing) attachments in \(folder.root.path); \(missing) are missing")[options.language])
    }
  }

  private struct BackupJSON: Encodable {
    let file: String
    let attachments: Int
    let missing: Int
  }
}
