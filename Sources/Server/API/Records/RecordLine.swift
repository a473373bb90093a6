import Core
import Registry

/// A record as one line of a JSON Lines file, its values in the journal's spelling, so that reading it back loses nothing.
///
///     {"kind":"product","id":"…","key":"…","fields":{"stage":"marketed"},"source":"publication/…#¶3","sources":{…}}
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
      ("fields", .object(facts.map { ($0.field, .string($0.value.canonical)) })),
      ("source", record.record.source.flatMap(spelled)), ("sources", sources.isEmpty ? nil : .object(sources)))
  }

  private func spelled(_ citation: Citation) -> JSON? { cluster.spelled(citation, for: audience).map(JSON.string) }

  static let schema: JSON = [
    "type": "object", "required": ["kind", "id", "fields"],
    "properties": [
      "kind": ["type": "string"], "id": ["type": "string"], "key": ["type": "string"],
      "fields": [
        "type": "object", "additionalProperties": ["type": "string"],
        "description": "field → the spelling that the journal keeps",
      ],
      "source": ["$ref": "#/components/schemas/Citation"],
      "sources": ["type": "object", "additionalProperties": ["$ref": "#/components/schemas/Citation"]],
    ],
  ]
}
