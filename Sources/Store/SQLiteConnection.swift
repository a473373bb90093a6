import Foundation
import GRDB

/// GRDB's connection behind ours. Statements are prepared once and kept by GRDB's cache.
final class SQLiteConnection: Connection {
  private let db: Database
  private(set) var failure = Failure()
  private var underWay: Set<String> = []

  init(_ db: Database) { self.db = db }

  func execute(_ sql: SQL) throws -> Int {
    try enter(sql)
    return try watched {
      let statement = try db.cachedStatement(sql: sql.text())
      try statement.execute(arguments: Self.arguments(sql))
      failure.passed(sql)
      return db.changesCount
    }
  }

  func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    try enter(sql)
    let text = sql.text()
    // A statement whose answer is under way would begin anew, for both.
    let isFree = underWay.insert(text).inserted
    defer { if isFree { underWay.remove(text) } }
    let rows = try watched {
      let statement = isFree ? try db.cachedStatement(sql: text) : try db.makeStatement(sql: text)
      return try GRDB.Row.fetchCursor(statement, arguments: Self.arguments(sql))
    }
    while let row = try watched({ try rows.next() }) {
      try body(Row(row.databaseValues.map(Self.value)))
    }
  }

  private func enter(_ sql: SQL) throws {
    try failure.check(sql)
    try sql.requireStorable()
  }

  private func watched<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch {
      failure.note(error)
      throw error
    }
  }

  private static func arguments(_ sql: SQL) -> StatementArguments {
    // As optionals, which GRDB reads with a closure: a list of `DatabaseValue` it reads by a key path, which was a tenth of
    // the time of an import.
    StatementArguments(sql.arguments.map { value -> (any DatabaseValueConvertible)? in bound(value) })
  }

  static func bound(_ value: SQLValue) -> DatabaseValue {
    switch value {
    case .null: .null
    case .integer(let integer): integer.databaseValue
    case .real(let real): real.databaseValue
    case .text(let text): text.databaseValue
    case .blob(let bytes): Data(bytes).databaseValue
    }
  }

  static func value(_ value: DatabaseValue) -> SQLValue {
    switch value.storage {
    case .null: .null
    case .int64(let integer): .integer(integer)
    case .double(let real): .real(real)
    case .string(let string): .text(string)
    case .blob(let data): .blob([UInt8](data))
    }
  }
}
