import ArgumentParser

struct ClaimGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claim", abstract: "并列的不同说法：列出、采纳、不采纳 · Rival values: list, accept, reject",
    subcommands: [ClaimList.self, ClaimAccept.self, ClaimReject.self, ClaimReopen.self, ClaimDecide.self],
    aliases: ["claims"])
}
