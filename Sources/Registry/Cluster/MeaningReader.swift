package import Core
package import Language
package import Search

/// Where names and questions stand among meanings, and what it counts for that they stand near each other.
package struct MeaningReader: Sendable {
  package let scale: LikenessScale
  private let read: @Sendable (String) -> Vector?

  /// - Parameter read: of a text without numbers; nil where nothing in it means anything.
  package init(_ scale: LikenessScale, read: @escaping @Sendable (String) -> Vector?) {
    self.scale = scale
    self.read = read
  }

  package init(_ engine: LanguageEngine, _ scale: LikenessScale) {
    self.init(scale) { text in
      engine.vector(ofName: text).flatMap { Vector(values: $0.parts, scale: 1 / $0.length) }
    }
  }

  package func vector(of text: String) -> Vector? {
    let text = Self.withoutNumbers(text)
    return text.isEmpty ? nil : read(text)
  }

  /// A name is one thing in all its languages, and has one vector.
  package func vector(of name: Text) -> Vector? { vector(of: Self.joined(name.all.map(\.1))) }

  static func joined(_ spellings: [String]) -> String { spellings.joined(separator: " ") }

  /// A text without its words that are digits alone: 监护仪 12 is no other thing than 监护仪 13. `CO2` is a word.
  static func withoutNumbers(_ text: String) -> String {
    guard text.utf8.contains(where: isDigit) else { return text }
    let bytes = Array(text.utf8)
    var kept: [UInt8] = []
    var at = 0
    while at < bytes.count {
      let end = bytes[at...].firstIndex { !isDigit($0) } ?? bytes.count
      let isWord = (at > 0 && isLetter(bytes[at - 1])) || (end < bytes.count && isLetter(bytes[end]))
      if end == at {
        kept.append(bytes[at])
        at += 1
      } else {
        kept += isWord ? bytes[at..<end] : [0x20]
        at = end
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
