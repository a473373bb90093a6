package import Foundation
package import Store
import Testing

/// The databases that suites run on: `@Test(arguments: TestDatabase.all)`, and `database.with(…)` in the test.
package enum TestDatabase: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case sqlite = "SQLite"
  case postgresql = "PostgreSQL"

  package static let all = allCases

  package var testDescription: String { rawValue }

  /// A store of its own with `migrations` applied, and where it stands; both are gone afterwards.
  package func with<T>(
    _ migrations: [Migration] = [], _ body: (_ store: any Store, _ place: TestPlace) async throws -> T
  ) async throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lianqiao-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    switch self {
    case .sqlite:
      let place = TestPlace(address: folder.appending(path: "store.db").path, folder: folder)
      let store = try await place.open()
      try await store.migrate(migrations)
      return try await body(store, place)
    case .postgresql:
      return try await TestServer.current().withStore(migrations, named: folder.lastPathComponent) { store, address in
        try await body(store, TestPlace(address: address, folder: folder))
      }
    }
  }
}

/// Where a test's store stands.
package struct TestPlace: Sendable {
  /// What `--store` would be given.
  package let address: String
  /// For files of the test.
  package let folder: URL

  /// Opens the store, as often as one likes: all of them are the same one.
  package func open() async throws -> any Store { try await Stores.open(address) }
}

extension TestDatabase {
  /// Every case once for each database, as one list of arguments.
  package static func each<each Value>(_ cases: [(repeat each Value)]) -> [(repeat each Value, TestDatabase)] {
    all.flatMap { database in cases.map { (repeat each $0, database) } }
  }
}
