import Core
import Foundation
package import Logging
package import Registry
package import Store

/// Where files are handed in: takes them on, one after the other, and tells how far each has come.
///
/// While an import writes, nobody else can: a job that waits behind it is in memory alone until its turn, and a server
/// that is killed forgets it. Its sender sends it again under the same Idempotency-Key.
package actor ImportDesk {
  private static let longestQueue = 16

  private nonisolated let store: any Store
  private let live: LiveCluster
  private let run: ImportRun
  private let host = ProcessInfo.processInfo.hostName

  private struct Work: Sendable {
    let id: String
    let upload: Upload
    let order: ImportOrder
  }

  private var waiting: [Work] = []
  /// Jobs that are not over, or whose end is not kept yet.
  private var open: [String: ImportJob] = [:]
  private var stored: Set<String> = []
  private var worker: Task<Void, Never>?
  private var isUndoing = false

  package init(store: any Store, live: LiveCluster, compactCodes: [CodeEntry], logger: Logger) {
    self.store = store
    self.live = live
    run = ImportRun(store: store, compactCodes: compactCodes, logger: logger)
  }

  /// Clears up after a server that was killed: call it once, before the first request.
  package func recover() async throws {
    UploadWriter.sweep()
    let (host, now) = (host, ImportJob.now)
    try await store.write { try ImportJobTable.interrupt(host: host, at: now, $0) }
  }

  // MARK: Handing in

  /// Takes a file on, or finds the job that this request made before. The upload is the desk's from here on.
  func submit(_ upload: Upload, _ order: ImportOrder, key: String?) async throws -> ImportJob {
    do {
      let fingerprint = order.fingerprint(upload)
      if let key, let earlier = try await earlier(key, fingerprint) {
        upload.remove()
        return earlier
      }
      guard waiting.count < Self.longestQueue else {
        throw Refusal(.apiImportQueue, ["count": "\(waiting.count)"])
      }
      let job = ImportJob(
        id: ImportJob.newID(), kind: order.kind, file: upload.file.lastPathComponent, fingerprint: fingerprint,
        key: key,
        host: host, created: ImportJob.now)
      open[job.id] = job
      if worker == nil { try await keep(job) }
      waiting.append(Work(id: job.id, upload: upload, order: order))
      if worker == nil { worker = Task { await work() } }
      return job
    } catch {
      upload.remove()
      throw error
    }
  }

  private func earlier(_ key: String, _ fingerprint: String) async throws -> ImportJob? {
    func matching() -> ImportJob? { open.values.first { $0.key == key } }
    var found = matching()
    if found == nil { found = try await store.read { try ImportJobTable.find(key: key, $0) } }
    // Another request of the same key may have come in while this one looked.
    if found == nil { found = matching() }
    guard let found else { return nil }
    guard found.fingerprint == fingerprint else {
      throw Refusal(.apiImportKey, at: "Idempotency-Key", ["key": String(key.prefix(80))])
    }
    return found
  }

  private func keep(_ job: ImportJob) async throws {
    do {
      try await store.write { try ImportJobTable.insert(job, $0) }
      stored.insert(job.id)
    } catch {
      open[job.id] = nil
      throw error
    }
  }

  // MARK: Asking

  /// A job and how many of its rows are done.
  func job(_ id: String) async throws -> (job: ImportJob, done: Int)? {
    if var job = open[id] {
      guard job.state == .running else { return (job, 0) }
      let now = run.progress.now
      job.rows = now.total > 0 ? now.total : nil
      return (job, now.done)
    }
    guard let job = try await store.read({ try ImportJobTable.find(id, $0) }) else { return nil }
    return (job, job.rows ?? 0)
  }

  nonisolated func faults(of id: String, from position: Int = 0, limit: Int) async throws -> [ImportJob.Fault] {
    try await store.read { try ImportJobTable.faults(of: id, from: position, limit: limit, $0) }
  }

  nonisolated func faultCount(of id: String) async throws -> Int {
    try await store.read { try ImportJobTable.faultCount(of: id, $0) }
  }

  // MARK: Working

  private func work() async {
    while !waiting.isEmpty {
      let next = waiting.removeFirst()
      await perform(next)
      next.upload.remove()
    }
    worker = nil
  }

  private func perform(_ work: Work) async {
    guard var job = open[work.id] else { return }
    if job.state == .queued { job.state = .running }
    run.progress.set(0, 0)
    open[job.id] = job
    var isKept = stored.contains(job.id)
    if !isKept { isKept = (try? await keep(job)) != nil }
    if isKept {
      await run.perform(job, work.upload, work.order)
      // What the import wrote is on the pages before its job says that it is done.
      try? await live.refresh()
    }
    open[job.id] = nil
    stored.remove(job.id)
  }

  // MARK: Taking back

  /// What taking a job back did; nil where it had not begun.
  func undo(
    _ id: String, as actor: String, if isExpected: (ImportJob) -> Bool
  ) async throws -> (batch: String, report: UndoReport)? {
    guard let job = try await job(id)?.job else { throw Refusal(.apiImportAbsent, at: id, ["what": id]) }
    guard isExpected(job) else { throw Refusal(.apiPrecondition, at: id) }
    if open[id]?.state == .queued, waiting.contains(where: { $0.id == id }) {
      // It keeps its turn, for its end cannot be written before.
      open[id]?.state = .cancelled
      return nil
    }
    guard worker == nil, !isUndoing else { throw Refusal(.apiImportBusy, at: id) }
    guard job.state == .done, let batch = job.batch else {
      throw Refusal(
        .apiImportNothing, at: id, ["what": id, "state": job.state.label.zh, "state.en": job.state.label.en])
    }
    isUndoing = true
    defer { isUndoing = false }
    let report = try await store.act(as: actor, "batch.undo") { act in
      let report = try act.undo(batch: batch)
      var undone = job
      undone.state = .undone
      try ImportJobTable.update(undone, act.connection)
      return report
    }
    try? await live.refresh()
    return (batch, report)
  }
}
