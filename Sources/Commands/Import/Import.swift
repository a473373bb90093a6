import ArgumentParser
import Core
import Foundation
import Registry
import Transfer

struct Import: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    abstract: "导入 XLSX、CSV、TSV、JSON Lines · Read a file into the cluster",
    discussion: """
      Columns are recognised by their headers in Chinese and English. What could be two things is refused with the question.
      Reading a file twice changes nothing; `lianqiao batch undo` takes an import back.
      """)

  @Argument(help: "The file; with --all the folder.", completion: .file(extensions: Exporter.formats))
  var file: String

  @Option(name: .long, help: "What its rows are: organisation, product, need … JSON Lines may say it themselves.")
  var kind: String?

  @Flag(name: .long, help: "Every file of a folder that export --all wrote, with the ids that they have.")
  var all = false

  @Flag(
    name: .long, help: "The file comes from another store: keep its ids and sources where this one does not know them.")
  var keepIds = false

  @Option(
    name: .long, help: "\"COLUMN=FIELD\"; \"COLUMN=-\" ignores it. A bare name is a saved mapping. May be repeated.")
  var map: [String] = []

  @Option(name: .long, help: "Save the columns of this import under a name.")
  var saveMap: String?

  @Option(name: .long, help: "\"FIELD=VALUE\" for rows that leave it empty. May be repeated.")
  var set: [String] = []

  @Option(name: .long, help: "mdy or dmy, where 06/08/2023 cannot be told.")
  var dates: String?

  @Option(name: .long, help: "The sheet's name, where a workbook has several.")
  var sheet: String?

  @Flag(name: .long, help: "Generated records into a store of real ones, or the other way round.")
  var mix = false

  @OptionGroup var options: StoreOptions

  func validate() throws {
    let single = [kind, saveMap, sheet, dates].contains { $0 != nil } || !map.isEmpty || !set.isEmpty
    guard !all || !single else {
      throw ValidationError(
        "--all takes a folder as export --all wrote it, without --kind, --map, --set, --sheet or --dates. / --all 只接文件夹。"
      )
    }
  }

  func execute() async throws {
    // A fault of the file is told before the store is opened, so that it leaves no trace.
    var plans = savedMaps.isEmpty ? try requests().map { try ImportPlan($0) } : []
    let place = try await Workplace.open(options, creating: true)
    if plans.isEmpty {
      var requests = try requests()
      for index in requests.indices {
        for name in savedMaps {
          let saved = try await SavedMapping.load(name, requests[index].kind, place.store)
          requests[index].savedMap.merge(saved) { first, _ in first }
        }
      }
      plans = try requests.map { try ImportPlan($0) }
    }
    let reports = try await Importer.run(
      plans, label: URL(fileURLWithPath: file).lastPathComponent, actor: Environment.actor,
      compactCodes: place.compactCodes, into: place.store,
      progress: Terminal.progress(Label("导入", "reading"), options.language))
    if let saveMap, let plan = plans.first {
      try await SavedMapping.save(saveMap, plan, actor: plan.request.actor, place.store)
    }
    let printer = ImportPrinter(language: options.language, json: options.json)
    for report in reports { try printer.show(report, named: reports.count > 1) }
    printer.showBatch(reports)
    if reports.contains(where: { !$0.refused.isEmpty }) { throw ExitCode(1) }
  }

  private var savedMaps: [String] { map.filter { !$0.contains("=") } }

  private func requests() throws -> [ImportRequest] {
    let url = URL(fileURLWithPath: file)
    if all {
      return try KindOrder.files(in: url).map { kind, file in
        var request = ImportRequest(file: file, kind: kind, actor: Environment.actor)
        request.keepsIDs = true
        request.mixesGenerated = mix
        return request
      }
    }
    let kind = try kind.map { try Entities.named($0).kind }
    var request = ImportRequest(file: url, kind: kind ?? Organisation.kind, actor: Environment.actor)
    request.keepsIDs = keepIds
    request.sheet = sheet
    request.mixesGenerated = mix
    for pair in set {
      let constant = try Assignment(pair, option: "--set")
      request.constants[constant.name] = constant.value
    }
    if let dates {
      guard let order = DateOrder(rawValue: dates) else {
        throw Refusal(.usage, at: "--dates", ["what": "--dates \(dates)"])
      }
      request.dateOrder = order
    }
    request.map = try Assignment.columns(map.filter { $0.contains("=") })
    return try KindOrder.requests(request, kind: kind)
  }
}
