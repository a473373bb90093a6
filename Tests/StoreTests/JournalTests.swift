import Core
import Foundation
import Store
import TestSupport
import Testing

@Suite struct JournalTests {
  static let migrations = [Journal.migration, Fixture.table]

  @Test("an act's writes, entries and head are one", arguments: TestDatabase.all)
  func acts(_ database: TestDatabase) async throws {
    try await database.with(Self.migrations) { store, _ in
      let at = Date(timeIntervalSince1970: 1_686_153_600.25)
      try await store.act(as: "wang", "import", batch: "b1", reason: "第一批", at: at) { act in
        try act.connection.execute("INSERT INTO t (a) VALUES ('x')")
        try act.journal(Self.ref("1"), ["name": .init(before: nil, after: "\"迈瑞\"\n\u{1}")])
      }
      await #expect(throws: Stop.self) {
        try await store.act(as: "wang", "edit") { act in
          try act.connection.execute("INSERT INTO t (a) VALUES ('y')")
          try act.journal(Self.ref("2"), ["name": .init(before: nil, after: "b")])
          throw Stop()
        }
      }
      #expect(try await store.values() == ["x"])
      let entries = try await store.read { try Journal.entries(after: 0, $0) }
      #expect(entries.count == 1)
      let entry = try #require(entries.first)
      #expect([entry.actor, entry.verb, entry.batch, entry.reason] == ["wang", "import", "b1", "第一批"])
      #expect(entry.seq == 1 && entry.at == at && entry.ref == Self.ref("1"))
      #expect(entry.changes == ["name": .init(before: nil, after: "\"迈瑞\"\n\u{1}")])
      let head = try await store.read { try Journal.head($0) }
      #expect(head.seq == 1 && head.hash == entry.hash)
    }
  }

  @Test("entries by place, record and batch", arguments: TestDatabase.all)
  func reading(_ database: TestDatabase) async throws {
    try await database.with(Self.migrations) { store, _ in
      for (batch, ids) in [("b1", ["1", "2"]), ("b2", ["1"]), (nil, ["2"])] as [(String?, [String])] {
        try await store.act(as: "t", "t", batch: batch) { act in
          for id in ids { try act.journal(Self.ref(id), ["n": .init(before: nil, after: id)]) }
        }
      }
      let found = try await store.read { connection in
        [
          try Journal.entries(after: 2, connection), try Journal.entries(after: 0, limit: 2, connection),
          try Journal.entries(of: Self.ref("1"), connection), try Journal.entries(ofBatch: "b1", connection),
          try Journal.entries(of: Ref("offer/1") ?? Self.ref("1"), connection),
        ].map { $0.map(\.seq) }
      }
      #expect(found == [[3, 4], [1, 2], [1, 3], [1, 2], []])
    }
  }

  @Test("an attempt that fails leaves the act as it was, and the chain whole", arguments: TestDatabase.all)
  func attempts(_ database: TestDatabase) async throws {
    try await database.with(Self.migrations) { store, _ in
      try await store.act(as: "t", "t") { act in
        func put(_ value: String) throws {
          try act.connection.execute("INSERT INTO t (a) VALUES (\(value))")
          try act.journal(Self.ref(value), ["a": .init(before: nil, after: value)])
        }
        try put("1")
        #expect(throws: Stop.self) {
          try act.attempt {
            try put("2")
            throw Stop()
          }
        }
        let kept = try act.attempt {
          try put("3")
          #expect(throws: Stop.self) {
            try act.attempt {
              try put("4")
              throw Stop()
            }
          }
          // A statement that the database refuses is taken back like any other.
          #expect(throws: (any Error).self) {
            try act.attempt {
              try put("5")
              try act.connection.execute("INSERT INTO nowhere VALUES (1)")
            }
          }
          try put("6")
          return "kept"
        }
        #expect(kept == "kept")
        try put("7")
      }
      #expect(try await store.values() == ["1", "3", "6", "7"])
      let entries = try await store.read { try Journal.entries(after: 0, $0) }
      #expect(entries.map(\.ref.id) == ["1", "3", "6", "7"] && entries.map(\.seq) == [1, 2, 3, 4])
      #expect(try await Self.problems(store) == [])
    }
  }

  @Test("writers of two stores make one chain", arguments: TestDatabase.all)
  func concurrency(_ database: TestDatabase) async throws {
    try await database.with(Self.migrations) { store, place in
      let other = try await place.open()
      try await withThrowingTaskGroup { group in
        for (number, writer) in (0..<30).flatMap({ [($0, store), ($0, other)] }) {
          group.addTask {
            try await writer.act(as: "t", "t") { act in
              try act.journal(Self.ref("\(number)"), ["a": .init(before: nil, after: "x")])
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await store.read { try Journal.head($0).seq } == 60)
      #expect(try await Self.problems(other) == [])
    }
  }

  // MARK: Tampering

  @Test("whatever is changed in the journal is found", arguments: TestDatabase.all)
  func tampering(_ database: TestDatabase) async throws {
    var dice = Dice(seed: 7)
    for round in 0..<60 {
      let forgery = Self.forgery(&dice)
      try await database.with(Self.migrations) { store, _ in
        try await Self.fill(store, seed: UInt64(round))
        #expect(try await Self.problems(store) == [])
        let changed = try await store.write { connection in
          for statement in forgery.before { try connection.execute(statement) }
          return try connection.execute(forgery.statement)
        }
        #expect(changed > 0, "\(forgery.statement)")
        #expect(try await Self.problems(store) != [], "\(forgery.statement)")
      }
    }
  }

  /// A statement that changes an entry, its personal values, their order, or the head.
  private static func forgery(_ dice: inout Dice) -> (before: [SQL], statement: SQL) {
    let seq = 1 + dice.below(8)
    switch dice.below(8) {
    case 0:
      let column = dice.one(of: ["actor", "verb", "kind", "entity", "changes", "hash"])
      return ([], "UPDATE journal SET \(name: column) = \(name: column) || 'x' WHERE seq = \(seq)")
    case 1:
      let column = dice.one(of: ["batch", "reason"])
      return ([], "UPDATE journal SET \(name: column) = coalesce(\(name: column), '') || 'x' WHERE seq = \(seq)")
    case 2: return ([], "UPDATE journal SET at = at + 1 WHERE seq = \(seq)")
    case 3:
      return (["DELETE FROM journal_personal WHERE seq = \(seq)"], "DELETE FROM journal WHERE seq = \(seq)")
    case 4:
      // Two entries change places.
      let other = seq % 8 + 1
      return (
        [
          "DELETE FROM journal_personal", "UPDATE journal SET seq = 100 WHERE seq = \(seq)",
          "UPDATE journal SET seq = \(seq) WHERE seq = \(other)",
        ], "UPDATE journal SET seq = \(other) WHERE seq = 100"
      )
    case 5: return ([], "UPDATE journal_head SET seq = seq + \(dice.one(of: [-1, 1]))")
    case 6: return ([], "UPDATE journal_head SET hash = \(dice.one(of: ["", "x"]))")
    default:
      let column = dice.one(of: ["salt", "before", "after"])
      return ([], "UPDATE journal_personal SET \(name: column) = coalesce(\(name: column), '') || 'x' WHERE seq = 2")
    }
  }

  @Test("nothing for a value and an empty value are two things", arguments: TestDatabase.all, ["batch", "reason"])
  func nothingAndEmpty(_ database: TestDatabase, _ column: String) async throws {
    do {
      try await database.with(Self.migrations) { store, _ in
        try await Self.fill(store, seed: 1)
        try await store.write { connection in
          _ = try connection.execute("UPDATE journal SET \(name: column) = '' WHERE \(name: column) IS NULL")
        }
        #expect(try await Self.problems(store) != [])
      }
    }
  }

  @Test("personal values that change places within an entry are found", arguments: TestDatabase.all)
  func exchanged(_ database: TestDatabase) async throws {
    do {
      try await database.with(Self.migrations) { store, _ in
        try await Self.fill(store, seed: 1)
        try await store.write { connection in
          try connection.execute("UPDATE journal_personal SET field = '-' WHERE seq = 2 AND field = 'name'")
          try connection.execute("UPDATE journal_personal SET field = 'name' WHERE seq = 2 AND field = 'title'")
          try connection.execute("UPDATE journal_personal SET field = 'title' WHERE seq = 2 AND field = '-'")
        }
        #expect(try await Self.problems(store) != [])
      }
    }
  }

  @Test("personal values stand outside the chain, and erasing them breaks nothing", arguments: TestDatabase.all)
  func erasing(_ database: TestDatabase) async throws {
    try await database.with(Self.migrations) { store, _ in
      try await Self.fill(store, seed: 1)
      let told = try await store.read { connection in
        (
          text: try connection.rows("SELECT changes FROM journal").compactMap { $0.string(0) }.joined(),
          changes: try Journal.entries(of: Self.ref("2"), connection).first?.changes
        )
      }
      #expect(!told.text.contains("秦") && !told.text.contains("主任") && told.text.contains("外科"))
      #expect(told.changes?["name"] == .init(before: "秦某", after: "秦世杰"))
      // Told twice, the same value is veiled in two ways: who has one does not recognise the other.
      #expect(Set(told.text.matches(of: #/sha256":"(\w+)"/#).map { String($0.1) }).count == 4)
      for erase: SQL in [
        "UPDATE journal_personal SET before = NULL, after = NULL WHERE seq = 2 AND field = 'name'",
        "DELETE FROM journal_personal WHERE seq = 2",
      ] {
        try await store.write { _ = try $0.execute(erase) }
        #expect(try await Self.problems(store) == [])
        let changes = try await store.read { try Journal.entries(of: Self.ref("2"), $0).first?.changes }
        #expect(changes?["name"]?.after == nil && changes?["skill"]?.after == "外科")
      }
    }
  }

  // MARK: Helpers

  private static func ref(_ id: String) -> Ref { Ref(Kind("person"), id) }

  /// Eight entries; the second and the third carry the same two personal values.
  private static func fill(_ store: any Store, seed: UInt64) async throws {
    try await store.act(as: "wang", "edit") { act in
      try act.journal(ref("1"), ["skill": .init(before: nil, after: "外科")])
      for id in ["2", "3"] {
        try act.journal(
          ref(id),
          [
            "name": .init(before: "秦某", after: "秦世杰"), "title": .init(before: "医师", after: "主任"),
            "skill": .init(before: nil, after: "外科"),
          ], personal: ["name", "title"])
      }
    }
    var dice = Dice(seed: seed)
    for number in 4...8 {
      let (batch, reason) = (dice.one(of: ["b", nil]), dice.one(of: ["why", nil]))
      let value = "\(dice.below(100))"
      try await store.act(as: "li", "import", batch: batch, reason: reason) { act in
        try act.journal(ref("\(number)"), ["a": .init(before: value, after: nil)])
      }
    }
  }

  private static func problems(_ store: any Store) async throws -> [String] {
    try await store.read { try Journal.problems($0).map(\.place) }
  }
}

@Suite struct DigestTests {
  @Test(
    "SHA-256 of known texts",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func known(_ text: String, _ expected: String) {
    var digest = Digest()
    digest.update(text.utf8)
    #expect(Digest.hex(digest.finish()) == expected)
  }

  @Test("a frame tells where one string ends and the next begins")
  func framing() {
    func digest(_ parts: [String]) -> [UInt8] {
      var digest = Digest()
      for part in parts { digest.update(framed: part) }
      return digest.finish()
    }
    #expect(digest(["ab", "c"]) != digest(["a", "bc"]) && digest(["a", ""]) != digest(["", "a"]))
  }
}
