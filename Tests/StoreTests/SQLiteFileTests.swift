import Core
import Foundation
import Store
import Testing

/// The file that an SQLite store stands in.
@Suite struct SQLiteFileTests {
  @Test(
    "what is no store of ours is refused and left as it is",
    arguments: [
      "a text, and not a short one: it is longer than the header of a database, so that it is read as one", "short",
    ])
  func text(_ content: String) async throws {
    try await with { folder in
      let file = folder.appending(path: "notes.txt")
      try content.write(to: file, atomically: true, encoding: .utf8)
      try expectForeign(file)
    }
  }

  @Test("another program's database is refused and left as it is")
  func foreign() async throws {
    do {
      try await with { folder in
        // A store whose mark is another's: GRDB is not imported here, so a store makes it.
        let file = folder.appending(path: "foreign.db")
        do {
          let store = try SQLiteStore(path: file.path)
          try await store.migrate([Fixture.table])
          try await store.write { _ = try $0.execute("PRAGMA application_id = 17") }
          try await store.backup(to: folder.appending(path: "plain.db").path)
        }
        try expectForeign(folder.appending(path: "plain.db"))
      }
    }
  }

  private func expectForeign(_ file: URL) throws {
    let before = try Data(contentsOf: file)
    let refusal = #expect(throws: Refusal.self) { _ = try SQLiteStore(path: file.path) }
    #expect(refusal?.rule == .storeForeign)
    #expect(try Data(contentsOf: file) == before)
  }

  @Test("a folder cannot be opened, a missing one is made")
  func folders() async throws {
    try await with { folder in
      let refusal = #expect(throws: Refusal.self) { _ = try SQLiteStore(path: folder.path) }
      #expect(refusal?.rule == .storeUnopenable)
      _ = try SQLiteStore(path: folder.appending(path: "a/b/c.db").path)
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: "a/b/c.db").path))
    }
  }

  @Test("a backup opens, holds what was committed, and overwrites nothing")
  func backup() async throws {
    try await with { folder in
      let copy = folder.appending(path: "copy.db").path
      let store = try SQLiteStore(path: folder.appending(path: "store.db").path)
      try await store.migrate([Fixture.table])
      try await store.write { _ = try $0.execute("INSERT INTO t (a) VALUES ('x')") }
      try await store.backup(to: copy)
      try await store.write { _ = try $0.execute("INSERT INTO t (a) VALUES ('y')") }
      let opened = try SQLiteStore(path: copy)
      try await opened.migrate([Fixture.table])
      #expect(try await opened.values() == ["x"])
      #expect(try await opened.integrityProblems().isEmpty)
      let refusal = await #expect(throws: Refusal.self) { try await store.backup(to: copy) }
      #expect(refusal?.rule == .fileExists)
    }
  }

  @Test("every commit is on the disk before it is acknowledged")
  func durability() async throws {
    do {
      try await with { folder in
        let store = try SQLiteStore(path: folder.appending(path: "store.db").path)
        let settings = try await store.write { connection in
          try ["PRAGMA synchronous", "PRAGMA journal_mode", "PRAGMA foreign_keys"].map { (sql: SQL) in
            try connection.row(sql)?.values ?? []
          }
        }
        #expect(settings == [[.integer(2)], [.text("wal")], [.integer(1)]])
      }
    }
  }

  private func with(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "file-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
  }
}
