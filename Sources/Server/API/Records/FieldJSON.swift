import Core

// Values as JSON, and the schema of each beside it: what the one writes, the other describes.

extension Value {
  /// The value as programs read it. `canonical` is the spelling that files and the journal keep.
  var json: JSON {
    switch self {
    case .text(let text): text.json
    case .string(let string): .string(string)
    case .integer(let integer): .integer(integer)
    case .decimal(let decimal): .decimal(decimal)
    case .day(let day): .string(day.description)
    case .period(let period): .string(period.description)
    case .money(let money): .object(("currency", .string(money.currency)), ("minor", .integer(money.minor)))
    case .words(let words): .array(words.map(JSON.string))
    case .codes(let codes): .array(codes.map { .string($0.description) })
    case .ref(let ref): .string(ref.description)
    }
  }
}

extension Text {
  /// Each language that was given, the original first.
  var json: JSON { .object(all.map { ($0.rawValue, .string($1)) }) }
}

extension FieldType {
  var schema: JSON {
    switch self {
    case .text: .ref("Text")
    case .string: ["type": "string"]
    case .link: ["type": "string", "format": "uri"]
    case .word(let vocabulary): ["$ref": .string(vocabulary.schemaAddress)]
    case .words(let vocabulary): ["type": "array", "items": ["$ref": .string(vocabulary.schemaAddress)]]
    case .names: ["type": "array", "items": ["type": "string"]]
    case .integer: ["type": "integer"]
    case .decimal: ["type": "number"]
    case .day: ["type": "string", "format": "date"]
    case .period: .ref("Period")
    case .money: .ref("Money")
    case .codes(let systems):
      ["type": "array", "items": ["type": "string", "pattern": "^(\(systems.joined(separator: "|"))):"]]
    case .ref: .ref("Ref")
    }
  }
}

extension Vocabulary {
  /// `WordComponentType`
  var schemaName: String {
    "Word" + name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  var schemaAddress: String { "#/components/schemas/\(schemaName)" }

  /// Its words are closed: a client may switch over them.
  var schema: JSON {
    [
      "type": "string", "enum": .array(words.map { .string($0.value) }),
      "description": .string(words.map { "\($0.value) \($0.label.zh) \($0.label.en)" }.joined(separator: "; ")),
    ]
  }
}
