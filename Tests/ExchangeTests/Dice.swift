import Core
import Foundation
import Registry
import TestSupport

/// Records out of chance.
extension Dice {
  /// A record of which about half of the fields say something, out of so few values that sides often meet.
  mutating func record<E: Entity>(_ type: E.Type, _ id: String, refs: [Ref]) -> E {
    var entity = E(id: ID(id))
    for field in E.fields where chance(55) || field.uses.contains(.required) || Self.always.contains(field.name) {
      // A number that tells records apart is never held by two.
      if let value = field.uses.contains(.key) ? .string("\(id) \(below(9))") : value(field.type, refs) {
        field.set(&entity, value)
      }
    }
    entity.record.visibility = chance(75) ? .everyone : one(of: Visibility.allCases)
    return entity
  }

  private static let always: Set = ["market", "seeks"]

  /// Any market, and of the other lists one of the first.
  private mutating func word(_ vocabulary: Vocabulary) -> String {
    one(of: Array(vocabulary.words.prefix(vocabulary == .markets ? 20 : 3))).value
  }

  private mutating func value(_ type: FieldType, _ refs: [Ref]) -> Value? {
    switch type {
    case .text: .text(Text(one(of: ["离心泵", "监护仪研发", "医用芯片", "pump rotor"])))
    case .string: .string(one(of: ["三级甲等", "A1"]))
    case .link: .string("https://example.cn/")
    case .word(let vocabulary): .string(word(vocabulary))
    case .words(let vocabulary): .words([word(vocabulary)])
    case .names: .words(["泵"])
    case .integer: .integer(below(4))
    case .decimal: .decimal(Decimal(one(of: [200, 1000, 5000])))
    case .day: Day(ordinal: Scene.today.ordinal + one(of: [-400, -10, 0, 30, 400])).map(Value.day)
    case .period: Period(one(of: ["2010/2019", "2023", "2020/2030"])).map(Value.period)
    case .money: Money(one(of: ["1000000", "5000000", "20000000", "USD 3000000"])).map(Value.money)
    case .codes(let systems):
      systems.contains("cn")
        ? .codes([one(of: [Code("cn", "4403"), Code("cn", "44"), Code("cn", "42"), Code("iso", "SG")])])
        : .codes([one(of: [Code("nmpa", "07-04"), Code("nmpa", "06-02")])])
    case .ref(let kinds):
      { held in held.isEmpty ? nil : .ref(one(of: held)) }(refs.filter { kinds.isEmpty || kinds.contains($0.kind) })
    }
  }
}
