import Access
import ArgumentParser
import Core
import Store

struct AccountLink: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "打印重设密码的链接，旧链接失效 · Print a link to choose a password by; an earlier one ends")

  @OptionGroup var choice: AccountChoice
  @OptionGroup var link: LinkOptions
  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let place = try await Workplace.open(options)
    let (account, secret) = try await place.store.act(
      as: Environment.actor, "account.link", reason: choice.reason
    ) { [choice] act in
      let account = try Accounts.named(choice.account, act.connection)
      return (account, try act.passwordLink(for: account))
    }
    try link.show(secret, for: account, options)
  }
}
