import Core
import Foundation
import Store
import Testing

/// A database that the suite runs on. A second one is one more line in `all`.
struct StoreFixture: Sendable, CustomTestStringConvertible {
  let name: String
  /// Opens the store of that folder, as often as one likes: all of them are the same store.
  let open: @Sendable (URL) throws -> any Store

  static let all = [
    StoreFixture(name: "SQLite") { try SQLiteStore(path: $0.appending(path: "store.db").path) }
  ]

  var testDescription: String { name }

  /// A store with a table `t (a, b)`, in a folder of its own that is gone afterwards.
  func with<T>(
    _ migrations: [Migration] = [Self.table], _ body: (_ store: any Store, _ folder: URL) async throws -> T
  ) async throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try open(folder)
    try await store.migrate(migrations)
    return try await body(store, folder)
  }

  static let table = Migration("001-t", ["CREATE TABLE t (a TEXT, b TEXT)"])
}

/// What a body throws to see its writes taken back.
struct Stop: Error {}

extension Store {
  /// The column `a` of `t`, in order.
  func values() async throws -> [String] {
    try await read { try $0.rows("SELECT a FROM t ORDER BY a").map { $0.string(0) ?? "NULL" } }
  }
}
