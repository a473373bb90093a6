package import Core
package import Store

/// An entity's table, read and written from its field list.
package enum Table<E: Entity> {
  package static var columns: [String] { TableStatements.of(E.self).columns }

  private static var statements: TableStatements { TableStatements.of(E.self) }

  package static func fetch(_ id: String, _ connection: any Connection) throws -> E? {
    try row(id, connection).map(entity)
  }

  static func row(_ id: String, _ connection: any Connection) throws -> Row? {
    try connection.row(statements.fetch.with([.text(id)]))
  }

  package static func exists(_ id: String, _ connection: any Connection) throws -> Bool {
    try connection.row(statements.exists.with([.text(id)])) != nil
  }

  /// Every record, by id.
  package static func each(_ connection: any Connection, _ body: (E) throws -> Void) throws {
    try eachRow(connection) { try body(entity($0)) }
  }

  /// The same, column by column.
  static func eachRow(_ connection: any Connection, _ body: (Row) throws -> Void) throws {
    try connection.each("\(statements.select) ORDER BY id", body)
  }

  /// The next `limit` records behind the id `after`, by id: for long passes that ask for more by the way.
  static func page(after: String, limit: Int, _ connection: any Connection) throws -> [E] {
    var out: [E] = []
    try connection.each("\(statements.select) WHERE id > \(after) ORDER BY id LIMIT \(limit)") {
      out.append(try entity($0))
    }
    return out
  }

  static func insert(_ values: FieldValues<E>, _ connection: any Connection) throws {
    try connection.post(statements.insert.with(columns(of: values)))
  }

  static func update(_ values: FieldValues<E>, _ connection: any Connection) throws {
    let id = values.entity.id.sqlValue
    try connection.post(statements.update.with(columns(of: values).dropFirst() + [id]))
  }

  static func delete(_ id: ID<E>, _ connection: any Connection) throws {
    try connection.post("DELETE FROM \(name: E.kind.tableName) WHERE id = \(id)")
  }

  private static func columns(of values: FieldValues<E>) -> [SQLValue] {
    let record = values.entity.record
    var out: [SQLValue] = [
      .text(values.entity.id.rawValue), .text(record.visibility.rawValue), record.key.sqlValue,
      (record.source?.description).sqlValue, .text(Sources.encode(record.sources)),
    ]
    for (index, field) in E.fields.enumerated() {
      out.append(field.type.column(values.values[index], spelled: values.spellings[index]))
    }
    return out
  }

  static func entity(_ row: Row) throws -> E {
    var entity = try blank(row)
    let fields = E.fields
    for index in fields.indices { fill(&entity, fields[index], row[TableStatements.fixed.count + index]) }
    return entity
  }

  /// As the index keeps it.
  static func entity(kept bytes: UnsafeRawBufferPointer) throws -> E {
    var columns = RecordBytes.Reader(bytes)
    var entity = try blank(
      id: try columns.next().string, visibility: try columns.next().string, key: try columns.next().string,
      source: try columns.next().string, sources: try columns.next().string)
    let fields = E.fields
    for index in fields.indices {
      // Most columns are empty, and then the field is not worth a look.
      switch try columns.next() {
      case .null: continue
      case .text(let spelling) where fields[index].read(&entity, spelling): continue
      case let column: fill(&entity, fields[index], column.value)
      }
    }
    return entity
  }

  /// The record and the values of its fields, in their order.
  static func valued(_ row: Row) throws -> (entity: E, values: [Value?]) {
    var entity = try blank(row)
    let fields = E.fields
    // An empty column leaves what it is born with. The others are asked, for a property may hold less than its column.
    var values = statements.born
    for index in fields.indices where fill(&entity, fields[index], row[TableStatements.fixed.count + index]) {
      values[index] = fields[index].get(entity)
    }
    return (entity, values)
  }

  private static func blank(_ row: Row) throws -> E {
    try blank(
      id: row.string(0), visibility: row.string(1), key: row.string(2), source: row.string(3), sources: row.string(4))
  }

  /// In the order of `TableStatements.fixed`.
  private static func blank(
    id: String?, visibility: String?, key: String?, source: String?, sources: String?
  ) throws -> E {
    guard let id, let visibility = visibility.flatMap(Visibility.init(rawValue:)) else {
      throw Refusal(.storeFailed, ["why": "\(E.kind): a row without id or visibility"])
    }
    var entity = E(id: ID(id))
    entity.record = Record(
      visibility: visibility, key: key, source: source.flatMap { Citation($0) }, sources: Sources.decode(sources ?? ""))
    return entity
  }

  /// Most columns of most records are empty: false.
  @discardableResult private static func fill(_ entity: inout E, _ field: Field<E>, _ column: SQLValue) -> Bool {
    if case .null = column { return false }
    guard let value = field.type.value(column: column) else { return false }
    field.set(&entity, value)
    return true
  }
}

extension Kind {
  /// Kinds are spelled with hyphens, tables with underscores.
  package var tableName: String { String(rawValue.map { $0 == "-" ? "_" : $0 }) }
}

extension FieldType {
  /// A reference to one kind is stored as the bare id, so that the database can hold it to a foreign key.
  func column(_ value: Value?, spelled: String? = nil) -> SQLValue {
    switch (value, self) {
    case (nil, _): .null
    case (.integer(let integer), _): .integer(Int64(integer))
    case (.ref(let ref), .ref(let kinds)) where kinds.count == 1: .text(ref.id)
    case (let value?, _): .text(spelled ?? value.canonical)
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
    if sources.isEmpty { return "" }
    return sources.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
  }

  static func decode(_ text: String) -> [String: Citation] {
    if text.isEmpty { return [:] }
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
