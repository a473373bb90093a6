package import Core
package import Store

// The three ways in which any record comes, changes and goes: table, lookup and journal together, or not at all.

extension Act {
  package func create<E: Entity>(_ entity: E) throws {
    try entity.checkRequired()
    try Table.insert(entity, connection)
    try Lookup.renew(nil, entity, connection)
    try journal(entity.ref, Journal.changes(nil, entity), personal: entity.personalFields)
  }

  /// Writes what differs. Returns whether anything did: nothing is written or journalled otherwise.
  @discardableResult
  package func update<E: Entity>(_ old: E, to new: E) throws -> Bool {
    try new.checkRequired()
    let changes = Journal.changes(old, new)
    guard !changes.isEmpty else { return false }
    try Table.update(new, connection)
    try Lookup.renew(old, new, connection)
    try journal(new.ref, changes, personal: new.personalFields)
    return true
  }

  package func remove<E: Entity>(_ entity: E) throws {
    try Table.delete(entity.id, connection)
    try Lookup.renew(entity, nil, connection)
    try journal(entity.ref, Journal.changes(entity, nil), personal: entity.personalFields)
  }
}

extension Entity {
  func checkRequired() throws {
    for field in Self.fields where field.uses.contains(.required) && field.get(self) == nil {
      throw Refusal(
        .valueRequired, at: ref.description,
        ["field": "\(field.label.zh)（\(field.name)）", "field.en": "\(field.label.en) (\(field.name))"])
    }
  }
}

extension Journal {
  /// Field → spelling before and after, only where they differ. `@…` are what a record carries besides its fields.
  static func changes<E: Entity>(_ old: E?, _ new: E?) -> [String: Change] {
    var out: [String: Change] = [:]
    func note(_ name: String, _ before: String?, _ after: String?) {
      if before != after { out[name] = Change(before: before, after: after) }
    }
    for field in E.fields {
      note(field.name, old.flatMap(field.get)?.canonical, new.flatMap(field.get)?.canonical)
    }
    note("@visibility", old?.record.visibility.rawValue, new?.record.visibility.rawValue)
    note("@key", old?.record.key, new?.record.key)
    note("@source", old?.record.source?.description, new?.record.source?.description)
    note("@sources", old.map { Sources.encode($0.record.sources) }, new.map { Sources.encode($0.record.sources) })
    return out
  }
}

extension Entity {
  /// This record with some journalled spellings put in, for undo and for history.
  func applying(_ spellings: [String: String?]) -> Self {
    var out = self
    for (name, spelling) in spellings {
      switch name {
      case "@visibility": out.record.visibility = spelling.flatMap(Visibility.init(rawValue:)) ?? .owner
      case "@key": out.record.key = spelling
      case "@source": out.record.source = spelling.flatMap { Citation($0) }
      case "@sources": out.record.sources = Sources.decode(spelling ?? "")
      default:
        guard let field = Self.field(name) else { continue }
        field.set(&out, spelling.flatMap(field.type.decode))
      }
    }
    return out
  }

  /// The journal's spelling of one field.
  func spelling(_ name: String) -> String? {
    switch name {
    case "@visibility": record.visibility.rawValue
    case "@key": record.key
    case "@source": record.source?.description
    case "@sources": Sources.encode(record.sources)
    default: Self.field(name).flatMap { $0.get(self) }?.canonical
    }
  }
}
