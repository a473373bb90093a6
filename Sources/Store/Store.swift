/// A database: SQLite in a file, or a schema of PostgreSQL. It knows no entity.
///
/// Entry is async, the body is synchronous and runs on the driver's own thread; it either commits whole or not at all.
///
/// **A body may run again**, when a connection was lost or another transaction stood in its way and it is certain that nothing
/// of it was committed. It must have no effect but through its connection, and begin anew from what it captured.
package protocol Store: Sendable {
  /// Reads one consistent snapshot.
  func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

  /// Runs `body` in one transaction that no other writer overlaps.
  ///
  /// Throws `storeOutcomeUnknown` where the server was lost in the very moment of the commit and nobody can say whether it
  /// holds; with any other error nothing was written.
  func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

  /// Returns when the journal's head is no longer `sequence`, at the latest after `limit`, and sometimes for nothing.
  func waitForNews(after sequence: Int, atMost limit: Duration) async throws

  /// Problems that the database finds in itself: damaged pages, broken foreign keys. Empty when it is sound.
  func integrityProblems() async throws -> [String]

  /// Copies a consistent snapshot into a new file at `path`.
  func backup(to path: String) async throws
}

extension Store {
  /// Looks at the head twice a second, which every database can.
  package func waitForNews(after sequence: Int, atMost limit: Duration) async throws {
    let deadline = ContinuousClock.now + limit
    while try await read({ try Journal.head($0).seq }) == sequence {
      let left = deadline - .now
      guard left > .zero else { return }
      try await Task.sleep(for: min(left, .milliseconds(500)))
    }
  }
}

/// A transaction's view of the database.
///
/// After a statement that failed, no other runs until the transaction goes back to a savepoint (`Act.attempt`), and it is not
/// committed, also where the error was caught.
package protocol Connection: AnyObject {
  /// Runs a statement; returns the number of rows that it changed.
  @discardableResult
  func execute(_ sql: SQL) throws -> Int

  /// Runs a statement for whose answer nobody waits. What goes wrong with it is thrown by it or by a later statement, at the
  /// latest by the transaction's end, which is then not committed: `Act.attempt` may have come to its end by then.
  func post(_ sql: SQL) throws

  /// Hands each row of the answer to `body` as it comes: memory does not grow with the answer.
  ///
  /// `body` may run other statements. The rest of the answer may be taken into memory then: a long scan that asks for more by
  /// the way goes page by page instead.
  func each(_ sql: SQL, _ body: (Row) throws -> Void) throws
}

extension Connection {
  /// Where no wire lies between, there is nothing to wait for.
  package func post(_ sql: SQL) throws { try execute(sql) }

  package func rows(_ sql: SQL) throws -> [Row] {
    var out: [Row] = []
    try each(sql) { out.append($0) }
    return out
  }

  package func row(_ sql: SQL) throws -> Row? { try rows(sql).first }
}
