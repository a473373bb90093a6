import CLibPQ
import Core
import Foundation

/// One connection of libpq, and what is asked of it: nothing here knows of transactions.
///
/// Not Sendable: it belongs to the actor that opened it.
final class PostgreSQLLink {
  /// How long a statement waits for a lock that another holds.
  static let busySeconds = 10
  private static let connectSeconds = 10

  let pointer: OpaquePointer
  let statements = PostgreSQLStatements()
  /// The server's process; libpq forgets it with the connection.
  let backend: Int32

  /// Waits until the server has answered, at most `connectSeconds` a host.
  init(_ address: PostgreSQLAddress) throws {
    // What stands before the address can be overruled by it, what stands behind cannot.
    let parameters = [
      ("connect_timeout", String(Self.connectSeconds)), ("fallback_application_name", "lianqiao"),
      ("dbname", address.url), ("client_encoding", "UTF8"),
    ]
    let opened = Self.withCStrings(parameters.map(\.0)) { keys in
      Self.withCStrings(parameters.map(\.1)) { values in PQconnectdbParams(keys, values, 1) }
    }
    guard let opened else {
      throw Refusal(.storeServerAbsent, at: address.shown, ["what": address.shown, "why": "no memory"])
    }
    pointer = opened
    backend = PQbackendPID(opened)
    // Notices are for people at a prompt.
    PQsetNoticeProcessor(opened, { _, _ in }, nil)
    guard PQstatus(opened) == CONNECTION_OK else {
      throw PostgreSQLDoor.refusal(address, opened, parameters.map(\.0), parameters.map(\.1))
    }
  }

  deinit { PQfinish(pointer) }

  var isBroken: Bool { PQstatus(pointer) == CONNECTION_BAD }

  /// Runs text of our own, several statements at once if need be; the rows of the last, as the server spells them.
  @discardableResult
  func simple(_ text: String) throws -> [[String?]] {
    let result = PQexec(pointer, text)
    defer { PQclear(result) }
    try require(result)
    return (0..<PQntuples(result)).map { row in
      (0..<PQnfields(result)).map { column in
        PQgetisnull(result, row, column) == 1 ? nil : String(cString: PQgetvalue(result, row, column))
      }
    }
  }

  /// Runs a statement that is not worth preparing; returns how many rows it changed.
  func once(_ text: String, _ arguments: [SQLValue]) throws -> Int {
    let result = PostgreSQLArguments.with(arguments) { count, values, lengths, formats in
      PQexecParams(pointer, text, count, arguments.map(\.oid), values, lengths, formats, 0)
    }
    defer { PQclear(result) }
    try require(result)
    return Int(String(cString: PQcmdTuples(result))) ?? 0
  }

  func run(_ statement: PostgreSQLStatements.Prepared, _ arguments: [SQLValue]) throws -> Int {
    let result = PostgreSQLArguments.with(arguments) { count, values, lengths, formats in
      PQexecPrepared(pointer, statement.name, count, values, lengths, formats, 0)
    }
    defer { PQclear(result) }
    try require(result)
    return Int(String(cString: PQcmdTuples(result))) ?? 0
  }

  /// Begins an answer whose rows are taken off the wire one by one.
  func stream(_ statement: PostgreSQLStatements.Prepared, _ arguments: [SQLValue]) throws -> PostgreSQLAnswer {
    let sent = PostgreSQLArguments.with(arguments) { count, values, lengths, formats in
      PQsendQueryPrepared(pointer, statement.name, count, values, lengths, formats, 0)
    }
    guard sent == 1 else { throw PostgreSQLFault(nil, of: pointer) }
    PQsetSingleRowMode(pointer)
    return PostgreSQLAnswer(self)
  }

  func require(_ result: OpaquePointer?) throws {
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE, PGRES_EMPTY_QUERY: return
    default: throw PostgreSQLFault(result, of: pointer)
    }
  }

  /// Hands out a null-terminated list of C strings for the time of the call.
  static func withCStrings<T>(
    _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> T
  ) -> T {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return (copies.map { UnsafePointer($0) } + [nil]).withUnsafeBufferPointer { list in
      // It holds the closing nil at the least.
      body(list.baseAddress.unsafelyUnwrapped)
    }
  }
}
