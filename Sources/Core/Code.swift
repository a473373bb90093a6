/// A value of a code system: `nmpa:07-02`, `fda:QIH`, `cn:4403`, `field:imaging`.
///
/// Ancestors are a matter of the system's table (`CodeBook` in Registry), not of the string.
package struct Code: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let system: String
  package let value: String

  package init(_ system: String, _ value: String) {
    self.system = system
    self.value = value
  }

  /// Reads `system:value`; nil when either side is empty.
  package init?(_ string: some StringProtocol) {
    guard let colon = string.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let system = string[..<colon]
    let value = string[string.utf8.index(after: colon)...]
    guard !system.isEmpty, !value.isEmpty else { return nil }
    self.init(String(system), String(value))
  }

  /// The same from bytes.
  init?(spelling: Slice<UnsafeRawBufferPointer>) {
    guard let colon = spelling.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let (system, value) = (spelling[..<colon], spelling[(colon + 1)...])
    guard !system.isEmpty, !value.isEmpty else { return nil }
    self.init(String(decoding: system, as: UTF8.self), String(decoding: value, as: UTF8.self))
  }

  /// Of a place the country that it is in, as ISO 3166 has it: a division of China is told by its own code, another country by
  /// the country's alone.
  package var country: Code { system == "cn" ? .china : self }
  package static let china = Code("iso", "CN")

  package var description: String { "\(system):\(value)" }

  package static func < (a: Code, b: Code) -> Bool { (a.system, a.value) < (b.system, b.value) }
}
