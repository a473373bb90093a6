/// Writes properties, a line each, folded (RFC 5545, 3.1).
struct ContentLines {
  private(set) var bytes: [UInt8] = []

  mutating func begin(_ component: StaticString) { add("BEGIN", .word(component)) }
  mutating func end(_ component: StaticString) { add("END", .word(component)) }

  mutating func add(_ name: StaticString, _ value: PropertyValue) { add(name, [], value) }

  mutating func add(_ name: StaticString, _ parameters: [PropertyParameter?], _ value: PropertyValue) {
    var line = "\(name)"
    for parameter in parameters.compactMap(\.self) { line += ";\(parameter.name)=\(parameter.spelled)" }
    append(folding: line + ":" + value.spelled)
  }

  /// Words that may be missing.
  mutating func add(_ name: StaticString, unlessEmpty words: String, _ value: (String) -> PropertyValue) {
    if !words.isEmpty { add(name, value(words)) }
  }

  /// Octets of a line, without its end.
  static let longest = 75

  /// The space that begins each further line counts as one of its octets.
  private mutating func append(folding line: String) {
    var length = 0
    for scalar in line.unicodeScalars {
      let encoded = UTF8.encode(scalar).map(Array.init) ?? []
      if length + encoded.count > Self.longest {
        bytes += Self.lineEnd + [UInt8(ascii: " ")]
        length = 1
      }
      bytes += encoded
      length += encoded.count
    }
    bytes += Self.lineEnd
  }

  private static let lineEnd = Array("\r\n".utf8)
}
