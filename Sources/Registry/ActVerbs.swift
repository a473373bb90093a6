package import Core
import Foundation
package import Store

// The three ways in which any record comes, changes and goes: table, lookup and journal together, or not at all.

extension Act {
  package func create<E: Entity>(_ entity: E) throws {
    let values = FieldValues(entity)
    try values.requireComplete()
    // What refuses a record comes before anything is written of it.
    try Lookup.renew(nil, values, connection)
    try Table.insert(values, connection)
    try journal(entity.ref, Journal.changes(nil, values), personal: entity.personalFields)
  }

  /// Writes what differs. Returns whether anything did: nothing is written or journalled otherwise.
  @discardableResult
  package func update<E: Entity>(_ old: E, to new: E) throws -> Bool {
    let (former, values) = (FieldValues(old), FieldValues(new))
    try values.requireComplete()
    let changes = Journal.changes(former, values)
    guard !changes.isEmpty else { return false }
    try Lookup.renew(former, values, connection)
    try Table.update(values, connection)
    try journal(new.ref, changes, personal: new.personalFields)
    return true
  }

  package func remove<E: Entity>(_ entity: E) throws {
    try Table.delete(entity.id, connection)
    let values = FieldValues(entity)
    try Lookup.renew(values, nil, connection)
    try journal(entity.ref, Journal.changes(values, nil), personal: entity.personalFields)
  }

  /// Keeps a batch on record as done: what came of `file`, so that it can be found and undone.
  package func close(
    _ batch: ID<Batch>, file: String, of target: Kind? = nil, checksum: String? = nil, rows: Int
  ) throws {
    var record = Batch(id: batch)
    (record.file, record.target, record.checksum) = (file, target?.rawValue, checksum)
    (record.rows, record.at, record.state) = (rows, at.formatted(.iso8601), "done")
    try create(record)
  }
}

extension Journal {
  /// Field → spelling before and after, only where they differ. `@…` are what a record carries besides its fields.
  static func changes<E: Entity>(_ old: FieldValues<E>?, _ new: FieldValues<E>?) -> [String: Change] {
    var out: [String: Change] = [:]
    func note(_ name: String, _ before: String?, _ after: String?) {
      if before != after { out[name] = Change(before: before, after: after) }
    }
    for (index, field) in E.fields.enumerated() {
      note(field.name, old?.spellings[index], new?.spellings[index])
    }
    let (before, after) = (old?.entity.record, new?.entity.record)
    note("@visibility", before?.visibility.rawValue, after?.visibility.rawValue)
    note("@key", before?.key, after?.key)
    note("@source", before?.source?.description, after?.source?.description)
    note("@sources", before.map { Sources.encode($0.sources) }, after.map { Sources.encode($0.sources) })
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
