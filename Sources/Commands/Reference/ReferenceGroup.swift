import ArgumentParser
import Core
import Foundation
import Registry
import Store
import Transfer

struct ReferenceGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "参考集：分类目录、产品代码、行政区划 · Reference sets: catalogues and code systems",
    subcommands: [ReferenceAdd.self, ReferenceList.self, ReferenceRemove.self])
}

struct ReferenceAdd: LianqiaoCommand {
  static let configuration = CommandConfiguration(commandName: "add", abstract: "安装 · Install one")

  @Argument(help: "nmpa-catalogue, fda-product-codes or regions-cn.")
  var name: String

  @Option(name: .long, help: "The file, or a folder that holds it under its usual name.", completion: .file())
  var from: String

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let place = try await Workplace.open(options, creating: true)
    let (set, isNew) = try await ReferenceInstaller.add(
      name, from: URL(fileURLWithPath: from), actor: Environment.actor, into: place.store)
    if options.json {
      try Terminal.json(ReferenceJSON(set))
    } else {
      let rows = set.rows ?? 0
      let said =
        isNew
        ? Label("已安装 \(name)：\(rows) 条", "Installed \(name): \(rows) codes")
        : Label("\(name) 已是这一版：\(rows) 条", "\(name) is installed already: \(rows) codes")
      Terminal.print(said[options.language])
      Terminal.print("  \(set.origin ?? "") · \(set.licence ?? "") · sha256:\(set.checksum ?? "")")
    }
  }
}

struct ReferenceList: LianqiaoCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "列出 · List them")
  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let place = try await Workplace.open(options)
    let sets = try await place.store.read { connection in
      var out: [ReferenceSet] = []
      try Table<ReferenceSet>.each(connection) { out.append($0) }
      return out
    }
    if options.json {
      for set in sets { try Terminal.json(ReferenceJSON(set)) }
      return
    }
    let language = options.language
    var table = ColumnTable([
      "", Label("名称", "Name")[language], Label("条数", "Codes")[language], Label("许可", "Licence")[language],
      Label("来源", "Origin")[language],
    ])
    for definition in ReferenceDefinition.all {
      let set = sets.first { $0.name == definition.name }
      table.add([
        set == nil ? "–" : "✓", definition.name, set.map { String($0.rows ?? 0) } ?? "", definition.licence,
        definition.origin,
      ])
    }
    for line in table.lines { Terminal.print(line) }
  }
}

struct ReferenceRemove: LianqiaoCommand {
  static let configuration = CommandConfiguration(commandName: "remove", abstract: "移除 · Remove one")

  @Argument(help: "Its name.")
  var name: String

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let place = try await Workplace.open(options)
    try await ReferenceInstaller.remove(name, actor: Environment.actor, from: place.store)
    if options.json { return try Terminal.json(["removed": name]) }
    Terminal.print(Label("已移除 \(name)", "Removed \(name)")[options.language])
  }
}

private struct ReferenceJSON: Encodable {
  let name: String
  let system: String
  let rows: Int
  let licence: String
  let origin: String
  let checksum: String

  init(_ set: ReferenceSet) {
    name = set.name ?? ""
    system = set.system ?? ""
    rows = set.rows ?? 0
    licence = set.licence ?? ""
    origin = set.origin ?? ""
    checksum = set.checksum ?? ""
  }
}
