import ArgumentParser
import Core
import Exchange
import Registry
import Search

struct SearchCommand: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "查找任何记录 · Find anything")

  private static let near = Label("意思相近", "near in meaning")

  @Argument(help: "Words in Chinese or English.")
  var text: String

  @Option(name: .long, help: "Only this kind.")
  var kind: String?

  @Option(name: .long, help: "k=v, such as region=cn:4403. May be repeated.")
  var facet: [String] = []

  @Option(name: .long, help: "Hits a page.")
  var limit = 20

  @Option(name: .long, help: "Where the next page begins.")
  var cursor: String?

  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard (1...1000).contains(limit) else { throw ValidationError("--limit takes 1 to 1000. / --limit 取 1 至 1000。") }
    guard facet.count <= 100 else { throw ValidationError("--facet may stand 100 times. / --facet 最多 100 个。") }
  }

  func execute() async throws {
    var facets: [String: Set<String>] = [:]
    for pair in facet {
      let wanted = try Assignment(pair, option: "--facet")
      facets[wanted.name, default: []].insert(wanted.value)
    }
    let kinds = try kind.map { Set([try Entities.named($0).kind]) } ?? []
    let after = try cursor.map { try Cursor($0) }
    let place = try await Workplace.open(options)
    let cluster = try await place.cluster()
    let finding = Exchange(cluster).find(
      text, kinds: kinds, facets: facets, limit: limit, cursor: after, for: .operating)
    let found = finding.answer
    let total = found.total ?? 0
    let language = options.language
    let also = finding.also.joined(separator: language == .en ? ", " : "、")
    let told = Label("同时搜索：\(also)", "Also searched: \(also)")[language]
    if options.json {
      // The object is a contract of its own: what was also searched goes beside it.
      if !also.isEmpty { Terminal.note(told) }
      let near = found.hits.filter(\.isNear).map(\.ref.id)
      if !near.isEmpty { Terminal.note("\(Self.near[language]): \(near.joined(separator: " "))") }
      try Terminal.json(SearchJSON(found, cluster, for: .operating))
      return
    }
    if !also.isEmpty { Terminal.print(told) }
    guard total > 0 else {
      Terminal.print(Label("没有找到。换个说法，或去掉筛选条件再试。", "Nothing found. Try other words, or drop a filter.")[language])
      return
    }
    Terminal.print(Label("共 \(total) 条", "\(total) found")[language])
    if found.near > 0 {
      Terminal.print(
        Label("其中 \(found.near) 条没有共同的词，意思相近", "\(found.near) of them share no word and are near in meaning")[language])
    }
    var table = ColumnTable([Label("类别", "Kind")[language], Label("名称", "Name")[language], Label("编号", "Id")[language]])
    for hit in found.hits {
      let type = Entities.type(hit.ref.kind)
      table.add([
        type?.label[language] ?? hit.ref.kind.rawValue,
        (cluster.title(of: hit.ref, for: .operating)?.best(language) ?? "").fitted(60),
        hit.isNear ? "\(hit.ref.id)  \(Self.near[language])" : hit.ref.id,
      ])
    }
    for line in table.lines { Terminal.print(line) }
    if let next = found.next { Terminal.note("--cursor \(next)") }
  }
}
