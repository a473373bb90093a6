import Core
package import Store

/// Where imports asked for over the network are kept, so that a restart loses no result.
package enum ImportJobTable {
  package static let migration = Migration(
    "060-import-job",
    [
      """
      CREATE TABLE import_job (
        id TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, file TEXT NOT NULL, fingerprint TEXT NOT NULL,
        request_key TEXT UNIQUE, host TEXT NOT NULL, created BIGINT NOT NULL, state TEXT NOT NULL, ended BIGINT,
        total BIGINT, batch TEXT, report TEXT, error TEXT)
      """,
      """
      CREATE TABLE import_job_fault (
        job TEXT NOT NULL REFERENCES import_job (id) DEFERRABLE INITIALLY DEFERRED, position BIGINT NOT NULL,
        line BIGINT NOT NULL, cell TEXT NOT NULL, value TEXT NOT NULL, code TEXT NOT NULL, zh TEXT NOT NULL,
        en TEXT NOT NULL, PRIMARY KEY (job, position))
      """,
    ])

  private static let columns: SQL =
    "id, kind, file, fingerprint, request_key, host, created, state, ended, total, batch, report, error"

  package static func insert(_ job: ImportJob, _ connection: any Connection) throws {
    try connection.execute(
      """
      INSERT INTO import_job (\(columns)) VALUES
        (\(job.id), \(job.kind), \(job.file), \(job.fingerprint), \(job.key), \(job.host), \(job.created),
         \(job.state.rawValue), \(job.ended), \(job.rows), \(job.batch), \(job.report), \(job.error))
      """)
  }

  /// Writes how far it has come.
  package static func update(_ job: ImportJob, _ connection: any Connection) throws {
    try connection.execute(
      """
      UPDATE import_job SET state = \(job.state.rawValue), ended = \(job.ended), total = \(job.rows),
        batch = \(job.batch), report = \(job.report), error = \(job.error) WHERE id = \(job.id)
      """)
  }

  package static func find(_ id: String, _ connection: any Connection) throws -> ImportJob? {
    try connection.row("SELECT \(columns) FROM import_job WHERE id = \(id)").flatMap(job)
  }

  package static func find(key: String, _ connection: any Connection) throws -> ImportJob? {
    try connection.row("SELECT \(columns) FROM import_job WHERE request_key = \(key)").flatMap(job)
  }

  package static func find(batch: String, _ connection: any Connection) throws -> ImportJob? {
    try connection.row("SELECT \(columns) FROM import_job WHERE batch = \(batch)").flatMap(job)
  }

  /// What a server that ended on `host` left unfinished was not written: an import and its job end in one transaction.
  package static func interrupt(host: String, at: Int, _ connection: any Connection) throws {
    try connection.execute(
      """
      UPDATE import_job SET state = \(ImportJob.State.interrupted.rawValue), ended = \(at)
        WHERE host = \(host) AND state IN \(values: [ImportJob.State.queued.rawValue, ImportJob.State.running.rawValue])
      """)
  }

  // MARK: Refused rows

  package static func insert(_ faults: [ImportJob.Fault], of job: String, _ connection: any Connection) throws {
    for (position, fault) in faults.enumerated() {
      try connection.execute(
        """
        INSERT INTO import_job_fault (job, position, line, cell, value, code, zh, en) VALUES
          (\(job), \(position), \(fault.row), \(fault.cell), \(fault.value), \(fault.code), \(fault.zh), \(fault.en))
        """)
    }
  }

  package static func faultCount(of job: String, _ connection: any Connection) throws -> Int {
    try connection.row("SELECT count(*) FROM import_job_fault WHERE job = \(job)")?.integer(0) ?? 0
  }

  /// Refused rows from a position on, in the order of the file.
  package static func faults(of job: String, from position: Int, limit: Int, _ connection: any Connection) throws
    -> [ImportJob.Fault]
  {
    var out: [ImportJob.Fault] = []
    try connection.each(
      """
      SELECT line, cell, value, code, zh, en FROM import_job_fault
        WHERE job = \(job) AND position >= \(position) ORDER BY position LIMIT \(limit)
      """
    ) { row in
      out.append(
        ImportJob.Fault(
          row: row.integer(0) ?? 0, cell: row.string(1) ?? "", value: row.string(2) ?? "", code: row.string(3) ?? "",
          zh: row.string(4) ?? "", en: row.string(5) ?? ""))
    }
    return out
  }

  private static func job(_ row: Row) -> ImportJob? {
    guard let id = row.string(0), let created = row.integer(6),
      let state = row.string(7).flatMap(ImportJob.State.init(rawValue:))
    else { return nil }
    var job = ImportJob(
      id: id, kind: Kind(row.string(1) ?? ""), file: row.string(2) ?? "", fingerprint: row.string(3) ?? "",
      key: row.string(4), host: row.string(5) ?? "", created: created)
    job.state = state
    job.ended = row.integer(8)
    job.rows = row.integer(9)
    job.batch = row.string(10)
    job.report = row.string(11)
    job.error = row.string(12)
    return job
  }
}
