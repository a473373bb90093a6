import Core
import Registry
import Sheets

/// Writes records as JSON Lines, so that reading them into any store gives the same records: ids, keys, visibility, each
/// value in the journal's spelling, and where it comes from.
enum LineExporter {
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

  static func line<E: Entity>(_ entity: E, _ cluster: Cluster, _ audience: Audience) -> LineValue {
    let record = entity.record
    var members: [LineValue.Member] = [
      .init("kind", .string(E.kind.rawValue)), .init("id", .string(entity.id.rawValue)),
    ]
    if let key = record.key { members.append(.init("key", .string(key))) }
    if record.visibility != .everyone { members.append(.init("visibility", .string(record.visibility.rawValue))) }
    let fields = E.fields.compactMap { field in
      value(of: field, entity, cluster, audience).map { LineValue.Member(field.name, $0) }
    }
    members.append(.init("fields", .object(fields)))
    if let source = record.source { members.append(.init("source", .string(source.description))) }
    if !record.sources.isEmpty {
      let sources = record.sources.sorted { $0.key < $1.key }
      members.append(.init("sources", .object(sources.map { .init($0.key, .string($0.value.description)) })))
    }
    return .object(members)
  }

  private static func value<E: Entity>(
    of field: Field<E>, _ entity: E, _ cluster: Cluster, _ audience: Audience
  ) -> LineValue? {
    guard !field.uses.contains(.local), let value = field.get(entity),
      audience.sees(field.visibility, owners: entity.owners)
    else { return nil }
    switch value {
    case .ref(let ref) where !Exporter.mayName(ref, entity, cluster, audience): return nil
    case .text(let text):
      // One language needs no word about which came first.
      let original = text.values.count > 1 ? [LineValue.Member("_", .string(text.original.rawValue))] : []
      return .object(original + text.all.map { .init($0.0.rawValue, .string($0.1)) })
    default: return .string(value.canonical)
    }
  }
}
