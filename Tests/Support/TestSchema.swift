import Foundation
import Store

/// A schema of a test's own.
struct TestSchema: Sendable {
  let store: any Store
  let address: String
  private let name: String
  /// How many columns and rules it was made with: a test that changed its tables is told by it.
  private let shape: Int
  private var uses = 1

  static func make(_ migrations: [Migration], named name: String, on server: TestServer) async throws -> TestSchema {
    let schema = "t_" + UUID().uuidString.lowercased().filter { $0 != "-" }
    try await server.keeper.write { _ = try $0.execute("CREATE SCHEMA \(name: schema)") }
    do {
      let mark = server.url.contains("?") ? "&" : "?"
      let address = server.url + mark + "options=-csearch_path%3D" + schema + "&application_name=" + name
      let store = try await Stores.open(address)
      try await store.migrate(migrations)
      return TestSchema(store: store, address: address, name: schema, shape: try await shape(store))
    } catch {
      try? await drop(schema, server.keeper)
      throw error
    }
  }

  private init(store: any Store, address: String, name: String, shape: Int) {
    (self.store, self.address, self.name, self.shape) = (store, address, name, shape)
  }

  /// Without a row but what migrations write; nil when it is not worth keeping.
  func emptied() async throws -> TestSchema? {
    // Rows that were deleted are still read past.
    guard uses < 20, try await Self.shape(store) == shape else { return nil }
    try await store.write { connection in
      // The latest first, so that what refers to a table goes before it; references to later tables wait for the end.
      let tables = try connection.rows(
        """
        SELECT relname::text FROM pg_class WHERE relnamespace = current_schema()::text::regnamespace AND relkind = 'r'
          ORDER BY oid DESC
        """)
      for table in tables.compactMap({ $0.string(0) }) where table != "migration" {
        try connection.execute("DELETE FROM \(name: table)")
      }
      try connection.execute("INSERT INTO journal_head (one, seq, hash) VALUES (1, 0, '')")
    }
    var out = self
    out.uses += 1
    return out
  }

  func drop(_ keeper: any Store) async throws { try await Self.drop(name, keeper) }

  private static func drop(_ name: String, _ keeper: any Store) async throws {
    try await keeper.write { _ = try $0.execute("DROP SCHEMA \(name: name) CASCADE") }
  }

  private static func shape(_ store: any Store) async throws -> Int {
    try await store.read { connection in
      try connection.row(
        """
        SELECT (SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = n.oid)
            + (SELECT count(*) FROM pg_constraint WHERE connamespace = n.oid) FROM pg_namespace n
          WHERE n.nspname = current_schema()
        """)?.integer(0) ?? 0
    }
  }
}
