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
    let ids = try await Self.organisation(organisation, options)
    try await choice.change("membership.put", options) { [role] act, account in
      try act.put(role, of: account.id, in: ids, mayEmpty: true)
    }
  }

  /// What memberships know it by.
  static func organisation(_ name: String, _ options: StoreOptions) async throws -> OrganisationIDs {
    let cluster = try await Workplace.open(options).cluster()
    let ref = try cluster.named(name, for: .operating)
    guard ref.kind == Organisation.kind else { throw Refusal(.membershipNoOrganisation, ["what": name]) }
    let present = cluster.present(ref.id)
    return OrganisationIDs(present, formerly: cluster.formerly([present]))
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
    let ids = try await AccountJoin.organisation(organisation, options)
    try await choice.change("membership.remove", options) { act, account in
      try act.put(nil, of: account.id, in: ids, mayEmpty: true)
    }
  }
}
