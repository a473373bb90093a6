import ArgumentParser
import Core
import Registry
import Store
import Transfer

struct MappingGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mapping", abstract: "保存的列映射 · Saved columns", subcommands: [MappingList.self])
}

struct MappingList: LianqiaoCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "列出 · List them")
  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let place = try await Workplace.open(options)
    let mappings = try await place.store.read { connection in
      var out: [Mapping] = []
      try Table<Mapping>.each(connection) { out.append($0) }
      return out
    }
    if options.json {
      for mapping in mappings { try Terminal.json(MappingJSON(mapping)) }
      return
    }
    for mapping in mappings {
      let columns = (mapping.columns ?? "").split(separator: "\n").map {
        $0.split(separator: "\t").joined(separator: " → ")
      }
      Terminal.print("\(mapping.name ?? "")  [\(mapping.target ?? "")]  \(columns.joined(separator: ", "))")
    }
  }

  private struct MappingJSON: Encodable {
    let name: String
    let kind: String
    /// Header → field; `-` for a column that is not used.
    let columns: [String: String]

    init(_ mapping: Mapping) {
      name = mapping.name ?? ""
      kind = mapping.target ?? ""
      columns = SavedMapping.decode(mapping.columns ?? "")
    }
  }
}
