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
    // The snapshot names some of both: what came while it was written, and what was taken back.
    let before = try await AttachmentUpkeep.checksums(place.store)
    try await place.store.backup(to: out)
    let after = try await AttachmentUpkeep.checksums(place.store)
    let wanted = before.union(after)
    let folder = FileFolder(URL(fileURLWithPath: out + ".files", isDirectory: true))
    let missing = wanted.isEmpty ? [] : try place.files?.copy(wanted, to: folder) ?? wanted
    // What nobody wants any more may be gone.
    let lost = missing.intersection(after).count
    guard lost == 0 else { throw Refusal(.backupIncomplete, at: out, ["count": "\(lost)"]) }
    let count = wanted.count - missing.count
    if options.json { return try Terminal.json(BackupJSON(file: out, attachments: count)) }
    Terminal.note(Label("已备份到 \(out)", "Backed up to \(out)")[options.language])
    if count > 0 {
      Terminal.note(
        Label("附件 \(count) 个，在 \(folder.root.path)", "\(count) attachments in \(folder.root.path)")[options.language])
    }
  }

  private struct BackupJSON: Encodable {
    let file: String
    let attachments: Int
  }
}
