import Core
import Foundation
import Store
import TestSupport
import Testing

/// What every database has to do.
@Suite struct StoreTests {
  @Test("values are bound and come back as they were", arguments: TestDatabase.all)
  func binding(_ database: TestDatabase) async throws {
    let strings = [
      "'", "''", "\"", "; DROP TABLE t; --", "'); DELETE FROM t; --", "?", "?1", ":a", "\\", "%_", "中\u{0301}", "😀", "",
      " ",
      "\n\r\t", "NULL",
    ]
    try await database.with([Fixture.table]) { store, _ in
      for string in strings {
        let row = try await store.write { connection in
          try connection.execute("INSERT INTO t (a, b) VALUES (\(string), \(String?.none))")
          return try connection.row("SELECT a, b, a = \(string) FROM t WHERE a = \(string)")
        }
        #expect(row?.values == [.text(string), .null, .integer(1)], "\(string)")
      }
      #expect(try await store.values().count == strings.count)
    }
  }

  @Test("a text with NUL in it is refused before it is written", arguments: TestDatabase.all)
  func nul(_ database: TestDatabase) async throws {
    try await database.with([Fixture.table]) { store, _ in
      for text in ["a\u{0}b", "\u{0}", "迈瑞\u{0}"] {
        let refusal = await #expect(throws: Refusal.self) {
          try await store.write { _ = try $0.execute("INSERT INTO t (a) VALUES ('x'), (\(text))") }
        }
        #expect(refusal?.rule == .valueNUL)
      }
      // It never came to the database: what else the transaction does is not touched by it.
      try await store.write { connection in
        #expect(throws: Refusal.self) { try connection.rows("SELECT a FROM t WHERE a = \("\u{0}")") }
        try connection.execute("INSERT INTO t (a) VALUES ('kept')")
      }
      #expect(try await store.values() == ["kept"])
    }
  }

  @Test("numbers, bytes and lists", arguments: TestDatabase.all)
  func types(_ database: TestDatabase) async throws {
    try await database.with([Migration("001", ["CREATE TABLE n (i BIGINT, r DOUBLE PRECISION, b BYTEA)"])]) {
      store, _ in
      let bytes: [UInt8] = [0, 255, 39]
      let row = try await store.write { connection in
        let values: [SQLValue] = [.integer(.max), .real(-0.5), .blob(bytes)]
        try connection.execute("INSERT INTO n \(names: ["i", "r", "b"]) VALUES \(values: values)")
        return try connection.row("SELECT i, r, b FROM n WHERE i IN \(values: [Int.max, 3])")
      }
      #expect(row?.values == [.integer(.max), .real(-0.5), .blob(bytes)])
      #expect(row?.bytes(2) == bytes && row?.integer(0) == .max && row?.string(0) == nil)
    }
  }

  @Test("execute tells how many rows it changed", arguments: TestDatabase.all)
  func changes(_ database: TestDatabase) async throws {
    try await database.with([Fixture.table]) { store, _ in
      let counts = try await store.write { connection in
        [
          try connection.execute("INSERT INTO t (a) VALUES (\("1")), (\("2"))"),
          try connection.execute("UPDATE t SET b = a WHERE a = \("3")"), try connection.execute("DELETE FROM t"),
        ]
      }
      #expect(counts == [2, 0, 2])
    }
  }

  @Test("what is thrown takes everything back", arguments: TestDatabase.all)
  func rollback(_ database: TestDatabase) async throws {
    try await database.with([Fixture.table]) { store, _ in
      try await store.write { _ = try $0.execute("INSERT INTO t (a) VALUES ('kept')") }
      await #expect(throws: Stop.self) {
        try await store.write { connection in
          try connection.execute("INSERT INTO t (a) VALUES ('lost')")
          try connection.execute("DELETE FROM t WHERE a = 'kept'")
          throw Stop()
        }
      }
      #expect(try await store.values() == ["kept"])
    }
  }

  @Test("a fault of the database is a refusal that says why", arguments: TestDatabase.all)
  func faults(_ database: TestDatabase) async throws {
    try await database.with([Fixture.table]) { store, _ in
      for statement: SQL in ["SELECT * FROM nowhere", "INSERT INTO t (nothing) VALUES (1)", "NONSENSE"] {
        let refusal = await #expect(throws: Refusal.self) { _ = try await store.write { try $0.rows(statement) } }
        #expect(refusal?.rule == .storeFailed)
      }
      let values = try await store.values()
      #expect(values.isEmpty)
    }
  }

  @Test("a read does not write", arguments: TestDatabase.all)
  func readOnly(_ database: TestDatabase) async throws {
    try await database.with([Fixture.table]) { store, _ in
      await #expect(throws: Refusal.self) {
        _ = try await store.read { try $0.execute("INSERT INTO t (a) VALUES ('x')") }
      }
      let values = try await store.values()
      #expect(values.isEmpty)
    }
  }

  @Test("a read sees one moment, whatever is committed meanwhile", arguments: TestDatabase.all)
  func snapshots(_ database: TestDatabase) async throws {
    try await database.with([Fixture.table]) { store, place in
      let other = try await place.open()
      let (begun, written) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
      async let counts = store.read { connection in
        let before = try connection.rows("SELECT a FROM t").count
        begun.signal()
        written.wait()
        return [before, try connection.rows("SELECT a FROM t").count]
      }
      await Task.detached { Self.wait(begun) }.value
      try await other.write { _ = try $0.execute("INSERT INTO t (a) VALUES ('x')") }
      written.signal()
      #expect(try await counts == [0, 0])
      #expect(try await store.values() == ["x"])
    }
  }

  private static func wait(_ semaphore: DispatchSemaphore) { semaphore.wait() }

  @Test("two stores on one database see each other's commits and lose none", arguments: TestDatabase.all)
  func twoStores(_ database: TestDatabase) async throws {
    try await database.with([Fixture.table]) { store, place in
      let other = try await place.open()
      try await store.write { _ = try $0.execute("INSERT INTO t (a) VALUES ('0')") }
      try await withThrowingTaskGroup { group in
        for writer in [store, other] {
          for _ in 0..<20 {
            group.addTask {
              try await writer.write { connection in
                let last = try connection.row("SELECT max(CAST(a AS BIGINT)) FROM t")?.integer(0) ?? 0
                try connection.execute("INSERT INTO t (a) VALUES (\(String(last + 1)))")
              }
            }
          }
        }
        try await group.waitForAll()
      }
      let expected = (0...40).map(String.init).sorted()
      #expect(try await store.values() == expected)
      #expect(try await other.values() == expected)
    }
  }

  @Test("a migration is applied once, and all missing ones together", arguments: TestDatabase.all)
  func migrations(_ database: TestDatabase) async throws {
    let second = Migration("002-u", ["CREATE TABLE u (a TEXT)", "INSERT INTO t (a) VALUES ('by 002')"])
    let broken = Migration("003-v", ["CREATE TABLE v (a TEXT)", "INSERT INTO nowhere VALUES (1)"])
    try await database.with([Fixture.table]) { store, place in
      try await store.migrate([Fixture.table, second])
      try await place.open().migrate([Fixture.table, second])
      #expect(try await store.values() == ["by 002"])
      await #expect(throws: Refusal.self) { try await store.migrate([Fixture.table, second, broken]) }
      // Had 003 left its table behind, this could not make it.
      try await store.migrate([Fixture.table, second, Migration("003-v", ["CREATE TABLE v (a TEXT)"])])
    }
  }

  @Test("a store of a newer program is refused and stays as it is", arguments: TestDatabase.all)
  func newer(_ database: TestDatabase) async throws {
    try await database.with([Fixture.table, Migration("009-future", [])]) { store, _ in
      let refusal = await #expect(throws: Refusal.self) {
        try await store.migrate([Fixture.table, Migration("002-u", ["CREATE TABLE u (a TEXT)"])])
      }
      #expect(refusal?.rule == .storeNewer && refusal?.values["migration"] == "009-future")
      await #expect(throws: Refusal.self) { _ = try await store.read { try $0.rows("SELECT * FROM u") } }
    }
  }

  @Test("a sound store has no problems; a broken foreign key is one", arguments: TestDatabase.all)
  func integrity(_ database: TestDatabase) async throws {
    let keys = Migration(
      "001",
      [
        "CREATE TABLE p (id TEXT PRIMARY KEY)",
        "CREATE TABLE c (p TEXT REFERENCES p (id) DEFERRABLE INITIALLY DEFERRED)",
      ])
    try await database.with([keys]) { store, _ in
      try await store.write { connection in
        try connection.execute("INSERT INTO c (p) VALUES ('late')")
        try connection.execute("INSERT INTO p (id) VALUES ('late')")
      }
      let refusal = await #expect(throws: Refusal.self) {
        try await store.write { _ = try $0.execute("INSERT INTO c (p) VALUES ('never')") }
      }
      #expect(refusal?.rule == .storeFailed)
      #expect(try await store.integrityProblems().isEmpty)
    }
  }

  @Test("interpolation spells names and parts, and counts its placeholders")
  func literals() {
    let part: SQL = "b = \(2)"
    let sql: SQL =
      "SELECT \(name: "od\"d") FROM t WHERE a = \("x") AND \(part) OR \(names: ["c", "d"]) IN \(values: ["y"])"
    #expect(sql.text() == #"SELECT "od""d" FROM t WHERE a = ? AND b = ? OR ("c", "d") IN (?)"#)
    #expect(sql.text { "$\($0)" } == #"SELECT "od""d" FROM t WHERE a = $1 AND b = $2 OR ("c", "d") IN ($3)"#)
    #expect(sql.arguments == [.text("x"), .integer(2), .text("y")])
    #expect(("a = \(1)" as SQL) + " AND b = \(Int?.none)" == "a = \(1) AND b = \(Int?.none)")
  }
}
