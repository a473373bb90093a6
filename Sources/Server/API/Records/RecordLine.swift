import Core
import Registry
import Transfer

/// A record as one line of a JSON Lines file: the line that `lianqiao export` writes (docs/json-lines.md).
struct RecordLine: Sendable {
  let cluster: Cluster
  let audience: Audience

  func json(_ ref: Ref) -> JSON? {
    guard let record = cluster.record(ref, for: audience),
      RecordJSON(cluster: cluster, audience: audience).holds(record)
    else { return nil }
    return LineExporter.line(record, cluster, audience)
  }

  static let schema: JSON = [
    "type": "object", "required": ["kind", "id", "fields"],
    "properties": [
      "kind": ["type": "string"], "id": ["type": "string"], "key": ["type": "string"],
      "visibility": ["type": "string", "description": "left out where everyone may see it"],
      "fields": [
        "type": "object",
        "additionalProperties": ["type": ["string", "object"], "additionalProperties": ["type": "string"]],
        "description": "field → the spelling that the journal keeps; a text is an object of languages",
      ],
      "source": .ref("Citation"),
      "sources": ["type": "object", "additionalProperties": .ref("Citation")],
    ],
  ]
}
