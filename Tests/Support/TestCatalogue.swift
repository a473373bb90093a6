package import Store

/// What a database says of its own tables: questions with the same answers everywhere.
extension TestDatabase {
  /// Names of tables.
  package var tables: SQL {
    switch self {
    case .sqlite: "SELECT name FROM sqlite_master WHERE type = 'table'"
    case .postgresql: "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()"
    }
  }

  /// Name and whether it is required, of each column in its order.
  package func columns(of table: String) -> SQL {
    switch self {
    case .sqlite: "SELECT name, \"notnull\" FROM pragma_table_info(\(table))"
    case .postgresql:
      """
      SELECT attname::text, attnotnull FROM pg_attribute
        WHERE attrelid = \(table)::regclass AND attnum > 0 ORDER BY attnum
      """
    }
  }

  /// Column and table that it refers to.
  package func foreignKeys(of table: String) -> SQL {
    switch self {
    case .sqlite: "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(\(table))"
    case .postgresql:
      """
      SELECT a.attname::text, p.relname::text FROM pg_constraint c JOIN pg_class p ON p.oid = c.confrelid
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
        WHERE c.contype = 'f' AND c.conrelid = \(table)::regclass
      """
    }
  }

  /// Columns by which a table's rows are found without reading it: the first of each index.
  package func indexedColumns(of table: String) -> SQL {
    switch self {
    case .sqlite:
      "SELECT i.name FROM pragma_index_list(\(table)) l JOIN pragma_index_info(l.name) i WHERE i.seqno = 0"
    case .postgresql:
      """
      SELECT a.attname::text FROM pg_index x
        JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[0] WHERE x.indrelid = \(table)::regclass
      """
    }
  }
}
