import Core
import Registry
import Store
import TestSupport
import Testing

@Suite struct ReferenceIndexTests {
  @Test("who refers to a record is found by an index", arguments: TestDatabase.all)
  func indexed(_ database: TestDatabase) async throws {
    try await database.with(registryMigrations) { store, _ in
      var lacking: [String] = []
      for type in Entities.all {
        let rows = try await store.read { try $0.rows(database.indexedColumns(of: type.kind.table)) }
        let indexed = Set(rows.compactMap { $0.string(0) })
        lacking += Self.references(type).filter { !indexed.contains($0) }.map { "\(type.kind).\($0)" }
      }
      #expect(lacking == [])
    }
  }

  private static func references<E: Entity>(_ type: E.Type) -> [String] {
    E.fields.compactMap { if case .ref = $0.type { $0.name } else { nil } }
  }
}
