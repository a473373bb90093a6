import Core
import Registry
import Store
import TestSupport
import Testing

@Suite struct UndoTests {
  static let tables = Entities.all.map { $0.kind.table }.filter { $0 != "batch" } + ["lookup", "code"]

  @Test("an undone batch leaves nothing of itself", arguments: TestDatabase.all)
  func whole(_ database: TestDatabase) async throws {
    for seed in 0..<8 {
      try await World.with(database, seed: UInt64(100 + seed)) { world in
        try await world.stir(20)
        let before = try await world.store.dump(Self.tables)
        try await Self.open("b", &world)
        try await world.stir(40, batch: "b")
        #expect(try await world.store.dump(Self.tables) != before)
        let report = try await Self.undo("b", world.store)
        #expect(report.kept.isEmpty && report.removed + report.restored > 0)
        #expect(try await world.store.dump(Self.tables) == before)
        #expect(try await world.store.integrityProblems().isEmpty)
        #expect(try await StoreCheck.problems(world.store).filter { $0.code.hasPrefix("journal") } == [])
      }
    }
  }

  @Test("a field that somebody changed afterwards stays, the others go back", arguments: TestDatabase.all)
  func fields(_ database: TestDatabase) async throws {
    try await World.with(database, seed: 7) { world in
      try await world.act { act, _, _ in
        var organisation = Organisation(id: ID("o"))
        organisation.name = Text("机构")
        (organisation.address, organisation.level) = ("地址一", "一级")
        try act.create(organisation)
      }
      try await Self.open("b", &world)
      try await Self.edit("o", by: "import", batch: "b", &world) {
        ($0.address, $0.level, $0.website) = ("地址二", "二级", "https://b")
      }
      try await Self.edit("o", by: "hand", batch: nil, &world) { $0.level = "三级" }
      let report = try await Self.undo("b", world.store)
      let organisation = try await Self.organisation("o", world.store)
      #expect([organisation?.address, organisation?.level, organisation?.website] == ["地址一", "三级", nil])
      #expect(report.kept.map(\.ref) == [Ref(Organisation.kind, "o")] && report.restored == 1)
      #expect(report.kept.first?.why.zh.contains("level") == true)
    }
  }

  @Test(
    "a value that goes back has its former source again, whatever else was edited meanwhile",
    arguments: TestDatabase.all)
  func sources(_ database: TestDatabase) async throws {
    do {
      try await World.with(database, seed: 7) { world in
        try await world.act { act, _, _ in
          var organisation = Organisation(id: ID("o"))
          organisation.name = Text("机构")
          (organisation.address, organisation.level) = ("地址一", "一级")
          organisation.record.source = Citation(.publication, "p")
          try act.create(organisation)
        }
        try await Self.open("b", &world)
        try await Self.edit("o", by: "import", batch: "b", &world) {
          $0.address = "地址二"
          $0.record.sources["address"] = Citation(.batch, "b", "2")
        }
        try await Self.edit("o", by: "hand", batch: nil, &world) {
          $0.level = "三级"
          $0.record.sources["level"] = Citation(.edit, "hand")
        }
        _ = try await Self.undo("b", world.store)
        let record = try #require(try await Self.organisation("o", world.store)?.record)
        #expect(record.source(of: "level") == Citation(.edit, "hand"))
        #expect(record.source(of: "address") == Citation(.publication, "p"))
      }
    }
  }

  @Test(
    "a record that somebody changed after the batch made it stays and is told", arguments: [nil, "later"],
    TestDatabase.all)
  func created(_ later: String?, _ database: TestDatabase) async throws {
    do {
      try await World.with(database, seed: 7) { world in
        try await Self.open("b", &world)
        try await Self.make("o", batch: "b", &world)
        if let later { try await Self.open(later, &world) }
        try await Self.edit("o", by: "hand", batch: later, &world) { $0.level = "三级" }
        let report = try await Self.undo("b", world.store)
        #expect(try await Self.organisation("o", world.store)?.level == "三级")
        #expect(report.kept.map(\.ref) == [Ref(Organisation.kind, "o")] && report.removed == 0)
      }
    }
  }

  @Test("what a kept record refers to is kept as well", arguments: TestDatabase.all)
  func referents(_ database: TestDatabase) async throws {
    do {
      try await World.with(database, seed: 7) { world in
        try await Self.open("b", &world)
        try await Self.make("maker", batch: "b", &world)
        try await world.act(batch: "b") { act, _, _ in
          var need = Need(id: ID("n"))
          need.name = Text("监护仪")
          need.requester = ID("maker")
          try act.create(need)
        }
        try await Self.open("later", &world)
        try await world.act(batch: "later") { act, _, _ in
          let old = try #require(try Table<Need>.fetch("n", act.connection))
          var new = old
          new.unit = "台"
          try act.update(old, to: new)
        }
        let report = try await Self.undo("b", world.store)
        #expect(try await Self.organisation("maker", world.store) != nil)
        #expect(Set(report.kept.map(\.ref)) == [Ref(Need.kind, "n"), Ref(Organisation.kind, "maker")])
        #expect(try await world.store.integrityProblems().isEmpty)
      }
    }
  }

  @Test("what somebody refers to since stays and is told", arguments: TestDatabase.all)
  func referrers(_ database: TestDatabase) async throws {
    try await World.with(database, seed: 7) { world in
      try await Self.open("b", &world)
      for id in ["o", "p"] { try await Self.make(id, batch: "b", &world) }
      try await world.act { act, _, _ in
        var offer = Offer(id: ID("f"))
        offer.name = Text("检测")
        offer.provider = ID("o")
        try act.create(offer)
      }
      let report = try await Self.undo("b", world.store)
      #expect(report.kept.map(\.ref) == [Ref(Organisation.kind, "o")] && report.removed == 1)
      #expect(try await Self.organisation("p", world.store) == nil)
    }
  }

  @Test("a batch is undone once, and only one that there is", arguments: TestDatabase.all)
  func once(_ database: TestDatabase) async throws {
    try await World.with(database, seed: 7) { world in
      try await Self.open("b", &world)
      _ = try await Self.undo("b", world.store)
      let again = await #expect(throws: Refusal.self) { _ = try await Self.undo("b", world.store) }
      #expect(again?.rule == .batchUndone)
      let unknown = await #expect(throws: Refusal.self) { _ = try await Self.undo("c", world.store) }
      #expect(unknown?.rule == .batchUnknown)
      #expect(try await world.store.read { try Table<Batch>.fetch("b", $0)?.state } == "undone")
    }
  }

  // MARK: Helpers

  /// As the command line does it: an act of no batch.
  private static func undo(_ batch: String, _ store: any Store) async throws -> UndoReport {
    try await store.act(as: "hand", "batch.undo") { try $0.undo(batch: batch) }
  }

  private static func open(_ id: String, _ world: inout World) async throws {
    try await world.act(batch: id) { act, _, _ in
      var batch = Batch(id: ID(id))
      (batch.file, batch.state) = ("\(id).csv", "done")
      try act.create(batch)
    }
  }

  private static func make(_ id: String, batch: String, _ world: inout World) async throws {
    try await world.act(batch: batch) { act, _, _ in
      var organisation = Organisation(id: ID(id))
      organisation.name = Text("机构\(id)")
      try act.create(organisation)
    }
  }

  private static func edit(
    _ id: String, by actor: String, batch: String?, _ world: inout World,
    _ change: @escaping @Sendable (inout Organisation) -> Void
  ) async throws {
    try await world.act(as: actor, batch: batch) { act, _, _ in
      let old = try #require(try Table<Organisation>.fetch(id, act.connection))
      var new = old
      change(&new)
      try act.update(old, to: new)
    }
  }

  private static func organisation(_ id: String, _ store: any Store) async throws -> Organisation? {
    try await store.read { try Table<Organisation>.fetch(id, $0) }
  }
}
