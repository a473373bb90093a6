import Core
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Store

/// A server that goes away, at every moment at which it matters.
@Suite struct PostgreSQLLossTests {
  @Test("a read goes on on another connection when its own dies, once")
  func read() async throws {
    try await TestDatabase.postgresql.with([Fixture.table]) { store, _ in
      try await store.write { _ = try $0.execute("INSERT INTO t (a) VALUES ('x')") }
      let runs = Runs()
      let values = try await store.read { connection in
        let found = try connection.rows("SELECT a FROM t").count
        if runs.next() == 1 { try connection.end() }
        return found
      }
      #expect(values == 1 && runs.count == 2)
      let refusal = await #expect(throws: Refusal.self) { try await store.read { try $0.end() } }
      #expect(refusal?.rule == .storeLost)
      #expect(try await store.values() == ["x"])
    }
  }

  @Test("an answer that breaks off is asked for again")
  func stream() async throws {
    try await TestDatabase.postgresql.with([Fixture.table]) { store, _ in
      let runs = Runs()
      let sum = try await store.read { connection in
        var sum = 0
        let run = runs.next()
        try connection.each("SELECT g FROM generate_series(1, 20000) AS g") { row in
          sum += row.integer(0) ?? 0
          if run == 1, sum > 1000 { try connection.end() }
        }
        return sum
      }
      #expect(sum == 200_010_000 && runs.count == 2)
    }
  }

  @Test("connections that died while nobody used them are nobody's trouble")
  func idle() async throws {
    try await TestDatabase.postgresql.with([Fixture.table]) { store, place in
      let readers = try await store.read { try $0.backend() }
      let writer = try await store.write { try $0.backend() }
      let other = try await place.open()
      for backend in [readers, writer] {
        try await other.write { _ = try $0.rows("SELECT pg_terminate_backend(\(backend)::int)") }
      }
      try await store.write { _ = try $0.execute("INSERT INTO t (a) VALUES ('x')") }
      #expect(try await store.values() == ["x"])
    }
  }

  @Test("a write that dies before its commit runs again, and counts once")
  func write() async throws {
    try await TestDatabase.postgresql.with([Journal.migration, Fixture.table]) { store, _ in
      let runs = Runs()
      try await store.act(as: "t", "t") { act in
        try act.connection.execute("INSERT INTO t (a) VALUES ('x')")
        try act.journal(Ref(Kind("person"), "1"), [:])
        if runs.next() == 1 { try act.connection.end() }
      }
      #expect(runs.count == 2)
      #expect(try await store.values() == ["x"])
      #expect(try await store.read { try Journal.head($0).seq } == 1)
      // Also where the body does not notice.
      let deaf = Runs()
      try await store.write { connection in
        try connection.execute("INSERT INTO t (a) VALUES ('y')")
        if deaf.next() == 1 { try? connection.end() }
      }
      #expect(try await store.values() == ["x", "y"])
      #expect(try await store.read { try Journal.problems($0).isEmpty })
    }
  }

  @Test("a commit whose answer is lost counts once", arguments: CutWire.Cut.allCases)
  func commit(_ cut: CutWire.Cut) async throws {
    try await TestDatabase.postgresql.with([Journal.migration, Fixture.table]) { store, place in
      try await Self.throughWire(place) { wired, wire in
        let runs = Runs()
        for number in 1...3 {
          wire.arm(cut)
          try await wired.act(as: "t", "t") { act in
            _ = runs.next()
            try act.connection.execute("INSERT INTO t (a) VALUES (\("\(number)"))")
            try act.journal(Ref(Kind("person"), "\(number)"), [:])
          }
        }
        #expect(try await store.values() == ["1", "2", "3"])
        #expect(try await store.read { try Journal.head($0).seq } == 3)
        #expect(try await store.read { try Journal.problems($0).isEmpty })
        // Committed behind our back, it does not run a second time.
        #expect(runs.count == (cut == .after ? 3 : 6))
      }
    }
  }

  @Test("a commit that nobody can tell about is said to be that")
  func unknown() async throws {
    try await TestDatabase.postgresql.with([Fixture.table]) { store, place in
      let session = PostgreSQLSession(try PostgreSQLAddress(place.address))
      let number = try await store.write { connection in
        try connection.execute("INSERT INTO t (a) VALUES ('x')")
        return try connection.row("SELECT pg_current_xact_id()::text")?.string(0) ?? ""
      }
      func outcome(_ number: String, _ timeline: String) async -> PostgreSQLTransaction.Outcome {
        await PostgreSQLTransaction(number: number, backend: 1, timeline: timeline).outcome(session)
      }
      #expect(await outcome(number, "00000001") == .committed)
      // Another line of history: its numbers are not ours.
      #expect(await outcome(number, "00000002") == .unknown)
    }
  }

  @Test("two writers that wait for each other both come through")
  func deadlock() async throws {
    try await TestDatabase.postgresql.with([Fixture.table]) { first, firstPlace in
      try await TestDatabase.postgresql.with([Fixture.table]) { second, secondPlace in
        let tables = try [firstPlace, secondPlace].map { try Self.table($0) }
        for store in [first, second] { try await store.write { _ = try $0.execute("INSERT INTO t (a) VALUES ('0')") } }
        let meeting = Meeting()
        let runs = Runs()
        // Stores of two schemas do not wait for each other, and so can cross.
        try await withThrowingTaskGroup { group in
          for (seat, store, order) in [(0, first, tables), (1, second, tables.reversed())] {
            group.addTask {
              try await store.write { connection in
                let run = runs.next()
                try connection.execute("UPDATE \(order[0]) SET b = 'x'")
                if run <= 2 { meeting.meet(seat) }
                try connection.execute("UPDATE \(order[1]) SET a = a || 'x'")
              }
            }
          }
          try await group.waitForAll()
        }
        #expect(runs.count == 3)
        #expect(try await first.values() == ["0x"])
        #expect(try await second.values() == ["0x"])
      }
    }
  }

  @Test("a lock that does not come free is said to be that")
  func busy() async throws {
    try await TestDatabase.postgresql.with([Fixture.table]) { store, place in
      let holder = try PostgreSQLLink(PostgreSQLAddress(place.address))
      try holder.simple("BEGIN; LOCK TABLE t")
      let refusal = await #expect(throws: Refusal.self) {
        try await store.write { connection in
          try connection.execute("SET LOCAL lock_timeout = '50ms'")
          try connection.execute("INSERT INTO t (a) VALUES ('x')")
        }
      }
      #expect(refusal?.rule == .storeBusy)
      try holder.simple("ROLLBACK")
    }
  }

  @Test("who listens hears again when its connection died", .timeLimit(.minutes(20)))
  func news() async throws {
    try await TestDatabase.postgresql.with([Journal.migration]) { store, place in
      for round in 0..<3 {
        var listeners = 0
        // That the former connection died may not have been heard yet: it listens at one of the next waits, or never.
        while listeners == 0 {
          try await store.waitForNews(after: round, atMost: .milliseconds(50))
          listeners = try await store.write { connection in
            try connection.rows(
              """
              SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE query = 'LISTEN lianqiao_journal' AND application_name = \(place.folder.lastPathComponent)
              """
            ).count
          }
        }
        #expect(listeners == 1, "\(round)")
        async let told: Void = store.waitForNews(after: round, atMost: .seconds(600))
        try await store.act(as: "t", "t") { try $0.journal(Ref(Kind("person"), "1"), [:]) }
        try await told
      }
    }
  }

  // MARK: Helpers

  private static func throughWire(
    _ place: TestPlace, _ body: (any Store, CutWire) async throws -> Void
  ) async throws {
    var address = try #require(URLComponents(string: place.address))
    let wire = try CutWire(to: UInt16(try #require(address.port)))
    defer { wire.close() }
    address.port = Int(wire.port)
    address.host = "127.0.0.1"
    try await body(try await Stores.open(try #require(address.string)), wire)
  }

  /// The table's name with its schema.
  private static func table(_ place: TestPlace) throws -> SQL {
    let schema = try #require(place.address.split(separator: "%3D").last).prefix { $0 != "&" }
    return "\(name: String(schema)).t"
  }
}

/// How often a body ran.
final class Runs: Sendable {
  private let number = Mutex(0)
  var count: Int { number.withLock { $0 } }

  func next() -> Int {
    number.withLock { number in
      number += 1
      return number
    }
  }
}

/// Two come, and go on together.
final class Meeting: Sendable {
  private let seats = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]

  func meet(_ seat: Int) {
    seats[seat].signal()
    seats[1 - seat].wait()
  }
}

extension Connection {
  /// Ends the server's side of itself.
  func end() throws { _ = try rows("SELECT pg_terminate_backend(pg_backend_pid())") }

  func backend() throws -> Int { try row("SELECT pg_backend_pid()")?.integer(0) ?? 0 }
}
