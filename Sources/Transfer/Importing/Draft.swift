import Core
import Registry

/// What a row says about one record, before anything is written.
struct Draft<E: Entity> {
  var id: String?
  var key: String?
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

  /// The record that it would make from nothing.
  func entity(_ id: ID<E>, source: Citation) -> E {
    var entity = E(id: id)
    entity.record.key = key
    entity.record.source = source
    for field in E.fields {
      if let value = values[field.name]?.value { field.set(&entity, value) }
    }
    return entity
  }
}
