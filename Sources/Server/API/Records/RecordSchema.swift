import Core
import Registry

/// Schemas of records, written from the same lists of fields as the records.
enum RecordSchema {
  /// Components that every kind's schema leans on.
  static let shared: [(String, JSON)] = [
    (
      "Text",
      [
        "type": "object", "description": "words in each language given, by BCP 47 tag; never translated by the program",
        "minProperties": 1, "additionalProperties": ["type": "string"],
        "properties": ["zh": ["type": "string"], "en": ["type": "string"]],
      ]
    ),
    (
      "Label",
      [
        "type": "object", "description": "the program's own words", "required": ["zh", "en"],
        "properties": ["zh": ["type": "string"], "en": ["type": "string"]],
      ]
    ),
    (
      "Money",
      [
        "type": "object", "description": "whole minor units (分, cents) of an ISO 4217 currency",
        "required": ["currency", "minor"],
        "properties": [
          "currency": ["type": "string", "pattern": "^[A-Z]{3}$"], "minor": ["type": "integer", "format": "int64"],
        ],
      ]
    ),
    (
      "Period",
      [
        "type": "string",
        "description": "whole days as coarsely as they are known: 2022, 2022-07, 2023-06-08, 2010/2019",
        "pattern": #"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$"#,
      ]
    ),
    ("Ref", ["type": "string", "description": "kind/id", "pattern": "^[a-z-]+/[0-9a-z-]+$"]),
    (
      "Citation",
      [
        "type": "string", "description": "publication/ID#¶12, batch/ID#17, edit/…",
        "pattern": "^(publication|batch|edit)/.+",
      ]
    ),
  ]

  /// A kind's schema and that of a page of it.
  static func components(_ type: any Entity.Type) -> [(String, JSON)] {
    let name = KindPath(type).singular
    return [
      (name + "Fields", fields(type)), (name, record(type, name)),
      (
        name + "Page",
        page(.ref(name), facets: Entities.isSubject(type.kind))
      ),
    ]
  }

  /// A page of items, as every list answers.
  static func page(_ item: JSON, facets: Bool = false) -> JSON {
    .object(
      ("type", "object"), ("required", facets ? ["total", "items", "facets"] : ["total", "items"]),
      (
        "properties",
        .object(
          ("total", ["type": "integer", "minimum": 0, "description": "items on all pages together"]),
          ("items", ["type": "array", "items": item]),
          ("facets", facets ? self.facets : nil),
          ("next", ["type": "string", "description": "cursor of the next page; absent on the last"]))
      ),
      ("additionalProperties", false))
  }

  static let facets: JSON = [
    "type": "object", "description": "facet → value → count",
    "additionalProperties": ["type": "object", "additionalProperties": ["type": "integer", "minimum": 1]],
  ]

  private static func record(_ type: any Entity.Type, _ name: String) -> JSON {
    let text: JSON = ["type": "string"]
    return .object(
      ("type", "object"), ("title", .string("\(type.label.zh) \(type.label.en)")),
      ("required", ["kind", "id", "name", "fields", "links"]),
      (
        "properties",
        [
          "kind": ["type": "string", "const": .string(type.kind.rawValue)],
          "id": ["type": "string", "description": "permanent"],
          "key": ["type": "string", "description": "what its source calls it, alone in its kind"],
          "visibility": [
            "type": "string", "enum": ["members", "parties", "owner"], "description": "absent: everyone",
          ],
          "name": ["type": "object", "additionalProperties": text, "description": "what it is called, by language"],
          "fields": .ref("\(name)Fields"),
          "source": .ref("Citation"),
          "sources": [
            "type": "object", "description": "field → source, where it is another than `source`",
            "additionalProperties": .ref("Citation"),
          ],
          "rivals": [
            "type": "object", "description": "field → what other sources say of it",
            "additionalProperties": ["type": "array", "items": rival],
          ],
          "names": [
            "type": "object", "description": "kind/id or system:code → what it is called",
            "additionalProperties": ["type": "object", "additionalProperties": text],
          ],
          "links": [
            "type": "object", "required": ["self"],
            "additionalProperties": ["type": "string", "format": "uri-reference"],
          ],
        ]
      ), ("additionalProperties", false))
  }

  private static let rival: JSON = [
    "type": "object", "required": ["value", "why"],
    "properties": [
      "value": [:], "source": .ref("Citation"), "why": .ref("Label"),
    ],
  ]

  /// An absent value is an absent member, so that only what is required is always there; what an audience may not see
  /// is absent too.
  private static func fields<E: Entity>(_ type: E.Type) -> JSON {
    .object(
      ("type", "object"),
      (
        "properties",
        .object(
          E.fields.map { field in
            let label: JSON = .string("\(field.label.zh) \(field.label.en)")
            var schema = field.type.schema
            if case .members(let members) = schema { schema = .members(members + [.init("title", label)]) }
            return (field.name, schema)
          })
      ), ("additionalProperties", false))
  }
}
