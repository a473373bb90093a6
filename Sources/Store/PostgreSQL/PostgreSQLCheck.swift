import Foundation

extension PostgreSQLStore {
  /// What the server knows to be wrong, and what can be asked of it: rules that were never proven, indexes that were not
  /// finished, pages whose checksum failed (where the server keeps checksums), broken foreign keys, and, where the extension
  /// `amcheck` is installed and may be used, the order of every index.
  package func integrityProblems() async throws -> [String] {
    let told = try await read { connection in
      try Self.unproven(connection) + Self.damaged(connection) + Self.orphans(connection)
    }
    return try await told + misordered()
  }

  private static let here: SQL = "(SELECT oid FROM pg_namespace WHERE nspname = current_schema())"

  private static func unproven(_ connection: any Connection) throws -> [String] {
    let rules = try connection.rows(
      """
      SELECT conrelid::regclass::text, conname::text FROM pg_constraint
        WHERE connamespace = \(here) AND NOT convalidated ORDER BY 1, 2
      """
    ).map { "constraint never validated: \($0.string(0) ?? "?") \($0.string(1) ?? "?")" }
    let indexes = try connection.rows(
      """
      SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE c.relnamespace = \(here) AND NOT (i.indisvalid AND i.indisready AND i.indislive) ORDER BY 1
      """
    ).map { "invalid index: \($0.string(0) ?? "?")" }
    return rules + indexes
  }

  private static func damaged(_ connection: any Connection) throws -> [String] {
    try connection.rows(
      """
      SELECT checksum_failures, checksum_last_failure::text FROM pg_stat_database
        WHERE datname = current_database() AND checksum_failures > 0
      """
    ).map { "pages with a wrong checksum: \($0.integer(0) ?? 0), last at \($0.string(1) ?? "?")" }
  }

  /// A restore with its triggers switched off, or a superuser, leaves what no constraint has seen.
  private static func orphans(_ connection: any Connection) throws -> [String] {
    let keys = try connection.rows(
      """
      SELECT c.conname::text, n.nspname::text, child.relname::text, a.attname::text, parent.relname::text, b.attname::text
        FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
        JOIN pg_class child ON child.oid = c.conrelid JOIN pg_class parent ON parent.oid = c.confrelid
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
        JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1]
        WHERE c.contype = 'f' AND cardinality(c.conkey) = 1 AND c.connamespace = \(here) ORDER BY 1
      """
    ).map { row in (0..<6).map { row.string($0) ?? "" } }
    return try keys.flatMap { key in
      let (child, column, parent, target) = (key[2], key[3], key[4], key[5])
      return try connection.rows(
        """
        SELECT \(name: column) FROM \(name: child) c WHERE \(name: column) IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM \(name: parent) p WHERE p.\(name: target) = c.\(name: column)) LIMIT 100
        """
      ).map { "foreign key: \(child) \(column) \($0.string(0) ?? "?") → \(parent)" }
    }
  }

  /// One transaction an index, for a fault ends the transaction that finds it.
  private func misordered() async throws -> [String] {
    let indexes = try await read { connection in
      guard
        let home = try connection.row(
          """
          SELECT n.nspname::text FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
            JOIN pg_proc p ON p.pronamespace = n.oid AND p.proname = 'bt_index_check'
            WHERE e.extname = 'amcheck' AND has_function_privilege(p.oid, 'EXECUTE') LIMIT 1
          """)?.string(0)
      else { return [] as [(home: String, index: Int, name: String)] }
      return try connection.rows(
        """
        SELECT c.oid, c.relname::text FROM pg_class c JOIN pg_am a ON a.oid = c.relam
          WHERE c.relnamespace = \(Self.here) AND c.relkind = 'i' AND a.amname = 'btree' ORDER BY 2
        """
      ).map { (home, $0.integer(0) ?? 0, $0.string(1) ?? "?") }
    }
    var out: [String] = []
    for (home, index, name) in indexes {
      do {
        try await read { _ = try $0.rows("SELECT \(name: home).bt_index_check(\(index)::oid::regclass)") }
      } catch { out.append("index \(name): \(error)") }
    }
    return out
  }
}
