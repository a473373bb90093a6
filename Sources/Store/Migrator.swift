import Core

/// One step of the schema, applied once, in the order of the list that the program gives.
package struct Migration: Sendable {
  /// `003-need`: number and what it makes. Never renamed once released.
  package let name: String
  package let statements: [SQL]

  package init(_ name: String, _ statements: [SQL]) {
    self.name = name
    self.statements = statements
  }
}

extension Store {
  /// Brings the schema up to the end of `migrations`, all missing steps in one transaction.
  ///
  /// Refuses a store that holds a step unknown to this program: it was written by a newer one.
  package func migrate(_ migrations: [Migration]) async throws {
    // Looking first keeps every reader of an up-to-date store out of the writers' way.
    if let done = try? await read({ try Set($0.rows("SELECT name FROM migration").compactMap { $0.string(0) }) }),
      done == Set(migrations.map(\.name))
    {
      return
    }
    try await write { connection in
      try connection.execute("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY NOT NULL)")
      let done = try Set(connection.rows("SELECT name FROM migration").compactMap { $0.string(0) })
      if let stranger = done.subtracting(migrations.map(\.name)).min() {
        throw Refusal(.storeNewer, ["what": "store", "migration": stranger])
      }
      for migration in migrations where !done.contains(migration.name) {
        for statement in migration.statements { try connection.execute(statement) }
        try connection.execute("INSERT INTO migration (name) VALUES (\(migration.name))")
      }
    }
  }
}
