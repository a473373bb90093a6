import Core
import Registry
import Store
import TestSupport
import Testing

/// Migrations are written by hand; the field lists hold them to what they describe.
@Suite struct SchemaTests {
  @Test(
    "a table has the columns of its field list, and requires what the list requires",
    arguments: Entities.all.map { $0.kind }, TestDatabase.all)
  func columns(_ kind: Kind, _ database: TestDatabase) async throws {
    let type = try #require(Entities.type(kind))
    try await World.with(database, seed: 1) { world in
      let rows = try await world.store.read {
        try $0.rows(database.columns(of: kind.table))
      }
      let columns = Dictionary(uniqueKeysWithValues: rows.map { ($0.string(0) ?? "", $0.integer(1) == 1) })
      #expect(columns == Self.expected(type))
      #expect(rows.compactMap { $0.string(0) } == Self.order(type))
    }
  }

  private static func expected<E: Entity>(_ type: E.Type) -> [String: Bool] {
    var out = ["id": true, "visibility": true, "key": false, "source": false, "sources": true]
    for field in E.fields { out[field.name] = field.uses.contains(.required) }
    return out
  }

  private static func order<E: Entity>(_ type: E.Type) -> [String] { Table<E>.columns }

  @Test(
    "a reference to one kind is a foreign key to its table", arguments: Entities.all.map { $0.kind }, TestDatabase.all)
  func foreignKeys(_ kind: Kind, _ database: TestDatabase) async throws {
    let type = try #require(Entities.type(kind))
    try await World.with(database, seed: 1) { world in
      let rows = try await world.store.read {
        try $0.rows(database.foreignKeys(of: kind.table))
      }
      #expect(Set(rows.map { "\($0.string(0) ?? "") → \($0.string(1) ?? "")" }) == Self.references(type))
    }
  }

  private static func references<E: Entity>(_ type: E.Type) -> Set<String> {
    Set(
      E.fields.compactMap { field in
        if case .ref(let kinds) = field.type, kinds.count == 1 { "\(field.name) → \(kinds[0].table)" } else { nil }
      })
  }

  @Test(
    "a field list names each field once, in storage's spelling, in both languages",
    arguments: Entities.all.map { $0.kind })
  func fields(_ kind: Kind) throws {
    let type = try #require(Entities.type(kind))
    let fields = Self.described(type)
    #expect(Set(fields.map(\.name)).count == fields.count)
    for field in fields {
      #expect(field.name.wholeMatch(of: #/[a-z]+(_[a-z]+)*/#) != nil)
      #expect(
        field.label.zh.unicodeScalars.contains { $0.isHan } && !field.label.en.unicodeScalars.contains { $0.isHan })
    }
    for language in [Language.zh, .en] { #expect(Set(fields.map { $0.label[language] }).count == fields.count) }
  }

  private static func described<E: Entity>(_ type: E.Type) -> [(name: String, label: Label)] {
    E.fields.map { ($0.name, $0.label) }
  }

  @Test("what is stored is fetched", arguments: Entities.all.map { $0.kind }, TestDatabase.all)
  func roundTrip(_ kind: Kind, _ database: TestDatabase) async throws {
    let type = try #require(Entities.type(kind))
    try await World.with(database, seed: 2) { world in try await Self.roundTrip(type, &world) }
  }

  private static func roundTrip<E: Entity>(_ type: E.Type, _ world: inout World) async throws {
    try await world.act { act, dice, refs in
      for number in 0..<60 {
        let id = "\(E.kind)-round-\(number)"
        let record = dice.record(type, id, refs: refs)
        try act.create(record)
        #expect(try Table<E>.fetch(id, act.connection).map(said) == said(record))
        let changed = dice.changed(record, refs: refs)
        try act.update(record, to: changed)
        #expect(try Table<E>.fetch(id, act.connection).map(said) == said(changed))
        #expect(try !act.update(changed, to: changed))
      }
      var ids: [String] = []
      try Table<E>.each(act.connection) { ids.append($0.id.rawValue) }
      #expect(ids == ids.sorted() && ids.count >= 60)
    }
  }

  private static func said<E: Entity>(_ entity: E) -> String {
    "\(entity.ref) \(entity.record.said) "
      + E.fields.map { "\($0.name)=\($0.get(entity)?.canonical ?? "–")" }.joined(separator: " ")
  }

  @Test("a record without what it requires is refused", arguments: Entities.all.map { $0.kind }, TestDatabase.all)
  func required(_ kind: Kind, _ database: TestDatabase) async throws {
    let type = try #require(Entities.type(kind))
    try await World.with(database, seed: 3) { world in try await Self.required(type, &world) }
  }

  private static func required<E: Entity>(_ type: E.Type, _ world: inout World) async throws {
    try await world.act { act, dice, refs in
      for field in E.fields where field.uses.contains(.required) {
        let whole = dice.record(type, "\(E.kind)-whole", refs: refs)
        var lacking = whole
        field.set(&lacking, nil)
        #expect(throws: Refusal.self) { try act.create(lacking) }
        #expect(throws: Refusal.self) { try act.update(whole, to: lacking) }
      }
    }
  }
}

@Suite struct LookupTests {
  @Test("what finds a record follows what it says", arguments: TestDatabase.all)
  func follows(_ database: TestDatabase) async throws {
    for seed in 0..<6 {
      try await World.with(database, seed: UInt64(seed)) { world in
        try await world.stir(60)
        let held = try await world.store.dump(["lookup"])["lookup"]
        let expected = try await world.store.read { connection in
          var rows: [String] = []
          for type in Entities.all { rows += try Self.rows(type, connection) }
          return rows.sorted()
        }
        #expect(held == expected)
      }
    }
  }

  private static func rows<E: Entity>(_ type: E.Type, _ connection: any Connection) throws -> [String] {
    var out: [String] = []
    try Table<E>.each(connection) { entity in
      for key in Lookup.keys(of: entity) {
        out.append("\([E.kind.sqlValue, key.system.sqlValue, key.value.sqlValue, entity.id.sqlValue])")
      }
    }
    return out
  }

  @Test(
    "an organisation is found by key, credit code, names and identity, and by the old ones no more",
    arguments: TestDatabase.all)
  func names(_ database: TestDatabase) async throws {
    try await World.with(database, seed: 4) { world in
      try await world.act { act, _, _ in
        var old = Organisation(id: ID("o"))
        old.name = Text("联影医疗")
        old.name[.en] = "United"
        old.aliases = ["联影"]
        old.creditCode = "914403007084678371"
        old.record.key = "united"
        try act.create(old)
        func find(_ system: String, _ value: String) throws -> [String] {
          try Lookup.find(Organisation.kind, .init(system, value), act.connection)
        }
        for name in ["联影医疗", "聯影醫療", "UNITED", "联影"] { #expect(try find("name", NameKey.of(name)) == ["o"]) }
        #expect(try find("credit_code", "914403007084678371") == ["o"] && find("key", "united") == ["o"])
        var new = old
        new.aliases = ["理邦"]
        new.creditCode = nil
        try act.update(old, to: new)
        #expect(
          try find("name", "理邦") == ["o"] && find("name", "联影") == [] && find("credit_code", "914403007084678371") == []
        )
        try act.remove(new)
        #expect(try find("name", "理邦") == [] && find("key", "united") == [])
      }
    }
  }

  @Test("a name as long as a page of a book is a name", arguments: TestDatabase.all)
  func long(_ database: TestDatabase) async throws {
    try await World.with(database, seed: 5) { world in
      try await world.act { act, dice, _ in
        // As little alike as can be: an index keeps what repeats itself in less.
        let names = (0..<2).map { _ in (0..<8000).map { _ in dice.one(of: Self.characters) }.joined() }
        for (number, name) in names.enumerated() {
          var organisation = Organisation(id: ID("long\(number)"))
          organisation.name = Text(name)
          try act.create(organisation)
        }
        for (number, name) in names.enumerated() {
          let found = try Lookup.find(Organisation.kind, .init("name", NameKey.of(name)), act.connection)
          #expect(found == ["long\(number)"])
        }
        #expect(try Lookup.find(Organisation.kind, .init("name", NameKey.of(names[0] + "a")), act.connection) == [])
      }
      #expect(try await StoreCheck.problems(world.store).filter { $0.code.hasPrefix("lookup") } == [])
    }
  }

  private static let characters = (0x4E00..<0x9F00).compactMap { Unicode.Scalar($0).map { String(Character($0)) } }
}
