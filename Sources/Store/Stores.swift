import Core
import Foundation

/// Where a store is told apart by its address.
package enum Stores {
  /// `postgresql://…` or `postgres://…` is a database of a server, everything else a file's path.
  /// Without `creating` a file must be there: one who mistypes a path is told so, not shown an empty cluster.
  package static func open(_ address: String, creating: Bool = true) async throws -> any Store {
    guard PostgreSQLAddress.isOne(address) else {
      guard creating || FileManager.default.fileExists(atPath: address) else {
        throw Refusal(.storeAbsent, at: address, ["what": address])
      }
      return try SQLiteStore(path: address)
    }
    return try await PostgreSQLStore(PostgreSQLAddress(address))
  }
}
