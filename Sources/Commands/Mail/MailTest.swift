import ArgumentParser
import Core
import Foundation
import Mail

struct MailTest: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "试发一封信，核对邮件服务器的设置 · Send a message, to see whether the mail server is set up right")

  @Option(name: .long, help: "The address to send it to.")
  var to: String

  @OptionGroup var mail: MailOptions
  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let server = try mail.server()
    let message = try MailMessage(
      id: MessageID("test.\(UUID().uuidString)", of: server.sender), date: Date(), to: Mailbox(to),
      subject: Self.bilingual(Self.subject, options.language, between: " · "),
      text: Self.bilingual(Self.words, options.language, between: "\n\n") + "\n")
    try await MailDesk(server).send(message)
    if options.json { return try Terminal.json(SentJSON(to: message.recipient.address, server: server.place)) }
    Terminal.print(
      Label(
        "\(server.place) 已收下给 \(message.recipient.address) 的信；请看是否送到。",
        "\(server.place) took the message to \(message.recipient.address); see whether it arrives.")[options.language])
  }

  private static let subject = Label("链桥试发", "Lianqiao test message")
  private static let words = Label(
    "收到这封信，说明链桥的邮件服务器设置无误。无需回复。",
    "This message shows that the mail server of Lianqiao is set up right. No answer is needed.")

  /// The reader's language first.
  private static func bilingual(_ words: Label, _ first: Language, between: String) -> String {
    first == .en ? words.en + between + words.zh : words.zh + between + words.en
  }

  private struct SentJSON: Encodable {
    let to: String
    let server: String
  }
}
