import ArgumentParser
import Core
import Language

struct LanguageExplain: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "引擎从一段文字里看到什么：规范形式、分词、检索词、中英互查、同义、语义词元、读音 · What the engine sees in a text")

  @Argument(help: "Up to 2000 characters, Chinese or English.")
  var text: String

  @Flag(name: .long, help: "As a question is read, and not as a record.")
  var query = false

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let engine = try Workplace.language(Environment.share)
    let reading = try engine.read(text, for: query ? .query : .document)
    if options.json {
      try Terminal.json(TextReadingJSON(text, reading, engine))
    } else {
      for line in TextReadingPrinter(text, reading, engine, options.language).lines { Terminal.print(line) }
    }
  }
}
