import Core
import Store
import Synchronization
import TestSupport
import Testing

/// What statements do to each other within one transaction: the same on every database.
@Suite struct StatementTests {
  @Test(
    "after a statement that failed, nothing runs and nothing is committed, also where it was caught",
    arguments: TestDatabase.all)
  func failure(_ database: TestDatabase) async throws {
    try await database.with([Fixture.table]) { store, _ in
      for broken: SQL in ["INSERT INTO nowhere VALUES (1)", "SELECT nothing FROM t", "INSERT INTO t (a) VALUES (1, 2)"]
      {
        let refusal = await #expect(throws: Refusal.self) {
          try await store.write { connection in
            try connection.execute("INSERT INTO t (a) VALUES ('before')")
            _ = try? connection.rows(broken)
            #expect(throws: (any Error).self) { try connection.execute("INSERT INTO t (a) VALUES ('after')") }
          }
        }
        #expect(refusal?.rule == .storeFailed)
        let values = try await store.values()
        #expect(values.isEmpty)
      }
    }
  }

  @Test("a savepoint makes good what failed behind it", arguments: TestDatabase.all)
  func savepoint(_ database: TestDatabase) async throws {
    try await database.with([Fixture.table, Journal.migration]) { store, _ in
      try await store.act(as: "t", "t") { act in
        try act.connection.execute("INSERT INTO t (a) VALUES ('before')")
        for _ in 0..<3 {
          #expect(throws: (any Error).self) {
            try act.attempt {
              try act.connection.execute("INSERT INTO t (a) VALUES ('within')")
              _ = try? act.connection.execute("INSERT INTO nowhere VALUES (1)")
              // What was caught there is not made good by having been caught.
            }
          }
        }
        try act.connection.execute("INSERT INTO t (a) VALUES ('after')")
      }
      #expect(try await store.values() == ["after", "before"])
    }
  }

  @Test("what is posted has been done when the next question is asked", arguments: TestDatabase.all)
  func posted(_ database: TestDatabase) async throws {
    try await database.with([Fixture.table]) { store, _ in
      // More than are under way at once, asked about after one, after some, and never.
      let counts = try await store.write { connection in
        try (1...900).compactMap { number in
          try connection.post("INSERT INTO t (a) VALUES (\("\(number)"))")
          return [1, 7, 8, 650].contains(number) ? try connection.rows("SELECT a FROM t").count : nil
        }
      }
      #expect(counts == [1, 7, 8, 650])
      #expect(try await store.values().count == 900)
    }
  }

  @Test("what was posted and failed is committed by nothing that follows", arguments: TestDatabase.all)
  func postedFailure(_ database: TestDatabase) async throws {
    let last: [@Sendable (any Connection) throws -> Void] = [
      { _ in }, { try $0.post("INSERT INTO t (a) VALUES ('after')") }, { _ = try? $0.rows("SELECT a FROM t") },
      { try $0.post("SAVEPOINT s") },
    ]
    try await database.with([Fixture.table]) { store, _ in
      for last in last {
        let refusal = await #expect(throws: Refusal.self) {
          try await store.write { connection in
            try connection.post("INSERT INTO t (a) VALUES ('before')")
            try connection.post("INSERT INTO nowhere (a) VALUES ('x')")
            try last(connection)
          }
        }
        #expect(refusal?.rule == .storeFailed)
        #expect(try await store.values().isEmpty)
      }
      // The connection is as good as before.
      try await store.write { try $0.post("INSERT INTO t (a) VALUES ('fine')") }
      #expect(try await store.values() == ["fine"])
    }
  }

  @Test("an answer may be asked about while it comes", arguments: TestDatabase.all)
  func nesting(_ database: TestDatabase) async throws {
    try await database.with([Fixture.table]) { store, _ in
      try await store.write { connection in
        for number in 0..<20 {
          try connection.execute("INSERT INTO t (a, b) VALUES (\("\(number)"), \("\(number % 3)"))")
        }
      }
      let found = try await store.read { connection in
        var out: [String] = []
        try connection.each("SELECT a, b FROM t ORDER BY a") { outer in
          let same = try connection.rows("SELECT a FROM t WHERE b = \(outer.string(1)) ORDER BY a")
          try connection.each("SELECT b FROM t WHERE a = \(outer.string(0))") { inner in
            // The same text within itself.
            let again = try connection.row("SELECT b FROM t WHERE a = \(outer.string(0))")
            out.append("\(outer.string(0) ?? "") \(same.count) \(inner == again)")
          }
        }
        return out
      }
      #expect(found == (0..<20).map(String.init).sorted().map { "\($0) \(Int($0)! % 3 == 2 ? 6 : 7) true" })
    }
  }

  @Test("an answer that nobody wants to the end is in nobody's way", arguments: TestDatabase.all)
  func broken(_ database: TestDatabase) async throws {
    try await database.with([Fixture.table]) { store, _ in
      let values = try await store.write { connection in
        for number in 0..<500 { try connection.execute("INSERT INTO t (a) VALUES (\("\(number)"))") }
        for _ in 0..<3 {
          #expect(throws: Stop.self) { try connection.each("SELECT a FROM t") { _ in throw Stop() } }
        }
        return try connection.rows("SELECT a FROM t").count
      }
      #expect(values == 500)
    }
  }

  @Test("a null is of every type, whichever comes first", arguments: TestDatabase.all)
  func nulls(_ database: TestDatabase) async throws {
    let table = Migration("001", ["CREATE TABLE n (i BIGINT, r DOUBLE PRECISION, t TEXT, b BYTEA)"])
    let values: [SQLValue] = [.integer(-7), .real(0.1), .text("迈瑞"), .blob([0, 1])]
    try await database.with([table]) { store, _ in
      let found = try await store.write { connection in
        for mask in (0..<16).map({ $0 ^ 0b1010 }) {
          let row = values.enumerated().map { mask & (1 << $0) == 0 ? SQLValue.null : $1 }
          try connection.execute("INSERT INTO n (i, r, t, b) VALUES \(values: row)")
        }
        return try connection.rows("SELECT i, r, t, b FROM n").map(\.values)
      }
      for (column, value) in values.enumerated() {
        #expect(found.map { $0[column] }.filter { $0 == value }.count == 8)
        #expect(found.map { $0[column] }.filter { $0 == .null }.count == 8)
      }
    }
  }

  @Test("numbers come back as they were", arguments: TestDatabase.all)
  func numbers(_ database: TestDatabase) async throws {
    let reals = [0.1, -0.0, 1e-300, .pi, 1e21, .greatestFiniteMagnitude, .leastNonzeroMagnitude]
    try await database.with([Migration("001", ["CREATE TABLE n (i BIGINT, r DOUBLE PRECISION)"])]) { store, _ in
      let found = try await store.write { connection in
        for real in reals { try connection.execute("INSERT INTO n (i, r) VALUES (\(Int.min), \(real))") }
        return try connection.rows("SELECT i, r FROM n").map(\.values)
      }
      #expect(found == reals.map { [.integer(.min), .real($0)] })
      let counted = try await store.read { try $0.row("SELECT count(*), sum(1), max(i), count(*) > 3 FROM n")?.values }
      #expect(counted == [.integer(7), .integer(7), .integer(.min), .integer(1)])
    }
  }

  @Test("texts stand in the order of their code points", arguments: TestDatabase.all)
  func order(_ database: TestDatabase) async throws {
    let scalars = ["A", "a", "B", "_", "-", " ", "é", "Z", "一", "丁", "醫", "医", "𠮷", "😀", "\u{FFFD}", "0", "10", "9"]
    try await database.with([Fixture.table]) { store, _ in
      var dice = Dice(seed: 3)
      let texts = Set((0..<300).map { _ in (0...dice.below(3)).map { _ in dice.one(of: scalars) }.joined() })
      try await store.write { connection in
        for text in texts { try connection.execute("INSERT INTO t (a) VALUES (\(text))") }
      }
      let expected = texts.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
      #expect(try await store.values() == expected)
    }
  }

  @Test(
    "a wait ends when its time is over, or at once with news", .timeLimit(.minutes(20)), arguments: TestDatabase.all)
  func news(_ database: TestDatabase) async throws {
    try await database.with([Journal.migration]) { store, place in
      try await store.waitForNews(after: 0, atMost: .milliseconds(1))
      let other = try await place.open()
      // Were it not told, it would outlast the test.
      async let told: Void = store.waitForNews(after: 0, atMost: .seconds(600))
      try await Task.sleep(for: .milliseconds(100))
      try await other.act(as: "t", "t") { try $0.journal(Ref(Kind("person"), "1"), [:]) }
      try await told
      // What is known already is no news, and what is not known is news at once.
      try await store.waitForNews(after: 0, atMost: .seconds(600))
      let waiting = Task { try await store.waitForNews(after: 1, atMost: .seconds(600)) }
      waiting.cancel()
      await #expect(throws: CancellationError.self) { try await waiting.value }
    }
  }
}
