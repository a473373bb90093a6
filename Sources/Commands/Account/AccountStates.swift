import Access
import ArgumentParser
import Core

struct AccountSuspend: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend", abstract: "停用账号，结束其全部登录 · Suspend an account and end whatever is signed in")
  @OptionGroup var choice: AccountChoice
  @OptionGroup var options: StoreOptions

  func execute() async throws { try await choice.change("account.suspend", options) { try $0.suspend($1.id) } }
}

struct AccountRestore: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "恢复停用的账号 · Restore a suspended account")
  @OptionGroup var choice: AccountChoice
  @OptionGroup var options: StoreOptions

  func execute() async throws { try await choice.change("account.restore", options) { try $0.restore($1.id) } }
}

struct AccountReset: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "取消两步验证：手机与恢复码都丢失时 · Switch two-step sign-in off, for who lost telephone and codes")
  @OptionGroup var choice: AccountChoice
  @OptionGroup var options: StoreOptions

  func execute() async throws {
    try await choice.change("account.reset", options) { try $0.endSecondFactor(of: $1.id) }
  }
}
