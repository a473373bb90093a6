import Core
import Store

/// The statements of an entity's table, spelled once from its field list: they run for every row of a file.
struct TableStatements: Sendable {
  let columns: [String]
  let select: SQL
  let fetch: SQL
  let exists: SQL
  let insert: SQL
  let update: SQL
  /// Values of the fields of a record of which nothing is known yet.
  let born: [Value?]

  /// Besides the fields, in the order in which `Table` reads and writes them.
  static let fixed = ["id", "visibility", "key", "source", "sources"]

  private static let spelled = Dictionary(uniqueKeysWithValues: Entities.all.map { ($0.kind, TableStatements($0)) })

  static func of<E: Entity>(_ type: E.Type) -> TableStatements { spelled[E.kind] ?? TableStatements(type) }

  private init<E: Entity>(_ type: E.Type) {
    let table = E.kind.tableName
    let newborn = E(id: ID(""))
    born = E.fields.map { $0.get(newborn) }
    // Stands where a value will be bound.
    let value = SQLValue.null
    let columns = Self.fixed + E.fields.map(\.name)
    var select: SQL = "SELECT "
    var update: SQL = "UPDATE \(name: table) SET "
    for (index, column) in columns.enumerated() {
      select = select + (index > 0 ? ", \(name: column)" : "\(name: column)")
      if index > 0 { update = update + (index > 1 ? ", \(name: column) = \(value)" : "\(name: column) = \(value)") }
    }
    self.columns = columns
    self.select = "\(select) FROM \(name: table)"
    fetch = "\(self.select) WHERE id = \(value)"
    exists = "SELECT 1 FROM \(name: table) WHERE id = \(value)"
    insert = "INSERT INTO \(name: table) \(names: columns) VALUES \(values: columns.map { _ in value })"
    self.update = "\(update) WHERE id = \(value)"
  }
}
