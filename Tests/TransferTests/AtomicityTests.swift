import Core
import Foundation
import Registry
import Store
import TestSupport
import Testing
import Transfer

/// Every verb happens whole or not at all, at whichever statement the database fails.
@Suite struct AtomicityTests {
  struct Verb: Sendable, CustomTestStringConvertible {
    let name: String
    let run: @Sendable (Desk, any Store) async throws -> Void
    /// What has to be there before.
    private(set) var prepare: @Sendable (Desk) async throws -> Void = { _ in }

    init(name: String, _ run: @escaping @Sendable (Desk, any Store) async throws -> Void) {
      (self.name, self.run) = (name, run)
    }

    func after(_ prepare: @escaping @Sendable (Desk) async throws -> Void) -> Verb {
      var out = self
      out.prepare = prepare
      return out
    }

    var testDescription: String { name }
  }

  static let verbs: [Verb] =
    Entities.all.flatMap { records($0) } + [
      Verb(name: "undo") { desk, store in
        let batch = try #require(try await desk.all(Batch.self).first).id.rawValue
        _ = try await store.act(as: "t", "batch.undo") { try $0.undo(batch: batch) }
      }.after { try await importOrganisations($0, $0.store) },
      Verb(name: "merge") { _, store in
        try await store.act(as: "t", "record.merge") {
          _ = try $0.merge(Ref(Product.kind, "a"), into: Ref(Product.kind, "needed"))
        }
      }.after { try await related($0) },
      Verb(name: "split") { _, store in
        try await store.act(as: "t", "record.split") { _ = try $0.split(Ref(Product.kind, "a")) }
      }.after { desk in
        try await related(desk)
        try await desk.store.act(as: "t", "record.merge") {
          _ = try $0.merge(Ref(Product.kind, "a"), into: Ref(Product.kind, "needed"))
        }
      },
      Verb(name: "import") { try await importOrganisations($0, $1) },
      Verb(name: "import with refused rows and links") { desk, store in
        let text = "物资名称,医院名称,预算\n监护仪,协和医院,1\n,协和医院,2\n口罩,协和医院,五万\n口罩,同济医院,3\n"
        let report = try await desk.run(text, Need.kind, into: store)
        #expect(report.created == 2 && report.refused.count == 2)
      },
      Verb(name: "import of products with registrations") { desk, store in
        let report = try await desk.run(
          "Device,Company,Submission Number\nPump,Acme,K210001\nPump,Acme,K220002\n", Product.kind, into: store)
        #expect(report.companions == 2)
      },
      Verb(name: "reference add") { try await addReference($0, $1) },
      Verb(name: "reference remove") { _, store in
        try await ReferenceInstaller.remove("regions-cn", actor: "t", from: store)
      }.after { try await addReference($0, $0.store) },
      Verb(name: "mapping save") { try await saveMapping($0, $1, "甲") },
      Verb(name: "mapping save again") {
        try await saveMapping($0, $1, "乙")
      }.after { try await saveMapping($0, $0.store, "甲") },
      Verb(name: "act with attempts") { _, store in
        try await store.act(as: "t", "t") { act in
          try act.create(sample(Organisation.self, "a"))
          do {
            try act.attempt {
              try act.create(sample(Organisation.self, "b"))
              try act.attempt { try act.create(sample(Organisation.self, "c")) }
              throw Taken()
            }
          } catch is Taken {}
          try act.create(sample(Organisation.self, "d"))
        }
      },
    ]

  private struct Taken: Error {}

  @Test(arguments: verbs, TestDatabase.all) func check(_ verb: Verb, _ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      try await verb.prepare(desk)
      let before = try await desk.dump()
      var statement = 0
      while true {
        statement += 1
        try #require(statement < 2000)
        do {
          try await verb.run(desk, FailingStore(base: desk.store, fuse: Fuse(at: statement)))
          break
        } catch is Fuse.Blown {
          let after = try await desk.dump()
          #expect(after == before, "statement \(statement)")
          if after != before { return }
        }
      }
      // It took the head's lock, a row, the journal and the head at the least, and then it did what it does.
      #expect(statement > 4)
      #expect(try await desk.dump() != before)
      #expect(try await StoreCheck.problems(desk.store) == [])
    }
  }

  // MARK: Verbs

  private static func records<E: Entity>(_ type: E.Type) -> [Verb] {
    [
      Verb(name: "create \(E.kind)") { _, store in
        try await store.act(as: "t", "t") { try $0.create(sample(type, "a")) }
      }.after { try await product($0) },
      Verb(name: "update \(E.kind)") { _, store in
        try await store.act(as: "t", "t") { act in
          let old = try #require(try Table<E>.fetch("a", act.connection))
          var new = old
          new.record.visibility = .members
          new.record.key = "k"
          try act.update(old, to: new)
        }
      }.after { try await product($0, and: sample(type, "a")) },
      Verb(name: "remove \(E.kind)") { _, store in
        try await store.act(as: "t", "t") { act in try act.remove(try #require(try Table<E>.fetch("a", act.connection)))
        }
      }.after { try await product($0, and: sample(type, "a")) },
    ]
  }

  /// The product that a registration has to name, and what else is to be there.
  private static func product(_ desk: Desk, and other: (any Entity)? = nil) async throws {
    try await desk.store.act(as: "t", "t") { act in
      try act.create(sample(Product.self, "needed"))
      if let other { try act.create(other) }
    }
  }

  /// Two products, and what names the one that is to be merged.
  private static func related(_ desk: Desk) async throws {
    try await product(desk, and: sample(Product.self, "a"))
    try await desk.store.act(as: "t", "t") { act in
      for type in [Relation.self, Claim.self, Candidate.self, Figure.self] as [any Entity.Type] {
        try relate(type, act)
      }
    }
  }

  private static func relate<E: Entity>(_ type: E.Type, _ act: Act) throws {
    var entity = sample(type, "of-a")
    let field = try #require(E.fields.first { if case .ref = $0.type { true } else { false } })
    field.set(&entity, .ref(Ref(Product.kind, "a")))
    try act.create(entity)
  }

  /// A record of the least that is required.
  private static func sample<E: Entity>(_ type: E.Type, _ id: String) -> E {
    var entity = E(id: ID(id))
    for field in E.fields where field.uses.contains(.required) {
      let value: Value =
        switch field.type {
        case .text: .text(Text("甲"))
        case .word(let vocabulary): .string(vocabulary.words[0].value)
        case .decimal: .decimal(1)
        case .ref: .ref(Ref(Product.kind, "needed"))
        // A redirect is of a record that is there no more.
        default: .string(E.kind == Redirect.kind ? "product/gone" : "甲")
        }
      field.set(&entity, value)
    }
    return entity
  }

  private static func importOrganisations(_ desk: Desk, _ store: any Store) async throws {
    let report = try await desk.run(
      "名称,信用代码,别名\n联影,914403007084678371,甲;乙\n开立,,\n联影,,丙\n", Organisation.kind, into: store)
    #expect(report.created == 2 && report.merged == 1)
  }

  private static func addReference(_ desk: Desk, _ store: any Store) async throws {
    let file = try desk.file("code\tparent\tname\n44\t\t广东省\n4403\t44\t深圳市\n", "regions_cn.tsv")
    let (_, isNew) = try await ReferenceInstaller.add("regions-cn", from: file, actor: "t", into: store)
    #expect(isNew)
  }

  private static func saveMapping(_ desk: Desk, _ store: any Store, _ column: String) async throws {
    var request = ImportRequest(file: try desk.file("\(column)\nx\n"), kind: Organisation.kind, actor: "t")
    request.map = [column: "name"]
    try await SavedMapping.save("mine", try ImportPlan(request), actor: "t", store)
  }
}

@Suite struct ReferenceTests {
  static let table = "code\tparent\tname\n44\t\t广东省\n4403\t44\t深圳市\n"

  @Test("the same file twice changes nothing, another one is refused", arguments: TestDatabase.all)
  func add(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      _ = try desk.file(Self.table, "regions_cn.tsv")
      let (set, isNew) = try await ReferenceInstaller.add("regions-cn", from: desk.folder, actor: "t", into: desk.store)
      #expect(isNew && set.rows == 2 && set.licence != nil && set.origin != nil && set.checksum?.count == 64)
      let before = try await desk.dump()
      let again = try await ReferenceInstaller.add("regions-cn", from: desk.folder, actor: "t", into: desk.store)
      #expect(!again.isNew && again.set.id == set.id)
      _ = try desk.file(Self.table + "11\t\t北京市\n", "regions_cn.tsv")
      let refusal = await #expect(throws: Refusal.self) {
        _ = try await ReferenceInstaller.add("regions-cn", from: desk.folder, actor: "t", into: desk.store)
      }
      #expect(refusal?.rule == .referenceInstalled)
      #expect(try await desk.dump() == before)
      let codes = CodeBook(try await desk.store.read { try CodeTable.all($0) })
      #expect(codes.path(Code("cn", "4403")).map { codes.name($0, .zh) } == ["深圳市", "广东省"])
      try await ReferenceInstaller.remove("regions-cn", actor: "t", from: desk.store)
      #expect(try await desk.store.read { try CodeTable.all($0) }.isEmpty)
    }
  }

  @Test(
    "what cannot be installed or removed",
    arguments: TestDatabase.each([
      ("emdn-2", "", Refusal.Rule.referenceUnknown), ("regions-cn", "", .referenceFileAbsent),
      ("regions-cn", "code\tname\n1\t甲\n", .referenceFileDamaged),
      ("regions-cn", "code\tparent\tname\n1\t\t甲\n1\t\t乙\n", .referenceFileDamaged),
      ("regions-cn", "code\tparent\tname\n\t\t甲\n", .referenceFileDamaged),
    ]))
  func faults(_ name: String, _ text: String, _ rule: Refusal.Rule, _ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      if !text.isEmpty { _ = try desk.file(text, "regions_cn.tsv") }
      let before = try await desk.dump()
      let refusal = await #expect(throws: Refusal.self) {
        _ = try await ReferenceInstaller.add(name, from: desk.folder, actor: "t", into: desk.store)
      }
      #expect(refusal?.rule == rule)
      let absent = await #expect(throws: Refusal.self) {
        try await ReferenceInstaller.remove(name, actor: "t", from: desk.store)
      }
      #expect(absent?.rule == .referenceAbsent)
      #expect(try await desk.dump() == before)
    }
  }
}
