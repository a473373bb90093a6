import ArgumentParser
import Core
import Foundation
import Registry
import Transfer

struct Import: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    abstract: "读入 XLSX、CSV、TSV · Read a spreadsheet into the cluster",
    discussion: """
      Columns are recognised by their headers in Chinese and English. What could be two things is refused with the question.
      Reading a file twice changes nothing; `lianqiao batch undo` takes an import back.
      """)

  @Argument(help: "The file.", completion: .file(extensions: ["xlsx", "csv", "tsv"]))
  var file: String

  @Option(name: .long, help: "What its rows are: organisation, product, need …")
  var kind: String

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

  func execute() async throws {
    let type = try Entities.named(kind)
    guard Entities.isImported(type.kind) else { throw Entities.unknown(kind) }
    var request = ImportRequest(file: URL(fileURLWithPath: file), kind: type.kind, actor: Environment.actor)
    request.sheet = sheet
    request.mixesGenerated = mix
    for pair in set {
      let (name, value) = try Self.pair(pair, "--set")
      request.constants[name] = value
    }
    if let dates {
      guard let order = DateOrder(rawValue: dates) else {
        throw Refusal(.usage, at: "--dates", ["what": "--dates \(dates)"])
      }
      request.dateOrder = order
    }
    let saved = map.filter { !$0.contains("=") }
    for pair in map where pair.contains("=") {
      let (column, field) = try Self.pair(pair, "--map")
      guard !column.allSatisfy(\.isWhitespace), request.map.updateValue(field, forKey: column) == nil else {
        throw Refusal(.usage, at: "--map", ["what": "--map \(pair)"])
      }
    }
    // A fault of the file is told before the store is opened, so that it leaves no trace.
    var plan = saved.isEmpty ? try ImportPlan(request) : nil
    let place = try await Workplace.open(options, creating: true)
    if plan == nil {
      for name in saved {
        request.savedMap.merge(try await SavedMapping.load(name, type.kind, place.store)) { first, _ in first }
      }
      plan = try ImportPlan(request)
    }
    guard let plan else { return }
    let reports = try await Importer.run(
      [plan], label: request.file.lastPathComponent, actor: request.actor, compactCodes: place.compactCodes,
      into: place.store,
      progress: Terminal.progress(Label("读入", "reading"), options.language))
    if let saveMap { try await SavedMapping.save(saveMap, plan, actor: request.actor, place.store) }
    guard let report = reports.first else { return }
    try ImportPrinter(language: options.language, json: options.json).show(report)
    if !report.refused.isEmpty { throw ExitCode(1) }
  }

  /// Splits at the last `=`: a header may hold one, a field does not.
  private static func pair(_ text: String, _ option: String) throws -> (String, String) {
    let cut = option == "--map" ? text.lastIndex(of: "=") : text.firstIndex(of: "=")
    guard let cut, cut != text.startIndex else { throw Refusal(.usage, at: option, ["what": "\(option) \(text)"]) }
    return (String(text[..<cut]), String(text[text.index(after: cut)...]))
  }
}
