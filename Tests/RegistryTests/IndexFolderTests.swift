import Core
import Foundation
import Registry
import Store
import Synchronization
import TestSupport
import Testing

/// The index that is kept between runs: a cluster that is opened from it answers as one that is read from the tables.
@Suite struct IndexFolderTests {
  private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "index-\(UUID().uuidString)")
    deinit { try? FileManager.default.removeItem(at: url) }

    func kept(_ role: IndexFolder.Role = .asking, least: Int = 0) -> IndexFolder {
      IndexFolder(url, role, least: least)
    }
    var files: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }
  }

  private func expectSame(_ cluster: Cluster, _ world: World, _ note: Comment? = nil) async throws {
    let loaded = try await world.cluster()
    #expect(cluster.sequence == loaded.sequence, note)
    for audience in ClusterTests.audiences {
      #expect(ClusterTests.told(cluster, audience) == ClusterTests.told(loaded, audience), note)
    }
  }

  private func open(_ world: World, _ folder: IndexFolder) async throws -> Cluster {
    try await Cluster.load(world.store, analyser: World.analyser, compactCodes: World.codes, folder: folder)
  }

  @Test("whoever opens it, whatever has changed since", arguments: [900, 901, 902, 903] as [UInt64], TestDatabase.all)
  func reopened(_ seed: UInt64, _ database: TestDatabase) async throws {
    try await World.with(database, seed: seed) { world in
      let folder = Folder()
      for round in 0..<6 {
        try await expectSame(try await open(world, folder.kept(round % 2 == 0 ? .keeping : .asking)), world)
        #expect(folder.files.contains("manifest"))
        try await world.stir(round * 4)
      }
    }
  }

  @Test("beside one who keeps it, and after it", arguments: TestDatabase.all)
  func together(_ database: TestDatabase) async throws {
    try await World.with(database, seed: 31) { world in
      let folder = Folder()
      var keeper = try await open(world, folder.kept(.keeping))
      for _ in 0..<5 {
        try await world.stir(8)
        keeper = try await keeper.following(world.store)
        try await expectSame(try await open(world, folder.kept()), world)
        try await expectSame(keeper, world)
        keeper.saveIfDue()
      }
    }
  }

  @Test("another code table, and another store's index, are told apart", arguments: TestDatabase.all)
  func foreign(_ database: TestDatabase) async throws {
    let folder = Folder()
    try await World.with(database, seed: 41) { world in
      try await expectSame(try await open(world, folder.kept()), world)
      try await world.act { act, _, _ in
        var set = ReferenceSet(id: ID("set"))
        set.name = "names"
        try act.create(set)
        try CodeTable.insert(CodeEntry(Code("nmpa", "98"), zh: "离心泵"), position: 0, set: set.id, act.connection)
      }
      let after = try await open(world, folder.kept())
      #expect(after.codes.name(Code("nmpa", "98"), .zh) == "离心泵")
    }
    try await World.with(database, seed: 42) { world in
      try await world.stir(30)
      try await expectSame(try await open(world, folder.kept()), world)
    }
  }

  @Test("what is damaged is made anew", arguments: 0..<12)
  func damaged(_ seed: Int) async throws {
    try await World.with(.sqlite, seed: UInt64(500 + seed)) { world in
      let folder = Folder()
      _ = try await open(world, folder.kept())
      var dice = Dice(seed: UInt64(seed))
      let name = dice.one(of: folder.files.filter { $0 != "lock" })
      let file = folder.url.appending(path: name)
      var bytes = try Data(contentsOf: file)
      switch seed % 3 {
      case 0: bytes[dice.below(bytes.count)] ^= UInt8(1 << dice.below(8))
      case 1: bytes = bytes.prefix(dice.below(bytes.count))
      default: bytes.append(0)
      }
      try bytes.write(to: file)
      try await expectSame(try await open(world, folder.kept()), world, "\(name)")
      try await expectSame(try await open(world, folder.kept()), world, "again, \(name)")
    }
  }

  @Test("a store of few records has none, and what was left by more goes")
  func few() async throws {
    try await World.with(.sqlite, seed: 51) { world in
      let folder = Folder()
      _ = try await open(world, folder.kept(least: 10_000))
      #expect(folder.files.isEmpty)
      _ = try await open(world, folder.kept())
      #expect(!folder.files.isEmpty)
      let permissions = try FileManager.default.attributesOfItem(atPath: folder.url.path)[.posixPermissions] as? Int
      #expect(permissions == 0o700)
      try Data("no manifest".utf8).write(to: folder.url.appending(path: "manifest"))
      try await expectSame(try await open(world, folder.kept(least: 10_000)), world)
      #expect(folder.files.isEmpty)
    }
  }

  @Test("what fits is opened and not made anew", arguments: TestDatabase.all)
  func opened(_ database: TestDatabase) async throws {
    try await World.with(database, seed: 71) { world in
      let folder = Folder()
      // Told only where records are indexed one by one.
      let told = Mutex(0)
      for (round, isMade) in [true, false, false].enumerated() {
        let before = told.withLock { $0 }
        let cluster = try await Cluster.load(
          world.store, analyser: World.analyser, compactCodes: World.codes,
          folder: folder.kept(round == 1 ? .keeping : .asking)
        ) { _, _ in told.withLock { $0 += 1 } }
        #expect((told.withLock { $0 } > before) == isMade)
        try await expectSame(cluster, world)
        try await world.act { act, _, _ in
          var organisation = Organisation(id: ID("new-\(round)"))
          organisation.name = Text("机构\(round)")
          try act.create(organisation)
        }
      }
    }
  }

  @Test("what was written past the journal is told, and nothing where nothing was", arguments: TestDatabase.all)
  func past(_ database: TestDatabase) async throws {
    try await World.with(database, seed: 61) { world in
      let folder = Folder()
      _ = try await open(world, folder.kept())
      try await world.act { act, _, _ in
        var organisation = Organisation(id: ID("o"))
        organisation.name = Text("机构")
        try act.create(organisation)
      }
      let sound = try await world.cluster().differences(in: folder.kept(), of: world.store)
      #expect(sound.isEmpty)
      _ = try await world.store.write { try $0.execute("UPDATE product SET model = \("not journalled")") }
      let told = try await world.cluster().differences(in: folder.kept(), of: world.store)
      #expect(told.map(\.code) == ["index.differs"])
    }
  }
}
