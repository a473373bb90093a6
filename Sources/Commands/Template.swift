import ArgumentParser
import Core
import Registry
import Transfer

struct Template: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    abstract: "给人填写的空表 · An empty spreadsheet to be filled in",
    discussion: """
      Columns under their labels, required ones marked, words to choose from; a second sheet explains every column in Chinese
      and English. Filled in, `lianqiao import` reads it without a question.
      """)

  @Option(name: .long, help: "organisation, product, need …")
  var kind: String

  @Option(name: .long, help: "The .xlsx file to write.", completion: .file(extensions: ["xlsx"]))
  var out: String

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let type = try Entities.named(kind)
    let columns = try Transfer.Template.write(type.kind, to: out, options.language)
    if options.json {
      try Terminal.json(Written(kind: type.kind.rawValue, columns: columns, file: out))
    } else {
      Terminal.print(
        Label("已写出 \(columns) 列的模板到 \(out)", "A template of \(columns) columns written to \(out)")[options.language])
    }
  }

  private struct Written: Encodable {
    let kind: String
    let columns: Int
    let file: String
  }
}
