import Core
import Registry
import Store
import TestSupport
import Testing

/// Merges on which later ones rest, by hand.
@Suite struct SplitExamples {
  /// A part, what it is part of, and what vouches for that.
  typealias Part = (id: String, parent: String?)
  typealias Merge = (loser: String, into: String)

  @Test(
    "the later of two merges that gave a part another whole is split first",
    arguments: TestDatabase.each(
      [
        // The part's whole is the part itself, and so is the whole of that: it is left without one.
        ([("a", "b"), ("b", "c"), ("c", nil)], [("b", "a"), ("c", "a")], true),
        // The first merge gives a whole to what had none, and the second takes it away again: all reads as it did.
        ([("a", nil), ("b", "c"), ("c", nil)], [("b", "a"), ("c", "a")], true),
        // The first merge takes the whole away, and the second gives another.
        ([("a", "b"), ("b", nil), ("c", "d"), ("d", nil)], [("b", "a"), ("c", "a")], true),
        // The whole that the first merge gave is merged into one that turns out to be the part: two rest on the first.
        ([("a", "b"), ("b", "c"), ("c", nil), ("d", nil)], [("b", "a"), ("c", "d"), ("d", "a")], true),
        // A whole that was only pointed on is the same still.
        ([("a", "b"), ("b", "c"), ("c", nil), ("d", nil)], [("b", "a"), ("c", "d")], false),
      ] as [([Part], [Merge], Bool)]))
  func parts(_ parts: [Part], _ merges: [Merge], _ waits: Bool, _ database: TestDatabase) async throws {
    try await Self.check(merges.map { (Self.part($0.loser), Self.part($0.into)) }, waits, database) { act in
      for part in parts {
        var component = Component(id: ID(part.id))
        component.name = Text("部件\(part.id)")
        component.parent = part.parent.map { ID($0) }
        component.record.sources["parent"] = part.parent.map { Citation(.edit, "of-\($0)") }
        try act.create(component)
      }
    }
  }

  @Test("so is the later of two that made an organisation's standing firmer", arguments: TestDatabase.all)
  func standing(_ database: TestDatabase) async throws {
    let refs = ["a", "b", "c"].map { Ref(Organisation.kind, $0) }
    try await Self.check([(refs[1], refs[0]), (refs[2], refs[0])], true, database) { act in
      for (ref, standing) in zip(refs, ["unnamed", "provisional", "confirmed"]) {
        var organisation = Organisation(id: ID(ref.id))
        organisation.name = Text("机构\(ref.id)")
        organisation.standing = standing
        try act.create(organisation)
      }
    }
  }

  @Test("what a person wrote since is told, and no later merge has to go for it", arguments: TestDatabase.all)
  func byHand(_ database: TestDatabase) async throws {
    try await database.with(registryMigrations) { store, _ in
      try await store.act(as: "hand", "test") { act in
        for (id, parent) in [("a", "b"), ("b", "c"), ("c", nil), ("d", nil)] as [Part] {
          var component = Component(id: ID(id))
          component.name = Text("部件\(id)")
          component.parent = parent.map { ID($0) }
          try act.create(component)
        }
        try act.merge(Self.part("b"), into: Self.part("a"))
        let merged = try #require(try Table<Component>.fetch("a", act.connection))
        var edited = merged
        edited.parent = ID("d")
        try act.update(merged, to: edited)
        try act.merge(Self.part("d"), into: Self.part("a"))
        let kept = try act.split(Self.part("b")).kept
        #expect(kept.contains { $0.ref == Self.part("a") && $0.why.en.contains("parent") })
        try act.split(Self.part("d"))
        #expect(try Table<Component>.fetch("a", act.connection)?.parent == ID("d"))
      }
    }
  }

  private static func part(_ id: String) -> Ref { Ref(Component.kind, id) }

  /// Merges in order and splits in the same order, each as soon as no other has to go first: everything is as it was.
  private static func check(
    _ merges: [(loser: Ref, into: Ref)], _ waits: Bool, _ database: TestDatabase,
    _ make: @escaping @Sendable (Act) throws -> Void
  ) async throws {
    try await database.with(registryMigrations) { store, _ in
      try await store.act(as: "hand", "test", make)
      let tables = ["component", "organisation", "claim", "relation"]
      let before = try await store.dump(tables)
      let waited = try await store.act(as: "hand", "test") { act in
        for merge in merges { try act.merge(merge.loser, into: merge.into) }
        var waiting = merges.map(\.loser)
        var waited: [Ref] = []
        while !waiting.isEmpty {
          let next = waiting.removeFirst()
          do {
            try act.split(next)
          } catch let refusal as Refusal where refusal.rule == .splitDepends {
            #expect(waiting.map(\.description).contains(refusal.values["later"]))
            try #require(waited.count < 20)
            waited.append(next)
            waiting.append(next)
          }
        }
        return waited
      }
      #expect(waited.contains(merges[0].loser) == waits)
      #expect(try await store.dump(tables) == before)
    }
  }
}
