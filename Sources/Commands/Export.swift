import ArgumentParser
import Core
import Registry
import Transfer

struct Export: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    abstract: "导出一类记录，可改后再读入 · Write a kind's records to a file that can be read back")

  @Option(name: .long, help: "organisation, product, need …")
  var kind: String

  @Option(name: .long, help: "The file to write: .xlsx, .csv or .tsv.", completion: .file())
  var out: String

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let type = try Entities.named(kind)
    let place = try await Workplace.open(options)
    let count = try Exporter.export(
      type.kind, of: try await place.cluster(), to: out, options.language, for: .operating)
    if options.json {
      try Terminal.json(Written(kind: type.kind.rawValue, records: count, file: out))
    } else {
      Terminal.print(Label("已写出 \(count) 条到 \(out)", "\(count) records written to \(out)")[options.language])
    }
  }

  private struct Written: Encodable {
    let kind: String
    let records: Int
    let file: String
  }
}
