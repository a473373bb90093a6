package import Core
package import Store

/// The codes of installed reference sets. Which set, licence and checksum stands in `ReferenceSet`.
package enum CodeTable {
  package static let migration = Migration(
    "051-code",
    [
      """
      CREATE TABLE code (
        system TEXT NOT NULL, value TEXT NOT NULL, parent TEXT, zh TEXT, en TEXT, definition TEXT, aliases TEXT,
        position BIGINT NOT NULL, reference_set TEXT NOT NULL REFERENCES reference_set (id) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (system, value))
      """
    ])

  package static func insert(_ entry: CodeEntry, position: Int, set: ID<ReferenceSet>, _ connection: any Connection)
    throws
  {
    try connection.execute(
      """
      INSERT INTO code (system, value, parent, zh, en, definition, aliases, position, reference_set) VALUES
        (\(entry.code.system), \(entry.code.value), \(entry.parent), \(entry.zh), \(entry.en), \(entry.definition),
         \(entry.aliases.joined(separator: "|")), \(position), \(set))
      """)
  }

  package static func delete(set: ID<ReferenceSet>, _ connection: any Connection) throws {
    try connection.execute("DELETE FROM code WHERE reference_set = \(set)")
  }

  package static func all(_ connection: any Connection) throws -> [CodeEntry] {
    var out: [CodeEntry] = []
    try connection.each("SELECT system, value, parent, zh, en, definition, aliases FROM code ORDER BY system, position")
    { row in
      guard let system = row.string(0), let value = row.string(1) else { return }
      out.append(
        CodeEntry(
          Code(system, value), parent: row.string(2), zh: row.string(3), en: row.string(4), definition: row.string(5),
          aliases: (row.string(6) ?? "").split(separator: "|").map(String.init)))
    }
    return out
  }
}
