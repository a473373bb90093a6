import Core

/// A record's values in the order of its field list, each read and spelled once for table, lookup and journal.
struct FieldValues<E: Entity> {
  let entity: E
  let values: [Value?]
  /// `Value.canonical` of each.
  let spellings: [String?]

  init(_ entity: E) {
    self.entity = entity
    values = E.fields.map { $0.get(entity) }
    spellings = values.map { $0?.canonical }
  }

  func requireComplete() throws {
    for (index, field) in E.fields.enumerated() where values[index] == nil && field.uses.contains(.required) {
      throw Refusal(
        .valueRequired, at: entity.ref.description,
        ["field": "\(field.label.zh)（\(field.name)）", "field.en": "\(field.label.en) (\(field.name))"])
    }
  }
}
