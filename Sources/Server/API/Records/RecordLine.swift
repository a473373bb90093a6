import Core
import Registry

/// A record as one line of a JSON Lines file, as `lianqiao export` writes it (docs/json-lines.md) and `import` reads it.
///
///     {"kind":"product","id":"…","fields":{"name":{"zh":"…"},"stage":"marketed"},"source":"publication/…#¶3"}
struct RecordLine: Sendable {
  let cluster: Cluster
  let audience: Audience

  func json(_ ref: Ref) -> JSON? {
    guard let record = cluster.record(ref, for: audience),
      RecordJSON(cluster: cluster, audience: audience).holds(record)
    else { return nil }
    let facts = cluster.facts(of: ref, for: audience)
    let sources = facts.compactMap { fact in
      record.record.sources[fact.field].flatMap(spelled).map { (fact.field, Optional($0)) }
    }
    return .object(
      ("kind", .string(ref.kind.rawValue)), ("id", .string(ref.id)), ("key", record.record.key.map(JSON.string)),
      ("fields", .object(facts.map { ($0.field, spelled($0.value)) })),
      ("source", record.record.source.flatMap(spelled)), ("sources", sources.isEmpty ? nil : .object(sources)))
  }

  private func spelled(_ value: Value) -> JSON {
    guard case .text(let text) = value else { return .string(value.canonical) }
    // One language needs no word about which came first.
    let original: [(String, JSON?)] = text.values.count > 1 ? [("_", .string(text.original.rawValue))] : []
    return .object(original + text.all.map { ($0.0.rawValue, .string($0.1)) })
  }

  private func spelled(_ citation: Citation) -> JSON? { cluster.spelled(citation, for: audience).map(JSON.string) }

  static let schema: JSON = [
    "type": "object", "required": ["kind", "id", "fields"],
    "properties": [
      "kind": ["type": "string"], "id": ["type": "string"], "key": ["type": "string"],
      "fields": [
        "type": "object",
        "additionalProperties": ["type": ["string", "object"], "additionalProperties": ["type": "string"]],
        "description": "field → the spelling that the journal keeps; a text is an object of languages",
      ],
      "source": ["$ref": "#/components/schemas/Citation"],
      "sources": ["type": "object", "additionalProperties": ["$ref": "#/components/schemas/Citation"]],
    ],
  ]
}
