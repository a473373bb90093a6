import Core
import Foundation
import Logging
import Registry
import Store
import Synchronization
import Transfer

/// Carries one job out. Its end and the import's are one transaction, so that "done" and the batch agree whatever
/// happens between.
struct ImportRun: Sendable {
  let store: any Store
  let compactCodes: [CodeEntry]
  let logger: Logger
  let progress = Progress()

  /// How many rows of the job under way are done.
  final class Progress: Sendable {
    private let rows = Mutex((done: 0, total: 0))
    var now: (done: Int, total: Int) { rows.withLock { $0 } }
    func set(_ done: Int, _ total: Int) { rows.withLock { $0 = (done, total) } }
  }

  /// Ends with the job's end kept, whatever it is.
  func perform(_ job: ImportJob, _ upload: Upload, _ order: ImportOrder) async {
    do {
      if job.state == .running {
        try await read(job, upload, order)
      } else {
        try await end(job, job.state)
      }
    } catch let refusal as Refusal {
      await refuse(job, refusal)
    } catch {
      logger.error("import failed", metadata: ["job": "\(job.id)", "error": "\(error)"])
      await refuse(job, Refusal(.webFailed))
    }
  }

  private func read(_ job: ImportJob, _ upload: Upload, _ order: ImportOrder) async throws {
    try await store.write { try ImportJobTable.update(job, $0) }
    let request = try await order.request(upload.file, store)
    // Reading a large sheet takes seconds, which are no server thread's.
    let plan = try await Self.aside { try ImportPlan(request) }
    progress.set(0, plan.rows)
    do {
      _ = try await Importer.run(
        [plan], label: job.file, actor: order.actor, compactCodes: compactCodes, into: store,
        settle: { act, reports in
          guard let report = reports.first else { return }
          if order.isTrial { throw Trial(report: report) }
          try Self.finish(job, report, rows: plan.rows, act)
        },
        progress: { [progress] in progress.set($0, $1) })
    } catch let trial as Trial {
      try await tried(job, trial.report, rows: plan.rows)
    }
  }

  /// Takes back all that a trial wrote: the very work of an import, so that it cannot say anything else than the import would.
  private struct Trial: Error {
    let report: ImportReport
  }

  private func tried(_ job: ImportJob, _ report: ImportReport, rows: Int) async throws {
    let (tried, faults) = try Self.ended(job, .tried, report, rows: rows)
    try await store.write { connection in
      try ImportJobTable.update(tried, connection)
      try ImportJobTable.insert(faults, of: tried.id, connection)
    }
  }

  private static func finish(_ job: ImportJob, _ report: ImportReport, rows: Int, _ act: Act) throws {
    var (done, faults) = try ended(job, .done, report, rows: rows)
    // A file that changed nothing names the batch of an earlier reading, which is not this job's to undo.
    done.batch = report.batch == act.batch ? report.batch : nil
    try ImportJobTable.update(done, act.connection)
    try ImportJobTable.insert(faults, of: job.id, act.connection)
  }

  /// The job with its report, and the refused rows, which stand on their own.
  private static func ended(
    _ job: ImportJob, _ state: ImportJob.State, _ report: ImportReport, rows: Int
  ) throws -> (ImportJob, [ImportJob.Fault]) {
    var ended = job
    var summary = ImportReportJSON(report)
    let faults = summary.refused
    summary.refused = []
    (ended.state, ended.ended, ended.rows) = (state, ImportJob.now, rows)
    ended.report = String(decoding: try JSONEncoder().encode(summary), as: UTF8.self)
    return (ended, faults)
  }

  private func refuse(_ job: ImportJob, _ refusal: Refusal) async {
    do {
      let error = String(decoding: try JSONEncoder().encode(RefusalJSON(refusal)), as: UTF8.self)
      try await end(job, .refused, error: error)
    } catch {
      logger.error("a job's end was not kept", metadata: ["job": "\(job.id)", "error": "\(error)"])
    }
  }

  private func end(_ job: ImportJob, _ state: ImportJob.State, error: String? = nil) async throws {
    var ended = job
    ended.state = state
    ended.ended = ImportJob.now
    ended.error = error
    let kept = ended
    try await store.write { try ImportJobTable.update(kept, $0) }
  }

  private static func aside<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global(qos: .utility).async { continuation.resume(with: Result(catching: body)) }
    }
  }
}

extension ImportJob {
  static var now: Int { Int(Date().timeIntervalSince1970 * 1000) }

  /// A hundred bits of chance: nobody finds a job by trying.
  static func newID() -> String {
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
    return String((0..<20).map { _ in alphabet[Int.random(in: 0..<alphabet.count)] })
  }
}
