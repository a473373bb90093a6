/// Where a store is told apart by its address.
package enum Stores {
  /// `postgresql://…` or `postgres://…` is a database of a server, everything else a file's path.
  package static func open(_ address: String) async throws -> any Store {
    guard PostgreSQLAddress.isOne(address) else { return try SQLiteStore(path: address) }
    return try await PostgreSQLStore(PostgreSQLAddress(address))
  }
}
