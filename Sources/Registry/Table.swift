package import Core
package import Store

/// An entity's table, read and written from its field list.
package enum Table<E: Entity> {
  private static var fixed: [String] { ["id", "visibility", "key", "source", "sources"] }

  package static var columns: [String] { fixed + E.fields.map(\.name) }

  private static var name: String { E.kind.tableName }

  package static func fetch(_ id: String, _ connection: any Connection) throws -> E? {
    try connection.row("\(select) WHERE id = \(id)").map(entity)
  }

  /// Every record, by id.
  package static func each(_ connection: any Connection, _ body: (E) throws -> Void) throws {
    try connection.each("\(select) ORDER BY id") { try body(entity($0)) }
  }

  /// The next `limit` records behind the id `after`, by id: for long passes that ask for more by the way.
  static func page(after: String, limit: Int, _ connection: any Connection) throws -> [E] {
    var out: [E] = []
    try connection.each("\(select) WHERE id > \(after) ORDER BY id LIMIT \(limit)") { out.append(try entity($0)) }
    return out
  }

  static func insert(_ entity: E, _ connection: any Connection) throws {
    try connection.execute("INSERT INTO \(name: name) \(names: columns) VALUES \(values: values(entity))")
  }

  static func update(_ entity: E, _ connection: any Connection) throws {
    var sql: SQL = "UPDATE \(name: name) SET "
    for (index, (column, value)) in zip(columns, values(entity)).enumerated() where index > 0 {
      sql = sql + (index > 1 ? ", \(name: column) = \(value)" : "\(name: column) = \(value)")
    }
    try connection.execute("\(sql) WHERE id = \(entity.id)")
  }

  static func delete(_ id: ID<E>, _ connection: any Connection) throws {
    try connection.execute("DELETE FROM \(name: name) WHERE id = \(id)")
  }

  private static var select: SQL {
    var sql: SQL = "SELECT "
    for (index, column) in columns.enumerated() {
      sql = sql + (index > 0 ? ", \(name: column)" : "\(name: column)")
    }
    return "\(sql) FROM \(name: name)"
  }

  private static func values(_ entity: E) -> [SQLValue] {
    let record = entity.record
    let fixed: [SQLValue] = [
      .text(entity.id.rawValue), .text(record.visibility.rawValue), record.key.sqlValue,
      (record.source?.description).sqlValue, .text(Sources.encode(record.sources)),
    ]
    return fixed + E.fields.map { $0.type.column($0.get(entity)) }
  }

  private static func entity(_ row: Row) throws -> E {
    guard let id = row.string(0), let visibility = row.string(1).flatMap(Visibility.init(rawValue:)) else {
      throw Refusal(.storeFailed, ["why": "\(E.kind): a row without id or visibility"])
    }
    var entity = E(id: ID(id))
    entity.record = Record(
      visibility: visibility, key: row.string(2), source: row.string(3).flatMap { Citation($0) },
      sources: Sources.decode(row.string(4) ?? ""))
    for (index, field) in E.fields.enumerated() {
      if let value = field.type.value(column: row[fixed.count + index]) { field.set(&entity, value) }
    }
    return entity
  }
}

extension Kind {
  /// Kinds are spelled with hyphens, tables with underscores.
  package var tableName: String { String(rawValue.map { $0 == "-" ? "_" : $0 }) }
}

extension FieldType {
  /// A reference to one kind is stored as the bare id, so that the database can hold it to a foreign key.
  func column(_ value: Value?) -> SQLValue {
    switch (value, self) {
    case (nil, _): .null
    case (.integer(let integer), _): .integer(Int64(integer))
    case (.ref(let ref), .ref(let kinds)) where kinds.count == 1: .text(ref.id)
    case (let value?, _): .text(value.canonical)
    }
  }

  func value(column: SQLValue) -> Value? {
    switch (column, self) {
    case (.integer(let integer), .integer): .integer(Int(integer))
    case (.text(let id), .ref(let kinds)) where kinds.count == 1: .ref(Ref(kinds[0], id))
    case (.text(let text), _): decode(text)
    default: nil
    }
  }
}

/// The compact map field → source, as it is stored: `name=publication/ID#¶3` a line.
enum Sources {
  static func encode(_ sources: [String: Citation]) -> String {
    sources.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
  }

  static func decode(_ text: String) -> [String: Citation] {
    var out: [String: Citation] = [:]
    for line in text.split(separator: "\n") {
      guard let equals = line.firstIndex(of: "="), let citation = Citation(line[line.index(after: equals)...]) else {
        continue
      }
      out[String(line[..<equals])] = citation
    }
    return out
  }
}
