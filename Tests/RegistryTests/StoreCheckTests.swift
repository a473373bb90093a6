import Core
import Foundation
import Registry
import Store
import TestSupport
import Testing

/// What `StoreCheck` finds when somebody writes past the program.
@Suite struct StoreCheckTests {
  @Test("a store that only the program wrote is sound", arguments: TestDatabase.all)
  func sound(_ database: TestDatabase) async throws {
    try await check(database, [], [])
    try await CheckScratch.with(database) { store in
      try await store.act(as: "t", "t") { act in
        var organisation = Organisation(id: ID("a"))
        organisation.name = Text("迈瑞\"医疗\"\n\u{1F}\\")
        try act.create(organisation)
        var next = organisation
        next.aliases = ["迈瑞", "Mindray"]
        try act.update(organisation, to: next)
        try act.remove(next)
        try act.create(organisation)
        for number in 0..<2500 {
          var other = Organisation(id: ID("o\(number)"))
          other.name = Text("机构 \(number)")
          try act.create(other)
          if number.isMultiple(of: 3) { try act.remove(other) }
        }
      }
      #expect(try await StoreCheck.problems(store) == [])
    }
  }

  @Test(
    "tampering",
    arguments: TestDatabase.each([
      ("UPDATE organisation SET level = '三级' WHERE id = 'a'", ["journal.value organisation/a level"]),
      ("UPDATE organisation SET visibility = 'owner' WHERE id = 'b'", ["journal.value organisation/b @visibility"]),
      (
        "UPDATE organisation SET aliases = '别名' WHERE id = 'a'",
        ["journal.value organisation/a aliases", "lookup.stale organisation/a name"]
      ),
      ("DELETE FROM lookup WHERE entity = 'b'", ["lookup.stale organisation/b identity,name"]),
      ("INSERT INTO lookup VALUES ('organisation', 'name', 'x', 'aa')", ["lookup.stale organisation/aa *"]),
      (
        "DELETE FROM organisation WHERE id = 'b'",
        ["journal.lost organisation/b", "lookup.stale organisation/b *", "reference.nowhere relation/r to"]
      ),
      (
        "INSERT INTO claim (id, visibility, sources, subject, field, value) VALUES ('c', 'everyone', '', 'organisation/a', 'x', 'y')",
        ["journal.unknown claim/c", "lookup.stale claim/c identity"]
      ),
      (
        "UPDATE relation SET source = 'publication/none#¶1'",
        ["journal.value relation/r @source", "source.nowhere relation/r"]
      ),
      ("UPDATE journal SET batch = 'b1' WHERE seq = 2", ["journal.chain journal 2", "journal.batch journal 2"]),
      ("UPDATE journal SET changes = '{}' WHERE seq = 3", ["journal.chain journal 3", "journal.unknown relation/r"]),
      ("DELETE FROM journal WHERE seq = 3", ["journal.chain journal head", "journal.unknown relation/r"]),
      (
        "INSERT INTO redirect (id, visibility, sources, former, \"into\") VALUES ('d', 'everyone', '', 'organisation/a', 'organisation/b')",
        ["journal.unknown redirect/d", "redirect.alive redirect/d"]
      ),
      (
        "INSERT INTO redirect (id, visibility, sources, former, \"into\") VALUES ('d', 'everyone', '', 'organisation/x', 'organisation/y')",
        ["journal.unknown redirect/d", "reference.nowhere redirect/d into"]
      ),
    ]))
  func tampering(_ statement: String, _ expected: [String], _ database: TestDatabase) async throws {
    try await check(database, [statement], expected)
  }

  @Test("redirects in a circle, two of one address, and a claim of what is merged away", arguments: TestDatabase.all)
  func redirects(_ database: TestDatabase) async throws {
    try await CheckScratch.with(database) { store in
      try await store.act(as: "t", "t") { act in
        var organisation = Organisation(id: ID("o"))
        organisation.name = Text("机构")
        try act.create(organisation)
        for (id, former, into) in [("d", "a", "b"), ("e", "b", "a"), ("f", "b", "o")] {
          var redirect = Redirect(id: ID(id))
          (redirect.former, redirect.into) = ("organisation/\(former)", Ref(Organisation.kind, into))
          try act.create(redirect)
        }
        var claim = Claim(id: ID("c"))
        (claim.subject, claim.field, claim.value) = (organisation.ref, "parent", "organisation/a")
        try act.create(claim)
      }
      let found = try await StoreCheck.problems(store).map { "\($0.code) \($0.place)" }
      #expect(
        Set(found) == [
          "reference.nowhere redirect/d into", "reference.nowhere redirect/e into", "redirect.chain redirect/d",
          "redirect.chain redirect/e", "redirect.twice redirect/f", "reference.nowhere claim/c value",
        ])
    }
  }

  @Test("a thousand times the same is told a hundred times and counted", arguments: TestDatabase.all)
  func many(_ database: TestDatabase) async throws {
    try await CheckScratch.with(database) { store in
      try await store.act(as: "t", "t") { act in
        for number in 0..<1200 {
          var other = Organisation(id: ID("o\(number)"))
          other.name = Text("机构 \(number)")
          try act.create(other)
        }
      }
      _ = try await store.write { try $0.execute("DELETE FROM lookup") }
      let found = try await StoreCheck.problems(store)
      #expect(found.count == 101)
      #expect(found.last?.label == Label("同类问题另有 1100 处", "1100 more of the same"))
    }
  }

  private func check(_ database: TestDatabase, _ statements: [String], _ expected: [String]) async throws {
    try await CheckScratch.with(database) { store in
      try await store.act(as: "t", "t") { act in
        for id in ["a", "b"] {
          var organisation = Organisation(id: ID(id))
          organisation.name = Text("机构\(id)")
          try act.create(organisation)
        }
        var relation = Relation(id: ID("r"))
        (relation.from, relation.type, relation.to) = (Ref("organisation/a"), "supplies", Ref("organisation/b"))
        try act.create(relation)
      }
      try await store.write { connection in
        for statement in statements { try connection.execute(SQL(stringLiteral: statement)) }
      }
      let found = try await StoreCheck.problems(store)
      #expect(found.map { "\($0.code) \($0.place)" } == expected)
      #expect(found.allSatisfy { $0.severity == .error })
    }
  }
}
