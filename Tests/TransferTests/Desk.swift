import Core
import Foundation
import Registry
import Store
import Transfer

/// A store and a folder for files to import, gone afterwards.
struct Desk {
  let store: SQLiteStore
  let folder: URL

  static func with<T>(_ body: (Desk) async throws -> T) async throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let desk = Desk(store: try SQLiteStore(path: folder.appending(path: "store.db").path), folder: folder)
    try await desk.store.migrate(registryMigrations)
    return try await body(desk)
  }

  /// The same with the example cluster in it.
  static func withExample<T>(_ body: (Desk) async throws -> T) async throws -> T {
    try await with { desk in
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
    try await store.read { connection in
      var out: [String: [String]] = [:]
      for table in try connection.rows("SELECT name FROM sqlite_master WHERE type = 'table'").compactMap({
        $0.string(0)
      })
      where !tables.contains(table) {
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

/// Chance that is the same on every run (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
  mutating func one<T>(of list: [T]) -> T { list[below(list.count)] }
}
