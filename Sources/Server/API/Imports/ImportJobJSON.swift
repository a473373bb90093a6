import Core
import Foundation
import Registry
import Transfer

/// A job as the API tells of it.
struct ImportJobJSON: Encodable, Sendable {
  struct Progress: Encodable, Sendable {
    /// Absent until they are counted.
    let rows: Int?
    let done: Int
  }

  let id: String
  let kind: String
  let file: String
  let state: String
  let created: String
  let ended: String?
  let progress: Progress
  let batch: String?
  /// The contract's object of an import.
  let report: ImportReportJSON?
  /// The contract's error.
  let error: RefusalJSON?
  let links: [String: String]

  init(_ job: ImportJob, done: Int = 0, faults: [ImportJob.Fault] = []) throws {
    id = job.id
    kind = job.kind.rawValue
    file = job.file
    state = job.state.rawValue
    created = Self.time(job.created)
    ended = job.ended.map(Self.time)
    progress = Progress(rows: job.rows, done: done)
    batch = job.batch
    var report = try job.report.map { try JSONDecoder().decode(ImportReportJSON.self, from: Data($0.utf8)) }
    report?.refused = faults
    self.report = report
    error = try job.error.map { try JSONDecoder().decode(RefusalJSON.self, from: Data($0.utf8)) }
    let address = "/api/v1/imports/\(job.id)"
    links = ["self": address, "rows": "\(address)/rows", "undo": "\(address)/undo"]
  }

  private static func time(_ milliseconds: Int) -> String {
    Date(timeIntervalSince1970: Double(milliseconds) / 1000).formatted(.iso8601)
  }
}

extension ImportJob {
  /// What its state is known by.
  func tag(done: Int) -> String { "\"\(id)-\(state.rawValue)-\(done)\"" }
}
