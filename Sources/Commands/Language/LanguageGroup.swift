import ArgumentParser

struct LanguageGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "language", abstract: "语言：查看文字如何被读取 · Language: see how a text is read",
    subcommands: [LanguageExplain.self])
}
