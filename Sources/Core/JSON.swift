package import Foundation

/// A JSON value whose members keep their order, for documents that people read too: records, schemas, linked data.
///
///     JSON.object(("id", "need/1"), ("name", name.isEmpty ? nil : ["zh": .string(name)]))
///
/// A member without a value is left out; `null` is written where it is meant.
package enum JSON: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  case decimal(Decimal)
  /// As written: `0.1` and `1e400` are not what another type would make of them.
  case number(String)
  case string(String)
  case array([JSON])
  case members([Member])

  package struct Member: Sendable, Hashable {
    package let name: String
    package let value: JSON
    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  package static func object(_ members: (String, JSON?)...) -> JSON { object(members) }

  package static func object(_ members: [(String, JSON?)]) -> JSON {
    .members(members.compactMap { name, value in value.map { Member(name, $0) } })
  }

  /// Both languages of the program's own words: `{"zh": …, "en": …}`.
  package init(_ label: Label) { self = .object(("zh", .string(label.zh)), ("en", .string(label.en))) }

  /// A member's value; nil in anything that is no object.
  package subscript(_ name: String) -> JSON? {
    if case .members(let members) = self { members.first { $0.name == name }?.value } else { nil }
  }

  package var string: String? {
    if case .string(let string) = self { string } else { nil }
  }
}

extension JSON: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSON)...) { self = .members(elements.map { Member($0, $1) }) }
}
