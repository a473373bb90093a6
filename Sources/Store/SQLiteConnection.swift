import Foundation
import GRDB

/// GRDB's connection behind ours. Statements are prepared once and kept by GRDB's cache.
final class SQLiteConnection: Connection {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func execute(_ sql: SQL) throws -> Int {
    let statement = try db.cachedStatement(sql: sql.text())
    try statement.execute(arguments: Self.arguments(sql))
    return db.changesCount
  }

  func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    let statement = try db.cachedStatement(sql: sql.text())
    let rows = try GRDB.Row.fetchCursor(statement, arguments: Self.arguments(sql))
    while let row = try rows.next() {
      try body(Row(row.databaseValues.map(Self.value)))
    }
  }

  private static func arguments(_ sql: SQL) -> StatementArguments {
    StatementArguments(
      sql.arguments.map { value -> (any DatabaseValueConvertible)? in
        switch value {
        case .null: nil
        case .integer(let integer): integer
        case .real(let real): real
        case .text(let text): text
        case .blob(let bytes): Data(bytes)
        }
      })
  }

  private static func value(_ value: DatabaseValue) -> SQLValue {
    switch value.storage {
    case .null: .null
    case .int64(let integer): .integer(integer)
    case .double(let real): .real(real)
    case .string(let string): .text(string)
    case .blob(let data): .blob([UInt8](data))
    }
  }
}
