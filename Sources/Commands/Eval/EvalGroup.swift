import ArgumentParser

struct EvalGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "按已判定的数据评测 · Measure against what was judged",
    subcommands: [EvalRetrieval.self, EvalMatching.self])
}
