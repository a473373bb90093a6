import Core
import Foundation
import Registry
import Search
import Store
import TestSupport

/// Random records in a store, and random acts upon them.
struct World {
  let store: any Store
  private(set) var refs: [Kind: [String]] = [:]
  private var dice: Dice
  private var made = 0

  /// A store with three records of every kind, gone afterwards.
  static func with(
    _ database: TestDatabase, seed: UInt64, _ body: (inout World) async throws -> Void
  ) async throws {
    try await database.with(registryMigrations) { store, _ in
      var world = World(store: store, dice: Dice(seed: seed))
      for type in Self.types { world.refs[type.kind] = (1...3).map { "\(type.kind)-\($0)" } }
      try await world.act { act, dice, refs in
        for type in Self.types { try Self.create(type, refs[type.kind] ?? [], act, &dice, refs) }
      }
      try await body(&world)
    }
  }

  /// Batches are what acts are done under, redirects what merges leave: both are left to them.
  static let types = Entities.all.filter { $0.kind != Batch.kind && $0.kind != Redirect.kind }

  private init(store: any Store, dice: Dice) {
    self.store = store
    self.dice = dice
  }

  private static func create<E: Entity>(
    _ type: E.Type, _ ids: [String], _ act: Act, _ dice: inout Dice, _ refs: [Kind: [String]]
  ) throws {
    for id in ids { try act.create(dice.record(type, id, refs: refs)) }
  }

  /// One act that may use the dice.
  @discardableResult
  mutating func act<T: Sendable>(
    as actor: String = "hand", batch: String? = nil,
    _ body: @escaping @Sendable (Act, inout Dice, [Kind: [String]]) throws -> T
  ) async throws -> T {
    let (before, refs) = (dice, refs)
    let (after, result) = try await store.act(as: actor, "test", batch: batch) { act in
      var dice = before
      let result = try body(act, &dice, refs)
      return (dice, result)
    }
    dice = after
    return result
  }

  /// Makes, changes and removes records. Only kinds to which no other has a foreign key lose any.
  mutating func stir(_ count: Int, batch: String? = nil) async throws {
    for _ in 0..<count {
      let type = dice.one(of: Self.types)
      switch dice.below(4) {
      case 0:
        made += 1
        let id = "\(type.kind)-new-\(made)"
        refs[type.kind]?.append(id)
        try await act(batch: batch) { act, dice, refs in try Self.create(type, [id], act, &dice, refs) }
      case 1 where Self.leaves.contains(type.kind):
        guard let id = refs[type.kind]?.last, (refs[type.kind]?.count ?? 0) > 1 else { continue }
        refs[type.kind]?.removeLast()
        try await act(batch: batch) { act, _, _ in try Self.remove(type, id, act) }
      default:
        guard let id = refs[type.kind].map({ dice.one(of: $0) }) else { continue }
        try await act(batch: batch) { act, dice, refs in try Self.change(type, id, act, &dice, refs) }
      }
    }
  }

  private static let leaves: Set<Kind> = Set(types.map { $0.kind }).subtracting(Entities.all.flatMap { keyed($0) })

  /// The kinds to which one has foreign keys.
  private static func keyed<E: Entity>(_ type: E.Type) -> [Kind] {
    E.fields.compactMap { field in
      if case .ref(let kinds) = field.type, kinds.count == 1 { kinds[0] } else { nil }
    }
  }

  private static func change<E: Entity>(
    _ type: E.Type, _ id: String, _ act: Act, _ dice: inout Dice, _ refs: [Kind: [String]]
  ) throws {
    guard let old = try Table<E>.fetch(id, act.connection) else { return }
    try act.update(old, to: dice.changed(old, refs: refs))
  }

  private static func remove<E: Entity>(_ type: E.Type, _ id: String, _ act: Act) throws {
    if let old = try Table<E>.fetch(id, act.connection) { try act.remove(old) }
  }

  func cluster() async throws -> Cluster {
    try await Cluster.load(store, analyser: Self.analyser, compactCodes: Self.codes)
  }

  /// Two characters at a time.
  static let analyser = TextAnalyser(document: pairs, query: pairs)

  @Sendable private static func pairs(_ text: String) -> [Term] {
    let characters = Array(NameKey.of(text))
    return zip(characters, characters.dropFirst()).map { Term("\($0)\($1)") }
  }

  static let codes = [
    CodeEntry(Code("cn", "44"), zh: "广东省"), CodeEntry(Code("cn", "4403"), parent: "44", zh: "深圳市"),
    CodeEntry(Code("nmpa", "07"), zh: "监护器械"), CodeEntry(Code("nmpa", "07-04"), parent: "07", zh: "监护设备"),
  ]
}

extension Store {
  /// Every row of the named tables, spelled out: two dumps are equal when nothing differs.
  func dump(_ tables: [String]) async throws -> [String: [String]] {
    try await read { connection in
      var out: [String: [String]] = [:]
      for table in tables {
        out[table] = try connection.rows("SELECT * FROM \(name: table)").map { "\($0.values)" }.sorted()
      }
      return out
    }
  }
}

extension Kind {
  var table: String { rawValue.replacingOccurrences(of: "-", with: "_") }
}

extension Record {
  /// Spelled out in one order: a dictionary has none.
  var said: String {
    "\(visibility) \(key ?? "–") \(source.map(\.description) ?? "–") \(sources.map { "\($0.key)=\($0.value)" }.sorted())"
  }
}
