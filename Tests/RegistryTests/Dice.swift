import Core
import Foundation
import TestSupport

/// Records out of chance.
extension Dice {
  mutating func string() -> String { (0...below(6)).map { _ in one(of: Self.pieces) }.joined() }

  private static let pieces = [
    "迈瑞", "医疗", "監護", "CT", "pump", " ", "-", "é", "\"", "'", "\\", "\n", "{x}", "=", "1", "😀", "深圳", "(", "）",
  ]

  // MARK: Records

  /// Valid values for every required field and most of the others; references go to `refs`.
  mutating func record<E: Entity>(_ type: E.Type, _ id: String, refs: [Kind: [String]]) -> E {
    var entity = E(id: ID(id))
    fill(&entity, refs: refs, percent: 70)
    return entity
  }

  /// Gives some of the fields new values.
  mutating func changed<E: Entity>(_ entity: E, refs: [Kind: [String]]) -> E {
    var out = entity
    fill(&out, refs: refs, percent: 30)
    return out
  }

  private mutating func fill<E: Entity>(_ entity: inout E, refs: [Kind: [String]], percent: Int) {
    for field in E.fields where chance(percent) || (field.uses.contains(.required) && field.get(entity) == nil) {
      let clears = !field.uses.contains(.required) && chance(15)
      // A number that tells records apart is never held by two.
      let drawn = field.uses.contains(.key) ? .string(string() + "\(next())") : value(field.type, refs)
      if let drawn, !clears { field.set(&entity, drawn) }
      if clears { field.set(&entity, nil) }
      if chance(20) {
        entity.record.sources[field.name] = Citation(.publication, "p\(below(9))", one(of: ["¶3", nil]))
      }
    }
    if chance(30) { entity.record.visibility = one(of: Visibility.allCases) }
    if chance(30) { entity.record.source = Citation(.batch, "b", "\(below(99))") }
    if chance(10) { entity.record.key = "key-\(next())" }
  }

  mutating func value(_ type: FieldType, _ refs: [Kind: [String]]) -> Value? {
    switch type {
    case .text:
      var text = Text(string())
      if chance(40) { text[one(of: [.zh, .zhHant, .en])] = string() }
      return .text(text)
    case .string: return .string(string())
    case .link: return .string("https://example.cn/\(below(99))")
    case .word(let vocabulary): return .string(one(of: vocabulary.words).value)
    case .words(let vocabulary): return .words([one(of: vocabulary.words).value])
    case .names: return .words((0...below(3)).map { _ in string() })
    case .integer: return .integer(Int(truncatingIfNeeded: next()) >> below(64))
    case .decimal: return .decimal(Decimal(below(1_000_000)) / pow(10, below(5)))
    case .day: return Day(ordinal: below(30_000)).map(Value.day)
    case .period:
      return Day(ordinal: below(30_000)).flatMap { Period($0.description.prefix(one(of: [4, 7, 10]))) }.map(
        Value.period)
    case .money: return .money(Money(minor: below(1_000_000), currency: "CNY"))
    case .codes(let systems): return .codes([Code(one(of: systems), one(of: ["44", "4403", "07", "07-04"]))])
    case .ref(let kinds):
      let held = refs.filter { kinds.isEmpty || kinds.contains($0.key) }.sorted { $0.key < $1.key }
      guard !held.isEmpty else { return nil }
      let (kind, ids) = one(of: held)
      return ids.isEmpty ? nil : .ref(Ref(kind, one(of: ids)))
    }
  }
}
