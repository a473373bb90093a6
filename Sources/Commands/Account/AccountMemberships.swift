import Access
import ArgumentParser
import Core
import Registry
import Store

struct AccountJoin: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "join", abstract: "加入单位，或更改其中的角色 · Make an account one of an organisation, or change what it is there")
  @OptionGroup var choice: AccountChoice
  @Argument(help: "The organisation: an id, @key or exact name.")
  var organisation: String
  @Option(name: .long, help: "viewer, editor, owner, or agent (a broker who acts for it). [editor]")
  var role: Membership.Role = .editor
  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let id = try await Self.organisation(organisation, options)
    try await choice.change("membership.put", options) { [role] act, account in
      try act.put(Membership(account: account.id, organisation: id, role: role))
    }
  }

  /// Its id.
  static func organisation(_ name: String, _ options: StoreOptions) async throws -> String {
    let cluster = try await Workplace.open(options).cluster()
    let ref = try cluster.named(name, for: .operating)
    guard ref.kind == Organisation.kind else { throw Refusal(.membershipNoOrganisation, ["what": name]) }
    return ref.id
  }
}

struct AccountLeave: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave", abstract: "退出单位 · Take an account out of an organisation")
  @OptionGroup var choice: AccountChoice
  @Argument(help: "The organisation: an id, @key or exact name.")
  var organisation: String
  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let cluster = try await Workplace.open(options).cluster()
    let id = try await AccountJoin.organisation(organisation, options)
    try await choice.change("membership.remove", options) { act, account in
      // It may be kept under the id of one that was merged into this.
      for membership in try Accounts.memberships(of: account.id, act.connection) {
        let ref = Ref(Organisation.kind, membership.organisation)
        if (cluster.successor(of: ref, for: .operating) ?? ref).id == id { try act.remove(membership) }
      }
    }
  }
}
