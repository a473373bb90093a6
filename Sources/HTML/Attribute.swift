/// An attribute of an element. Its name is a literal of this module, its value is escaped where it is written.
///
/// There is no way to name an attribute from outside: no `onclick`, no `style`, no `srcdoc` can be made, and those that
/// hold an address (`href`, `action`, `src`) take a `Link` alone.
package struct Attribute {
  private enum Value {
    case text(String)
    case literal(StaticString)
    case integer(Int)
    /// A coordinate, to a tenth.
    case tenths(Int)
    case present
    /// Leaves the attribute out.
    case absent
  }

  private let name: StaticString
  private let value: Value

  func append(to out: inout [UInt8]) {
    if case .absent = value { return }
    out.append(UInt8(ascii: " "))
    Escaping.appendLiteral(name, to: &out)
    if case .present = value { return }
    out.append(UInt8(ascii: "="))
    out.append(UInt8(ascii: "\""))
    switch value {
    case .text(let string): Escaping.append(string, to: &out)
    case .literal(let string): Escaping.appendLiteral(string, to: &out)
    case .integer(let integer): out.append(contentsOf: integer.description.utf8)
    case .tenths(let tenths):
      out.append(contentsOf: (tenths / 10).description.utf8)
      if tenths % 10 != 0 { out.append(contentsOf: ".\(abs(tenths % 10))".utf8) }
    case .present, .absent: break
    }
    out.append(UInt8(ascii: "\""))
  }

  static func text(_ name: StaticString, _ value: String?) -> Attribute {
    Attribute(name: name, value: value.map(Value.text) ?? .absent)
  }

  static func literal(_ name: StaticString, _ value: StaticString) -> Attribute {
    Attribute(name: name, value: .literal(value))
  }

  static func integer(_ name: StaticString, _ value: Int) -> Attribute { Attribute(name: name, value: .integer(value)) }

  /// What is no number draws at 0 rather than stopping the page.
  static func coordinate(_ name: StaticString, _ value: Double) -> Attribute {
    let scaled = (value * 10).rounded()
    return Attribute(name: name, value: .tenths(abs(scaled) < 1e9 ? Int(scaled) : 0))
  }

  static func flag(_ name: StaticString, _ present: Bool) -> Attribute {
    Attribute(name: name, value: present ? .present : .absent)
  }
}
