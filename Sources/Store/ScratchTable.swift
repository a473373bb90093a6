import Core
import GRDB

/// Keys and values of one piece of work that are too many for memory: a table in a file without a name, of which the system
/// takes care however the work ends.
///
/// It is no part of any store and of no transaction. Faults are `storeFailed`: a full disk, mostly.
package final class ScratchTable {
  /// KiB of pages in memory, whatever the table holds.
  private static let memory = 8 << 10

  private let database: DatabaseQueue

  package init() throws {
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      // Nobody reads it again after a crash: neither a log nor a wait for the disk is worth anything.
      try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -\(Self.memory)")
    }
    database = try Self.translated {
      // SQLite unlinks a database without a name as soon as it has opened it.
      let database = try DatabaseQueue(path: "", configuration: configuration)
      try database.write { db in
        try db.execute(sql: "CREATE TABLE scratch (key TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL) WITHOUT ROWID")
      }
      return database
    }
  }

  package func value(_ key: String) throws -> SQLValue? {
    try Self.translated {
      try database.unsafeRead { db in
        let statement = try db.cachedStatement(sql: "SELECT value FROM scratch WHERE key = ?")
        return try DatabaseValue.fetchOne(statement, arguments: [key]).map(SQLiteConnection.value)
      }
    }
  }

  /// Sets or replaces. In the order of their keys many are written several times as fast.
  package func put(_ values: [(key: String, value: SQLValue)]) throws {
    try Self.translated {
      try database.write { db in
        let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO scratch (key, value) VALUES (?, ?)")
        for (key, value) in values {
          try statement.execute(arguments: [key, SQLiteConnection.bound(value)])
        }
      }
    }
  }

  package func remove(_ key: String) throws {
    try Self.translated {
      try database.write { db in try db.execute(sql: "DELETE FROM scratch WHERE key = ?", arguments: [key]) }
    }
  }

  private static func translated<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw Refusal(.storeFailed, at: "TMPDIR", ["why": "\(error.resultCode) \(error.message ?? "")"])
    }
  }
}
