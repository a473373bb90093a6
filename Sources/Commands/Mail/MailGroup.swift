import ArgumentParser

struct MailGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail", abstract: "邮件：试发 · Mail: try the server out", subcommands: [MailTest.self])
}
