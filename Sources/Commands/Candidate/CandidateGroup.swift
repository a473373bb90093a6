import ArgumentParser

struct CandidateGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "candidates", abstract: "疑似同一的记录：查找、列出、裁定 · Records that may be one: find, list, decide",
    subcommands: [CandidateList.self, CandidateFind.self, CandidateDecide.self], aliases: ["candidate"])
}
