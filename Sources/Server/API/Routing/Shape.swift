import Core

/// What a parameter may hold. One value checks the request and writes the schema, so that the two cannot differ.
enum Shape: Sendable {
  /// Any words, up to so many characters.
  case text(Int)
  case integer(ClosedRange<Int>)
  /// One of these.
  case word([String])
  /// Characters of `alphabet`, so many of them.
  case token(Alphabet, ClosedRange<Int>)
  /// `kind/id`, of one of these kinds; none means of any.
  case ref([Kind])
  /// `system:value` of one of these systems.
  case code([String])
  /// A name, a mark and a value: `region:cn:4403`, `COLUMN=FIELD`.
  case pair(Unicode.Scalar)

  /// Sets of characters, each with its spelling within the brackets of a regular expression.
  enum Alphabet: String, Sendable {
    case id = "0-9a-z"
    case slug = "0-9a-z-"
    case base64 = "0-9A-Za-z_-"
    /// What a header may carry without being quoted.
    case visible = "!-~"
  }

  static let id = Shape.token(.id, 12...12)

  func accepts(_ value: String) -> Bool {
    // What no parameter means and some databases refuse.
    guard !value.unicodeScalars.contains("\0") else { return false }
    switch self {
    case .text(let most): return value.unicodeScalars.count <= most
    case .integer(let range):
      guard value.utf8.count <= 18, value.first != "+", let number = Int(value) else { return false }
      return range.contains(number) && String(number) == value
    case .word(let words): return words.contains(value)
    case .token(let alphabet, let count):
      return count.contains(value.unicodeScalars.count) && value.utf8.allSatisfy(alphabet.contains)
    case .ref(let kinds):
      guard let ref = Ref(value), ref.id.isID else { return false }
      return kinds.isEmpty
        ? ref.kind.rawValue.utf8.count <= 40 && ref.kind.rawValue.utf8.allSatisfy(Alphabet.slug.contains)
        : kinds.contains(ref.kind)
    case .code(let systems):
      guard let (system, code) = value.halves(at: ":") else { return false }
      return systems.contains(system) && (1...100).contains(code.utf8.count)
        && code.utf8.allSatisfy(Alphabet.visible.contains)
    case .pair(let mark): return value.unicodeScalars.count <= 400 && value.halves(at: mark) != nil
    }
  }
}

extension Shape.Alphabet {
  func contains(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
    case UInt8(ascii: "-"): self != .id
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): self == .base64 || self == .visible
    case UInt8(ascii: "!")...UInt8(ascii: "~"): self == .visible
    default: false
    }
  }
}
