import Core
import Foundation
import TestSupport
import Testing

@testable import Store

/// What only a server has: a pool, its own memory, its own tools.
@Suite struct PostgreSQLTests {
  @Test("who finds every connection lent waits, and is served in turn")
  func pool() async throws {
    try await TestDatabase.postgresql.with([Fixture.table]) { _, place in
      let store = try await PostgreSQLStore(PostgreSQLAddress(place.address), readers: 2)
      let backends = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<20 {
          group.addTask {
            try await store.read { connection in
              _ = try connection.rows("SELECT pg_sleep(0.01)")
              return try connection.backend()
            }
          }
        }
        return try await group.reduce(into: Set()) { $0.insert($1) }
      }
      #expect(backends.count == 2)
    }
  }

  @Test("who waits may give up, and takes nothing along")
  func cancelled() async throws {
    let pool = Pool([1])
    try await pool.with { _ in
      let waiting = Task { try await pool.with { _ in } }
      try await Task.sleep(for: .milliseconds(20))
      waiting.cancel()
      await #expect(throws: CancellationError.self) { try await waiting.value }
    }
    try await pool.with { #expect($0 == 1) }
  }

  @Test("a scan is flat in memory, however long")
  func scan() async throws {
    try await TestDatabase.postgresql.with { store, _ in
      let before = Self.residentMegabytes
      let count = try await store.read { connection in
        var count = 0
        try connection.each("SELECT repeat('x', 2000) FROM generate_series(1, 200000)") { _ in count += 1 }
        return count
      }
      #expect(count == 200_000)
      // In memory it would be 400 MB and more; other tests run meanwhile.
      #expect(Self.residentMegabytes - before < 200)
    }
  }

  private static var residentMegabytes: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
    return (line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1024
  }

  @Test("a table altered by another program is asked anew")
  func altered() async throws {
    try await TestDatabase.postgresql.with([Fixture.table]) { store, place in
      let other = try await place.open()
      func columns() async throws -> Int {
        try await store.write { connection in
          try connection.execute("INSERT INTO t (a) VALUES ('x')")
          return try connection.rows("SELECT * FROM t")[0].values.count
        }
      }
      #expect(try await columns() == 2)
      try await other.write { _ = try $0.execute("ALTER TABLE t ADD COLUMN c TEXT") }
      #expect(try await columns() == 3)
    }
  }

  @Test("more statements than a connection remembers")
  func statements() async throws {
    try await TestDatabase.postgresql.with([Fixture.table]) { store, _ in
      for _ in 0..<3 {
        let sum = try await store.read { connection in
          try (1...1200).reduce(0) { try $0 + (connection.row(SQL(stringLiteral: "SELECT \($1)"))?.integer(0) ?? 0) }
        }
        #expect(sum == 720_600)
      }
    }
  }

  @Test("what the server knows to be wrong is told")
  func integrity() async throws {
    let tables = Migration(
      "001",
      [
        "CREATE TABLE p (id TEXT PRIMARY KEY)",
        "CREATE TABLE c (p TEXT REFERENCES p (id) DEFERRABLE INITIALLY DEFERRED)",
      ])
    try await TestDatabase.postgresql.with([tables]) { store, place in
      #expect(try await store.integrityProblems().isEmpty)
      let link = try PostgreSQLLink(PostgreSQLAddress(place.address))
      try link.simple("SET session_replication_role = replica; INSERT INTO c VALUES ('nobody')")
      try link.simple("ALTER TABLE p ADD CONSTRAINT late CHECK (id <> '') NOT VALID")
      #expect(
        try await store.integrityProblems() == [
          "constraint never validated: p late", "foreign key: c p nobody → p",
        ])
    }
  }

  @Test("a backup comes back in another database, and overwrites nothing", arguments: [false, true])
  func backup(_ isPublic: Bool) async throws {
    try await TestDatabase.postgresql.with([Fixture.table]) { own, place in
      try await PostgreSQLDoorTests.withDatabase("") { from in
        let store = isPublic ? try await Stores.open(from) : own
        try await store.migrate([Fixture.table])
        try await store.write { _ = try $0.execute("INSERT INTO t (a) VALUES ('迈瑞')") }
        let file = place.folder.appending(path: "out.dump").path
        try await store.backup(to: file)
        let refusal = await #expect(throws: Refusal.self) { try await store.backup(to: file) }
        #expect(refusal?.rule == .fileExists)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.path) == ["out.dump"])
        try await PostgreSQLDoorTests.withDatabase("") { to in
          try Self.restore(file, to)
          let schema = try #require(place.address.split(separator: "%3D").last)
          let restored = try await Stores.open(isPublic ? to : to + "?options=-csearch_path%3D" + schema)
          #expect(try await restored.values() == ["迈瑞"])
          #expect(try await restored.integrityProblems() == [])
        }
      }
    }
  }

  private static func restore(_ file: String, _ url: String) throws {
    let restore = Process()
    restore.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    restore.arguments = ["pg_restore", "--exit-on-error", "--dbname=\(url)", file]
    try restore.run()
    restore.waitUntilExit()
    #expect(restore.terminationStatus == 0)
  }
}
