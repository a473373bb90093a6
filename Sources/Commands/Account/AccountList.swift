import Access
import ArgumentParser
import Core
import Registry
import Store

struct AccountList: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出账号、职务与单位 · List accounts, offices and organisations")

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let place = try await Workplace.open(options)
    let accounts = try await place.store.read { connection in
      try Accounts.all(connection).map { ($0, try Accounts.memberships(of: $0.id, connection)) }
    }
    let language = options.language
    if options.json {
      for (account, memberships) in accounts { try Terminal.json(Line(account, memberships)) }
      return
    }
    let cluster = try await place.cluster()
    let rows = accounts.map { account, memberships in
      let offices = account.offices.sorted().map { $0.label[language] }
      let organisations = memberships.map { membership in
        let ref = Ref(Kind("organisation"), membership.organisation)
        let name = cluster.title(of: cluster.successor(of: ref, for: .operating) ?? ref, for: .operating)
        return "\(name?.best(language) ?? membership.organisation) (\(membership.role.label[language]))"
      }
      return [
        account.email.description, account.name, account.state.label[language],
        (offices + organisations).joined(separator: language == .en ? ", " : "、"), account.id.rawValue,
      ]
    }
    let head = [
      Label("邮箱", "Address"), Label("姓名", "Name"), Label("状态", "State"), Label("职务与单位", "Offices and organisations"),
      Label("编号", "Id"),
    ].map { $0[language] }
    var table = ColumnTable(head)
    for row in rows { table.add(row) }
    if !rows.isEmpty { for line in table.lines { Terminal.print(line) } }
    Terminal.print(Label("\(rows.count) 个账号", rows.count == 1 ? "1 account" : "\(rows.count) accounts")[language])
  }

  private struct Line: Encodable {
    let id: String
    let email: String
    let name: String
    let language: String
    let state: String
    let offices: [String]
    /// Organisation → role.
    let memberships: [String: String]

    init(_ account: Account, _ memberships: [Membership]) {
      id = account.id.rawValue
      email = account.email.description
      name = account.name
      language = account.language.rawValue
      state = account.state.rawValue
      offices = account.offices.sorted().map(\.rawValue)
      self.memberships = Dictionary(memberships.map { ($0.organisation, $0.role.rawValue) }) { first, _ in first }
    }
  }
}
