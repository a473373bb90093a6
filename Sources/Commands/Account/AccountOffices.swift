import Access
import ArgumentParser
import Core

struct AccountGrant: LianqiaoCommand {
  static let configuration = CommandConfiguration(commandName: "grant", abstract: "授予职务 · Give offices")
  @OptionGroup var choice: AccountChoice
  @Option(name: .long, help: "broker, reviewer, operator or administrator; several times for several.")
  var office: [Office]
  @OptionGroup var options: StoreOptions

  func execute() async throws {
    try await choice.change("account.grant", options) { [office] in try $0.grant(Set(office), to: $1.id) }
  }
}

struct AccountWithdraw: LianqiaoCommand {
  static let configuration = CommandConfiguration(commandName: "withdraw", abstract: "收回职务 · Take offices back")
  @OptionGroup var choice: AccountChoice
  @Option(name: .long, help: "broker, reviewer, operator or administrator; several times for several.")
  var office: [Office]
  @OptionGroup var options: StoreOptions

  func execute() async throws {
    try await choice.change("account.withdraw", options) { [office] in try $0.withdraw(Set(office), from: $1.id) }
  }
}
