import Core
package import Foundation
package import Registry
package import Store

/// Loads an example cluster: the files of its `manifest.tsv` in order, as one batch.
package enum ExampleLoader {
  package static func load(
    _ folder: URL, compactCodes: [CodeEntry], into store: any Store, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async throws -> [ImportReport] {
    let manifest = try String(contentsOf: folder.appendingPathComponent("manifest.tsv"), encoding: .utf8)
    var plans: [ImportPlan] = []
    for line in manifest.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: "\t").map(String.init)
      guard cells.count >= 2 else { continue }
      plans.append(
        try ImportPlan(
          ImportRequest(file: folder.appendingPathComponent(cells[0]), kind: Kind(cells[1]), actor: "example")))
    }
    return try await Importer.run(
      plans, label: "Examples/\(folder.lastPathComponent)", actor: "example", compactCodes: compactCodes, into: store,
      check: requireWhole, progress: progress)
  }

  /// The example is ours: a row of it that does not load is a fault of the program and not of a user.
  private static func requireWhole(_ plan: ImportPlan, _ report: ImportReport) throws {
    guard let fault = report.refused.first else { return }
    throw Refusal(
      .importExampleFault, at: fault.cell,
      [
        "file": plan.request.file.lastPathComponent, "row": String(fault.row), "why": fault.refusal.message.zh,
        "why.en": fault.refusal.message.en,
      ])
  }
}
