import Access
import ArgumentParser
import Core
import Server

struct AccessGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access", abstract: "权限：每个入口谁能进 · Permissions: who may come in where",
    subcommands: [AccessTableCommand.self])
}

struct AccessTableCommand: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "table", abstract: "每个入口一行，每种角色一列 · A row a route, a column a role")

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let rows = Portal.accessTable
    if options.json { return try Terminal.json(TableJSON(rows: rows)) }
    let words: [AccessTable.Standing: Label] = [
      .allow: Label("可", "yes"), .deny: Label("—", "–"), .own: Label("自己的", "own"),
    ]
    let roles: [AccessTable.Role: Label] = [
      .visitor: Label("访客", "Visitor"), .member: Label("成员", "Member"), .broker: Office.broker.label,
      .reviewer: Office.reviewer.label, .operator: Office.operator.label, .administrator: Office.administrator.label,
    ]
    let language = options.language
    let head = [Label("方法", "Method"), Label("地址", "Address"), Label("权限", "Permission")].map { $0[language] }
    var table = ColumnTable(head + AccessTable.Role.allCases.map { roles[$0]?[language] ?? $0.rawValue })
    for row in rows {
      let standings = AccessTable.Role.allCases.map { words[row.standing(of: $0)]?[language] ?? "" }
      table.add([row.verb, row.path, row.permission.label[language]] + standings)
    }
    for line in table.lines { Terminal.print(line) }
  }

  private struct TableJSON: Encodable {
    let rows: [AccessTable.Row]
  }
}
