import Core
import Foundation
package import Registry
import Sheets
package import Store

/// Imports files as one batch: all of them in one transaction, each row on its own.
package enum Importer {
  /// Runs the plans in their order. `check` sees each file's report as it is done; when it throws, nothing is imported.
  /// `settle` runs last in the same transaction: what it writes stands exactly when the import does.
  /// `progress` is told (rows done, rows in all) every few hundred rows.
  package static func run(
    _ plans: [ImportPlan], label: String, actor: String, compactCodes: [CodeEntry], into store: any Store,
    check: @escaping @Sendable (ImportPlan, ImportReport) throws -> Void = { _, _ in },
    settle: @escaping @Sendable (Act, [ImportReport]) throws -> Void = { _, _ in },
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async throws -> [ImportReport] {
    let checksum = combined(plans)
    var doomed: [RowAddress: Refusal] = [:]
    var attempts = 0
    while true {
      let earlier = try await store.read { try batches(checksum, $0) }
      var maker = IDMaker(seed: "batch \(checksum) \(earlier.count)")
      let batch = try await store.read { [maker] connection in
        var maker = maker
        return try maker.next(Batch.self, connection)
      }
      maker = IDMaker(seed: "records \(checksum) \(earlier.count)")
      do {
        let reports = try await run(
          plans, Naming(label: label, checksum: checksum, earlier: earlier, batch: batch), maker, without: doomed,
          actor: actor, compactCodes, store, check, settle, progress)
        if let reports { return reports }
      } catch let dangling as DanglingRows {
        // Without these rows others may dangle that speak of them; a long chain of such is no file that somebody meant.
        attempts += 1
        guard attempts < 5 else { throw refusal(dangling) }
        doomed.merge(dangling.rows) { first, _ in first }
      }
    }
  }

  private static func refusal(_ dangling: DanglingRows) -> Refusal {
    let places = dangling.rows.values.map { "\($0.values["value"] ?? "") (\($0.place ?? ""))" }.sorted()
    return Refusal(
      .importKeyDangling, at: dangling.rows.values.compactMap(\.place).min(),
      ["keys": places.prefix(10).joined(separator: ", ")])
  }

  /// What a batch is called, and what it was called by that no other import must have changed meanwhile.
  private struct Naming: Sendable {
    let label: String
    let checksum: String
    let earlier: [String]
    let batch: ID<Batch>
  }

  /// Nil when another process imported the same files since the batch was named.
  private static func run(
    _ plans: [ImportPlan], _ naming: Naming, _ maker: IDMaker, without doomed: [RowAddress: Refusal],
    actor: String, _ compactCodes: [CodeEntry],
    _ store: any Store, _ check: @escaping @Sendable (ImportPlan, ImportReport) throws -> Void,
    _ settle: @escaping @Sendable (Act, [ImportReport]) throws -> Void, _ progress: (@Sendable (Int, Int) -> Void)?
  ) async throws -> [ImportReport]? {
    let total = plans.reduce(0) { $0 + $1.rows }
    let batch = naming.batch
    return try await store.act(as: actor, "import", batch: batch.rawValue) { act in
      guard try batches(naming.checksum, act.connection) == naming.earlier else { return nil }
      let before = try GeneratedWorld.shareOf(act.connection)
      let codes = CodeBook(compactCodes, try CodeTable.all(act.connection))
      var session = ImportSession(batch: batch, ids: maker, codes: codes, doomed: doomed)
      session.progress = progress.map { tell in { done in tell(done, total) } }
      var reports: [ImportReport] = []
      for plan in plans {
        guard let type = Entities.type(plan.request.kind) else { continue }
        let report = try session.importRows(of: plan, type, in: act)
        try check(plan, report)
        reports.append(report)
      }
      let dangling = session.linker.reservations.dangling()
      guard dangling.isEmpty else { throw DanglingRows(rows: dangling) }
      try session.linker.requireKept(in: act)
      try session.proposeCandidates(in: act)
      try requireUnmixed(before, plans, act)
      let first: SQL = "SELECT 1 FROM journal WHERE batch = \(batch) LIMIT 1"
      let wrote = try act.connection.row(first) != nil
      if wrote {
        try act.close(
          batch, file: naming.label, of: plans.count == 1 ? plans[0].request.kind : nil, checksum: naming.checksum,
          rows: total)
      }
      for index in reports.indices {
        reports[index].batch = wrote ? batch.rawValue : naming.earlier.last ?? ""
        reports[index].isEarlier = !wrote
      }
      try settle(act, reports)
      return reports
    }
  }

  /// Generated records and real ones come together only where somebody says so.
  private static func requireUnmixed(
    _ before: (hasGenerated: Bool, hasReal: Bool), _ plans: [ImportPlan], _ act: Act
  ) throws {
    if (before.hasGenerated && before.hasReal) || plans.contains(where: \.request.mixesGenerated) { return }
    let after = try GeneratedWorld.shareOf(act.connection)
    if after.hasGenerated && after.hasReal { throw Refusal(.generatedIntoReal, at: "--store") }
  }

  private static func combined(_ plans: [ImportPlan]) -> String {
    if plans.count == 1 { return plans[0].checksum }
    var digest = Digest()
    for plan in plans { digest.update(framed: plan.checksum) }
    return Digest.hex(digest.finish())
  }

  /// Batches of the same files, the latest last.
  private static func batches(_ checksum: String, _ connection: any Connection) throws -> [String] {
    try connection.rows("SELECT id FROM batch WHERE checksum = \(checksum) ORDER BY at, id").compactMap { $0.string(0) }
  }
}
