/// A value of JSON as it stands on a line: members in their order, numbers with their digits.
package indirect enum LineValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  /// As written: `0.1` and `1e400` are not what a `Double` would make of them.
  case number(String)
  case string(String)
  case array([LineValue])
  case object([Member])

  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: LineValue

    package init(_ name: String, _ value: LineValue) {
      self.name = name
      self.value = value
    }
  }

  /// A member's value; nil in anything that is no object.
  package subscript(_ name: String) -> LineValue? {
    if case .object(let members) = self { members.first { $0.name == name }?.value } else { nil }
  }

  package var string: String? {
    if case .string(let string) = self { string } else { nil }
  }
}
