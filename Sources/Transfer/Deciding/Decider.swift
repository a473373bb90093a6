import Core
import Foundation
package import Registry
import Sheets
package import Store

/// Takes decisions from a file, as one batch that can be undone: of candidates (`same`, `different`, `open`) or of claims
/// (`accepted`, `rejected`, `open`). A row that is refused leaves nothing behind but its line in the report.
package enum Decider {
  /// `progress` is told (rows done, rows in all) every few hundred rows.
  package static func run(
    _ plan: ImportPlan, compactCodes: [CodeEntry], into store: any Store,
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async throws -> DecisionReport {
    try requireVerdict(plan)
    let earlier = try await store.read { connection in
      try connection.rows("SELECT id FROM batch WHERE checksum = \(plan.checksum)").count
    }
    let batch = try await store.read { connection in
      var maker = IDMaker(seed: "decisions \(plan.checksum) \(earlier)")
      return try maker.next(Batch.self, connection)
    }
    return try await store.act(as: plan.request.actor, "\(plan.request.kind).decide", batch: batch.rawValue) { act in
      let codes = CodeBook(compactCodes, try CodeTable.all(act.connection))
      let begin = act.last
      var report = DecisionReport(kind: plan.request.kind)
      report.columns = plan.columns
      if plan.request.kind == Claim.kind {
        try each(plan, ClaimDecisions(plan, codes), &report, act, progress)
      } else {
        try each(plan, CandidateDecisions(plan, codes), &report, act, progress)
      }
      guard act.last > begin else { return report }
      report.batch = batch.rawValue
      try act.close(
        batch, file: plan.request.file.lastPathComponent, of: plan.request.kind, checksum: plan.checksum,
        rows: plan.rows)
      return report
    }
  }

  private static func requireVerdict(_ plan: ImportPlan) throws {
    guard plan.request.constants["verdict"] == nil, !plan.columns.contains(where: { $0.target?.field == "verdict" })
    else { return }
    throw Refusal(
      .importColumnMissing, at: plan.request.file.lastPathComponent,
      ["field": "verdict", "columns": plan.columns.map(\.header).joined(separator: ", ")])
  }

  private static func each(
    _ plan: ImportPlan, _ decisions: some RowDecisions, _ report: inout DecisionReport, _ act: Act,
    _ progress: (@Sendable (Int, Int) -> Void)?
  ) throws {
    var decisions = decisions
    try SheetReader(plan.request.file.path, sheet: plan.request.sheet).rows { row in
      if report.read.isMultiple(of: 200) { progress?(report.read, plan.rows) }
      report.read += 1
      do {
        if let fault = row.faults.first { throw fault }
        switch try act.attempt({ try decisions.decide(row, act) }) {
        case .merged: report.merged += 1
        case .split: report.split += 1
        case .linked, .noted: report.changed += 1
        case .unchanged: report.unchanged += 1
        }
      } catch let refusal as Refusal where !refusal.isOfStore {
        // What is wrong with a record is wrong with the row that names it.
        let isCell = refusal.place?.contains("!") ?? false
        report.refused.append(
          .init(
            row: row.number, cell: isCell ? refusal.place ?? "" : row.place(0), value: refusal.values["value"] ?? "",
            refusal: refusal))
      }
    }
    progress?(plan.rows, plan.rows)
  }
}
