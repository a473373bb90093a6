import Core
import Foundation
import GRDB

/// The embedded database: one file, write-ahead log, every commit on the disk before it is acknowledged.
package final class SQLiteStore: Store {
  /// "LQ" and the format's number, in the file's header, so that another program's database is refused.
  private static let applicationID = 0x4C51_0001
  private static let busySeconds = 10

  private let pool: DatabasePool
  private let path: String

  /// Opens or creates the file at `path`; its folder is created too.
  package init(path: String) throws {
    self.path = path
    var configuration = Configuration()
    configuration.busyMode = .timeout(TimeInterval(Self.busySeconds))
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA cache_size = -65536")
      // What a savepoint may have to put back: each row of an import has one, and a file for it took a tenth of the time.
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
    }
    do {
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Self.requireOwn(path)
      pool = try DatabasePool(path: path, configuration: configuration)
      try pool.writeWithoutTransaction { db in
        // Only now: opening the pool has set the writer to NORMAL, under which a commit may be lost with the power.
        try db.execute(sql: "PRAGMA synchronous = FULL")
        let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        if id == 0 && tables == 0 {
          try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
        } else if id != Self.applicationID {
          throw Refusal(.storeForeign, at: path, ["what": path])
        }
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw Refusal(.storeForeign, at: path, ["what": path])
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw Refusal(.storeUnopenable, at: path, ["what": path, "why": Self.why(error)])
    }
  }

  /// Looks at a file's mark before anything is written to it: a pool would turn a stranger's file to write-ahead logging.
  private static func requireOwn(_ path: String) throws {
    let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    guard let size, size > 0 else { return }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(TimeInterval(busySeconds))
    let (id, tables) = try DatabaseQueue(path: path, configuration: configuration).read { db in
      (
        try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
      )
    }
    guard id == applicationID || (id == 0 && tables == 0) else {
      throw Refusal(.storeForeign, at: path, ["what": path])
    }
  }

  package func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
    try await translated { try await self.pool.read { try Self.run(body, $0) } }
  }

  package func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
    try await translated { try await self.pool.write { try Self.run(body, $0) } }
  }

  private static func run<T>(_ body: (any Connection) throws -> T, _ db: Database) throws -> T {
    let connection = SQLiteConnection(db)
    let value = try body(connection)
    if let error = connection.failure.error { throw error }
    return value
  }

  package func integrityProblems() async throws -> [String] {
    try await read { connection in
      let pages = try connection.rows("PRAGMA integrity_check").compactMap { $0.string(0) }.filter { $0 != "ok" }
      let keys = try connection.rows("PRAGMA foreign_key_check").map { row in
        "foreign key: \(row.string(0) ?? "?") row \(row.integer(1) ?? 0) → \(row.string(2) ?? "?")"
      }
      return pages + keys
    }
  }

  package func backup(to path: String) async throws {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Refusal(.fileExists, at: path, ["what": path])
    }
    // Beside its place first: a copy that broke off must neither stand in the way of the next nor pass for a store.
    let part = path + ".part"
    for leftover in [part, part + "-journal"] { try? FileManager.default.removeItem(atPath: leftover) }
    do {
      try await pool.vacuum(into: part)
      let file = try FileHandle(forUpdating: URL(fileURLWithPath: part))
      try file.synchronize()
      try file.close()
      try FileManager.default.moveItem(atPath: part, toPath: path)
    } catch {
      for leftover in [part, part + "-journal"] { try? FileManager.default.removeItem(atPath: leftover) }
      throw Refusal(.ioFailed, at: path, ["what": path, "why": Self.why(error)])
    }
  }

  private func translated<T>(_ body: () async throws -> T) async throws -> T {
    do {
      return try await body()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      throw Refusal(.storeBusy, at: path, ["seconds": String(Self.busySeconds)])
    } catch let error as DatabaseError {
      throw Refusal(.storeFailed, at: path, ["why": Self.why(error)])
    }
  }

  /// The database's own words without the statement's arguments, which may be private.
  private static func why(_ error: any Error) -> String {
    guard let error = error as? DatabaseError else { return String(describing: error) }
    return "\(error.resultCode) \(error.message ?? "")"
  }
}
