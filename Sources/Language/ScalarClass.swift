import Core

/// What a scalar is to the tokenizers.
enum ScalarClass: UInt8 {
  /// Space, punctuation, symbols, controls: never part of a word.
  case other
  case han
  case digit
  /// `a` to `z`; after folding there are no capitals.
  case letter
  /// Letters and marks of every other script.
  case foreign

  @inline(__always) static func of(_ value: UInt32) -> ScalarClass {
    if value < 0x80 { return ascii(value) }
    if value >= 0x4E00 && value <= 0x9FFF { return .han }
    return uncommon(value)
  }

  @inline(__always) private static func ascii(_ value: UInt32) -> ScalarClass {
    switch value {
    case 0x61...0x7A, 0x41...0x5A: .letter
    case 0x30...0x39: .digit
    default: .other
    }
  }

  private static func uncommon(_ value: UInt32) -> ScalarClass {
    // General and CJK punctuation and the full-width signs, decided without a look at the Unicode tables.
    if (0x2000...0x206F).contains(value) || (0x3000...0x3004).contains(value) || (0x3008...0x3020).contains(value) {
      return .other
    }
    guard let scalar = Unicode.Scalar(value) else { return .other }
    if scalar.isHan { return .han }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber:
      return .foreign
    default:
      return .other
    }
  }

  var isLatin: Bool { self == .digit || self == .letter || self == .foreign }
}
