import Access
import ArgumentParser
import Core
import Store

struct AccountAdd: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "增加账号，打印设密码的链接 · Add an account; prints the link to choose a password by",
    discussion: """
      The first administrator: lianqiao account add NAME@EXAMPLE.CN --name 姓名 --office administrator
      There is no default password: whoever opens the link within seven days chooses one.
      """)

  @Argument(help: "The e-mail address.")
  var email: String

  @Option(name: .long, help: "What the person is called. [what stands before the @]")
  var name: String?

  @Option(name: .long, help: "broker, reviewer, operator or administrator; several times for several.")
  var office: [Office] = []

  @OptionGroup var link: LinkOptions
  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let email = try EmailAddress(email)
    let place = try await Workplace.open(options, creating: true)
    let (name, language, offices) = (name ?? email.name, options.language, Set(office))
    let (account, secret) = try await place.store.act(as: Environment.actor, "account.add") { act in
      let account = try act.invite(email, name: name, language, offices: offices)
      return (account, try act.passwordLink(for: account))
    }
    try link.show(secret, for: account, options)
  }
}
