/// A database: SQLite in a file, later PostgreSQL. It knows no entity.
///
/// Entry is async, the body is synchronous and runs on the driver's own thread; it either commits whole or not at all.
package protocol Store: Sendable {
  /// Reads one consistent snapshot.
  func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

  /// Runs `body` in one transaction that no other writer overlaps.
  func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

  /// Problems that the database finds in itself: damaged pages, broken foreign keys. Empty when it is sound.
  func integrityProblems() async throws -> [String]

  /// Copies a consistent snapshot into a new file at `path`.
  func backup(to path: String) async throws
}

/// A transaction's view of the database.
package protocol Connection: AnyObject {
  /// Runs a statement; returns the number of rows that it changed.
  @discardableResult
  func execute(_ sql: SQL) throws -> Int

  /// Hands each row of the answer to `body` as it comes.
  func each(_ sql: SQL, _ body: (Row) throws -> Void) throws
}

extension Connection {
  package func rows(_ sql: SQL) throws -> [Row] {
    var out: [Row] = []
    try each(sql) { out.append($0) }
    return out
  }

  package func row(_ sql: SQL) throws -> Row? { try rows(sql).first }
}
