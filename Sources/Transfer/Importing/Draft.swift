import Core
import Registry

/// What a row says about one record, before anything is written.
struct Draft<E: Entity> {
  var id: String?
  var key: String?
  var visibility: Visibility?
  /// The other store says of no source, and so this row is none either.
  var isUnsourced = false
  /// Fields whose source is another than the row's.
  var sources: [String: Citation] = [:]
  /// Field → value and the cell that it stands in.
  var values: [String: (value: Value, place: String)] = [:]
  /// Fields that the row does not give and a default fills: they identify and create, and never change a record.
  var defaulted: Set<String> = []

  var isEmpty: Bool { values.isEmpty }

  mutating func put(_ value: Value, _ field: String, at place: String) {
    if case .text(let new) = value, case .text(let old)? = values[field]?.value {
      values[field] = (.text(old.merged(with: new)), place)
    } else {
      values[field] = (value, place)
    }
  }

  /// Makes a language the original of a text that has it.
  mutating func begin(_ field: String, with language: Language) {
    guard case (.text(let text), let place)? = values[field], let string = text[language] else { return }
    values[field] = (.text(Text(string, language).merged(with: text)), place)
  }

  /// The record that it would make from nothing.
  func entity(_ id: ID<E>, source: Citation) -> E {
    var entity = E(id: id)
    entity.record.key = key
    entity.record.source = isUnsourced ? nil : source
    if let visibility { entity.record.visibility = visibility }
    for field in E.fields {
      if let value = values[field.name]?.value { field.set(&entity, value) }
    }
    entity.record.sources = sources.filter { values[$0.key] != nil && $0.value != entity.record.source }
    return entity
  }
}
