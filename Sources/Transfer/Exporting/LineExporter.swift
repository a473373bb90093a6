package import Core
package import Registry
import Sheets

/// Writes records as JSON Lines, so that reading them into any store gives the same records: ids, keys, visibility, each
/// value in the journal's spelling, and where it comes from.
package enum LineExporter {
  static func writes(_ path: String) -> Bool { path.lowercased().hasSuffix(".jsonl") }

  static func write<E: Entity>(
    _ records: [E], _ cluster: Cluster, to path: String, for audience: Audience,
    _ progress: (@Sendable (Int, Int) -> Void)? = nil
  ) throws {
    let writer = try LineWriter(path)
    for (number, record) in records.enumerated() {
      try writer.write(line(record, cluster, audience))
      if number.isMultiple(of: 500) { progress?(number, records.count) }
    }
    try writer.finish()
    progress?(records.count, records.count)
  }

  package static func line<E: Entity>(_ entity: E, _ cluster: Cluster, _ audience: Audience) -> JSON {
    let record = entity.record
    func spelled(_ citation: Citation) -> JSON? { cluster.spelled(citation, for: audience).map(JSON.string) }
    let sources = record.sources.sorted { $0.key < $1.key }.compactMap { name, citation -> (String, JSON?)? in
      // The source of a value that stays unsaid would tell that there is one.
      guard let field = E.field(name), audience.sees(field.visibility, owners: entity.owners),
        let source = spelled(citation), field.get(entity) == nil || value(of: field, entity, cluster, audience) != nil
      else { return nil }
      return (name, source)
    }
    return .object(
      ("kind", .string(E.kind.rawValue)), ("id", .string(entity.id.rawValue)), ("key", record.key.map(JSON.string)),
      ("visibility", record.visibility == .everyone ? nil : .string(record.visibility.rawValue)),
      ("fields", .object(E.fields.map { ($0.name, value(of: $0, entity, cluster, audience).map(Self.spelled)) })),
      ("source", record.source.flatMap(spelled)), ("sources", sources.isEmpty ? nil : .object(sources)))
  }

  private static func value<E: Entity>(
    of field: Field<E>, _ entity: E, _ cluster: Cluster, _ audience: Audience
  ) -> Value? {
    guard !field.uses.contains(.local), let value = field.get(entity),
      audience.sees(field.visibility, owners: entity.owners)
    else { return nil }
    if case .ref(let ref) = value, !Exporter.mayName(ref, entity, cluster, audience) { return nil }
    return value
  }

  static func spelled(_ value: Value) -> JSON {
    guard case .text(let text) = value else { return .string(value.canonical) }
    // One language needs no word about which came first.
    let original = text.values.count > 1 ? JSON.string(text.original.rawValue) : nil
    return .object([("_", original)] + text.all.map { ($0.0.rawValue, .string($0.1)) })
  }
}
