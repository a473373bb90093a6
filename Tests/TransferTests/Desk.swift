import Core
import Foundation
import Registry
import Store
import TestSupport
import Transfer

/// A store and a folder for files to import, gone afterwards.
struct Desk {
  let database: TestDatabase
  let store: any Store
  let folder: URL

  static func with<T>(_ database: TestDatabase, _ body: (Desk) async throws -> T) async throws -> T {
    try await database.with(registryMigrations) { store, place in
      try await body(Desk(database: database, store: store, folder: place.folder))
    }
  }

  /// The same with the example cluster in it.
  static func withExample<T>(_ database: TestDatabase, _ body: (Desk) async throws -> T) async throws -> T {
    try await with(database) { desk in
      let reports = try await ExampleLoader.load(
        root.appending(path: "Examples/shenzhen"), compactCodes: try codes.get(), into: desk.store)
      precondition(reports.allSatisfy { $0.refused.isEmpty })
      return try await body(desk)
    }
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let codes = Result {
    try CompactCodes.load(
      Share(environment: [:], executable: URL(fileURLWithPath: "/nonexistent"), sourceTree: root))
  }

  func file(_ text: String, _ name: String = "table.csv") throws -> URL {
    let url = folder.appending(path: name)
    try text.write(to: url, atomically: true, encoding: .utf8)
    return url
  }

  /// Imports a table that is written out, or a file.
  func run(
    _ text: String, _ kind: Kind, _ name: String = "table.csv", into other: (any Store)? = nil,
    _ options: (inout ImportRequest) -> Void = { _ in }
  ) async throws -> ImportReport {
    try await run(try file(text, name), kind, into: other, options)
  }

  func run(
    _ file: URL, _ kind: Kind, into other: (any Store)? = nil, _ options: (inout ImportRequest) -> Void = { _ in }
  ) async throws -> ImportReport {
    var request = ImportRequest(file: file, kind: kind, actor: "test")
    options(&request)
    let reports = try await Importer.run(
      [try ImportPlan(request)], label: file.lastPathComponent, actor: "test", compactCodes: try Self.codes.get(),
      into: other ?? store)
    return reports[0]
  }

  func all<E: Entity>(_ type: E.Type) async throws -> [E] {
    try await store.read { connection in
      var out: [E] = []
      try Table<E>.each(connection) { out.append($0) }
      return out
    }
  }

  /// Every row of every table: two dumps are equal when nothing differs.
  func dump(without tables: Set<String> = []) async throws -> [String: [String]] {
    try await store.read { [database] connection in
      var out: [String: [String]] = [:]
      for table in try connection.rows(database.tables).compactMap({ $0.string(0) }) where !tables.contains(table) {
        out[table] = try connection.rows("SELECT * FROM \(name: table)").map { "\($0.values)" }.sorted()
      }
      return out
    }
  }

  func undo(_ batch: String) async throws -> UndoReport {
    try await store.act(as: "hand", "batch.undo") { try $0.undo(batch: batch) }
  }
}

extension ImportReport {
  /// The five ways in which a row can end.
  var sum: Int { created + changed + unchanged + merged + refused.count }
  var said: String {
    "\(created) created, \(changed) changed, \(unchanged) unchanged, \(merged) merged, \(refused.map(\.refusal))"
  }
}
