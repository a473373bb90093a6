import ArgumentParser
import Core
import Foundation
import Registry
import Transfer

/// The file of decisions that a command takes, and how its columns are named.
struct DecisionFile: ParsableArguments {
  @Argument(help: "The file.", completion: .file(extensions: ["xlsx", "csv", "tsv"]))
  var file: String

  @Option(name: .long, help: "\"COLUMN=FIELD\"; \"COLUMN=-\" ignores it. May be repeated.")
  var map: [String] = []

  @Option(name: .long, help: "The verdict of rows that name none.")
  var verdict: String?

  @Option(name: .long, help: "The sheet's name, where a workbook has several.")
  var sheet: String?

  func decide(_ kind: Kind, _ options: StoreOptions) async throws {
    var request = ImportRequest(file: URL(fileURLWithPath: file), kind: kind, actor: Environment.actor)
    request.sheet = sheet
    request.constants["verdict"] = verdict
    request.map = try Assignment.columns(map)
    // A fault of the file is told before the store is opened, so that it leaves no trace.
    let plan = try ImportPlan(request)
    let place = try await Workplace.open(options)
    let report = try await Decider.run(
      plan, compactCodes: place.compactCodes, into: place.store,
      progress: Terminal.progress(Label("裁定", "deciding"), options.language))
    try DecisionPrinter(language: options.language, json: options.json).show(report)
    if !report.refused.isEmpty { throw ExitCode(1) }
  }
}
