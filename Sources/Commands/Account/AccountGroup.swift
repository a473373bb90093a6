import Access
import ArgumentParser
import Core

struct AccountGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account", abstract: "账号：增加、列出、授予职务与单位角色 · Accounts: add, list, give offices and memberships",
    subcommands: [
      AccountAdd.self, AccountList.self, AccountLink.self, AccountGrant.self, AccountWithdraw.self, AccountJoin.self,
      AccountLeave.self, AccountSuspend.self, AccountRestore.self, AccountReset.self,
    ],
    aliases: ["accounts"])
}

extension Office: ExpressibleByArgument {}
extension Membership.Role: ExpressibleByArgument {}
