import CLibPQ

/// Statements that a connection has prepared, by their text.
///
/// One text is prepared once for each set of argument types. A null has every type: it takes part in none of them, for a row
/// of twenty optional columns would be a million statements otherwise.
final class PostgreSQLStatements {
  struct Prepared {
    let name: String
    fileprivate let types: [Oid]

    fileprivate func takes(_ arguments: [SQLValue]) -> Bool {
      zip(types, arguments).allSatisfy { $1 == .null || $0 == $1.oid }
    }
  }

  private static let most = 1000
  private var all: [String: [Prepared]] = [:]
  private var count = 0

  /// One that is prepared already.
  func known(_ text: String, _ arguments: [SQLValue]) -> Prepared? { all[text]?.first { $0.takes(arguments) } }

  func prepared(_ text: String, _ arguments: [SQLValue], on link: PostgreSQLLink) throws -> Prepared {
    if let found = known(text, arguments) { return found }
    count += 1
    let name = "s\(count)"
    let wanted = arguments.map(\.oid)
    let result = PQprepare(link.pointer, name, text, Int32(wanted.count), wanted)
    defer { PQclear(result) }
    try link.require(result)
    let statement = Prepared(name: name, types: wanted.contains(0) ? try types(of: name, on: link) : wanted)
    all[text, default: []].append(statement)
    return statement
  }

  /// What the server made of arguments that were null.
  private func types(of name: String, on link: PostgreSQLLink) throws -> [Oid] {
    let result = PQdescribePrepared(link.pointer, name)
    defer { PQclear(result) }
    try link.require(result)
    return (0..<PQnparams(result)).map { PQparamtype(result, $0) }
  }

  /// To be called between transactions: in one that has failed, nothing could be forgotten.
  func trim(on link: PostgreSQLLink) throws {
    if count > Self.most { try forget(on: link) }
  }

  func forget(on link: PostgreSQLLink) throws {
    try link.simple("DEALLOCATE ALL")
    all = [:]
    count = 0
  }
}
