import Core
import Foundation
import Registry
import Store
import TestSupport
import Transfer

extension Dice {
  /// Words with what spreadsheets, CSV and JSON each treat as theirs, without space around them.
  mutating func words() -> String {
    let whole = (0...below(5)).map { _ in one(of: Self.pieces) }.joined()
    return whole.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty
      ? "迈瑞" : whole.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static let pieces = [
    "迈瑞", "医疗", "監護", "CT", "pump", " ", "-", "é", "\"", "'", "\\", "\n", "{x}", "=", "1", "😀", "、", ";", "；", ",", "+",
    "@", "a=b", "_x0041_", "<", "&", "%",
  ]

  /// Twelve signs of an id.
  mutating func id() -> String { String((0..<12).map { _ in one(of: Array("0123456789abcdefghjkmnpqrstvwxyz")) }) }

  mutating func value(_ type: FieldType, _ refs: [Kind: [String]]) -> Value? {
    switch type {
    case .text:
      var text = Text(words(), one(of: [.zh, .en, .zhHant, Language("de")]))
      if chance(40) { text[one(of: [.zh, .zhHant, .en])] = words() }
      return .text(text)
    case .string: return .string(words())
    case .link: return .string("https://example.cn/\(below(99))?a=1&b=2")
    case .word(let vocabulary): return .string(one(of: vocabulary.words).value)
    case .words(let vocabulary): return .words(vocabulary.words.prefix(1 + below(3)).map(\.value))
    case .names: return .words((0...below(3)).map { "\($0) \(words())" })
    case .integer: return .integer(Int(truncatingIfNeeded: next()) >> below(64))
    case .decimal: return .decimal(Decimal(below(1_000_000) - 200_000) / pow(10, below(5)))
    case .day: return Day(ordinal: below(60_000) - 20_000).map(Value.day)
    case .period:
      return Day(ordinal: below(30_000)).flatMap { Period($0.description.prefix(one(of: [4, 7, 10]))) }.map(
        Value.period)
    case .money: return .money(Money(minor: below(1_000_000) - 200_000, currency: "CNY"))
    case .codes(let systems): return .codes([Code(one(of: systems), "07-04"), Code(systems[0], "x")])
    case .ref(let kinds):
      let held = refs.filter { kinds.isEmpty || kinds.contains($0.key) }.sorted { $0.key < $1.key }
      guard !held.isEmpty else { return nil }
      let (kind, ids) = one(of: held)
      return .ref(Ref(kind, one(of: ids)))
    }
  }

  /// Values for every required field and most of the others; references go to `refs`. Some would be refused today (less than none, a
  /// credit code that does not check), as stores have them that are older than the rule.
  mutating func record<E: Entity>(_ type: E.Type, _ id: String, refs: [Kind: [String]]) -> E {
    var entity = E(id: ID(id))
    for field in E.fields where !field.uses.contains(.local) && (chance(70) || field.uses.contains(.required)) {
      guard var value = value(field.type, refs) else { continue }
      // No two records have one key.
      if field.uses.contains(.key), case .string(let words) = value { value = .string("\(self.id()) \(words)") }
      field.set(&entity, value)
      if chance(20), let source = citation(refs) { entity.record.sources[field.name] = source }
    }
    if var redirect = entity as? Redirect, let into = redirect.into {
      redirect.former = Ref(into.kind, self.id()).description
      if let whole = redirect as? E { entity = whole }
    }
    if chance(30) { entity.record.visibility = one(of: Visibility.allCases) }
    if chance(80) { entity.record.source = citation(refs) }
    entity.record.sources = entity.record.sources.filter { $0.value != entity.record.source }
    if chance(30) { entity.record.key = "key \(next())" }
    return entity
  }

  private mutating func citation(_ refs: [Kind: [String]]) -> Citation? {
    switch below(3) {
    case 0: refs[Publication.kind].map { Citation(.publication, one(of: $0), one(of: ["¶3; 图 2", nil])) }
    case 1: refs[Batch.kind].map { Citation(.batch, one(of: $0), "\(below(99))") }
    default: Citation(.edit, "cli:office")
    }
  }
}

extension Desk {
  /// So many random records of every kind, which refer to each other and cite each other.
  func fill(_ count: Int, seed: UInt64) async throws {
    try await store.act(as: "test", "fill") { act in
      var dice = Dice(seed: seed)
      var refs: [Kind: [String]] = [:]
      for kind in KindOrder.kinds { refs[kind] = (0..<count).map { _ in dice.id() } }
      for kind in KindOrder.kinds {
        guard let type = Entities.type(kind) else { continue }
        try Self.create(type, refs[kind] ?? [], act, &dice, refs)
      }
    }
  }

  private static func create<E: Entity>(
    _ type: E.Type, _ ids: [String], _ act: Act, _ dice: inout Dice, _ refs: [Kind: [String]]
  ) throws {
    for id in ids { try act.create(dice.record(type, id, refs: refs)) }
  }
}
