import Core

// Short forms for schemas that are written by hand.

extension JSON {
  static let text: JSON = ["type": "string"]
  static let time: JSON = ["type": "string", "format": "date-time"]
  static let count: JSON = ["type": "integer", "minimum": 0]

  static func ref(_ name: String) -> JSON { ["$ref": .string("#/components/schemas/\(name)")] }

  static func list(_ item: JSON) -> JSON { ["type": "array", "items": item] }

  static func oneOf(_ words: [String]) -> JSON { ["type": "string", "enum": .array(words.map(JSON.string))] }

  /// An object of exactly these members; those marked `?` may be absent.
  static func shape(_ members: (String, JSON)...) -> JSON {
    let named = members.map {
      (name: $0.0.hasSuffix("?") ? String($0.0.dropLast()) : $0.0, isOptional: $0.0.hasSuffix("?"), schema: $0.1)
    }
    return [
      "type": "object", "required": .array(named.filter { !$0.isOptional }.map { .string($0.name) }),
      "properties": .object(named.map { ($0.name, $0.schema) }), "additionalProperties": false,
    ]
  }
}
