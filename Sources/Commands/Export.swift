import ArgumentParser
import Core
import Foundation
import Registry
import Transfer

struct Export: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    abstract: "导出记录，可改后再导入 · Write records to files that can be read back",
    discussion: """
      A kind goes into a file; with --all each kind goes into a file of its own, with everything that another store needs to
      have the same records: `lianqiao import FOLDER --all`. Reference sets are installed there, not exported here.
      """)

  @Option(name: .long, help: "organisation, product, need …")
  var kind: String?

  @Flag(name: .long, help: "Every kind of which there are records, into a folder.")
  var all = false

  @Option(
    name: .long, help: "The file to write: .xlsx, .csv, .tsv or .jsonl; with --all the folder.", completion: .file())
  var out: String

  @Option(name: .long, help: "jsonl, xlsx, csv or tsv, for --all. [jsonl]")
  var format: String?

  @Flag(name: .long, help: "In a table too: visibility and sources, for --keep-ids. JSON Lines always have them.")
  var withSources = false

  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard all != (kind != nil) else { throw ValidationError("Give --kind or --all. / 请给出 --kind 或 --all。") }
    guard format == nil || all else {
      throw ValidationError("--format goes with --all; else the file's extension says it. / --format 只与 --all 同用。")
    }
    if let format, !Exporter.formats.contains(format) {
      throw ValidationError("--format takes \(Exporter.formats.joined(separator: ", ")). / --format 只能是其中之一。")
    }
  }

  func execute() async throws {
    let kinds = try kind.map { [try Entities.named($0).kind] } ?? KindOrder.kinds
    let place = try await Workplace.open(options)
    let cluster = try await place.cluster()
    if all {
      do {
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
      } catch {
        throw Refusal.unreadable(out, error)
      }
    }
    for kind in kinds where !all || cluster.count(kind, for: .operating) > 0 {
      let file = all ? "\(out)/\(kind).\(format ?? Exporter.formats[0])" : out
      let count = try Exporter.export(
        kind, of: cluster, to: file, options.language, withSources: withSources || all, for: .operating,
        progress: Terminal.progress(Label("写出", "writing"), options.language))
      if options.json {
        try Terminal.json(Written(kind: kind.rawValue, records: count, file: file))
      } else {
        Terminal.print(Label("已写出 \(count) 条到 \(file)", "\(count) records written to \(file)")[options.language])
      }
    }
  }

  private struct Written: Encodable {
    let kind: String
    let records: Int
    let file: String
  }
}
