import Core

/// What a record says that anybody may read.
struct Said {
  /// A text of its own, or something that many records say alike.
  enum Saying: Hashable {
    case text(Spelled)
    case word(String, Vocabulary)
    case link(Ref)
    case code(Code)
  }

  /// A text, and how much it counts in which field of a profile. A field that is named twice has the larger boost.
  struct Spelled: Hashable {
    let field: String
    let boost: Float
    let text: String

    init(_ field: String, _ boost: Float, _ text: String) {
      self.field = field
      self.boost = boost
      self.text = text
    }
  }

  /// Chinese without English beside it: who searches in English looks for it across languages.
  struct Own {
    let text: String
    let isName: Bool
    var across: (field: String, boost: Float) { isName ? ("across-name", 3) : ("across", 1) }
  }

  private(set) var sayings: [Saying] = []
  /// Of which initials and spelled-out syllables are typed.
  private(set) var names: [String] = []
  private(set) var own: [Own] = []
  /// What it is called, in all languages together; empty of a person, whose name means nothing.
  private(set) var title = ""

  static func isProse(_ field: String) -> Bool { ["about", "intended_use", "benefit", "definition"].contains(field) }

  /// - Parameter values: of all fields, in their order.
  init(_ values: [Value?], _ kind: ProfileFields) {
    for (field, value) in zip(kind.all, values) where field.isPublic {
      guard let value else { continue }
      if field.uses.contains(.name) { names += value.spellings }
      if field.isTitle { title = MeaningReader.joined(value.spellings) }
      if field.uses.contains(.searched) { say(value, field) }
      if case .codes(let codes) = value { sayings += codes.map(Saying.code) }
    }
  }

  private mutating func say(_ value: Value, _ field: ProfileFields.One) {
    switch (value, field.type) {
    case (.ref(let ref), _): sayings.append(.link(ref))
    case (.words(let words), .words(let vocabulary)): sayings += words.map { .word($0, vocabulary) }
    case (.words(let words), _): sayings += words.map { .text(Spelled("names", 2, $0)) }
    default:
      let isName = field.uses.contains(.name)
      let spellings = value.spellings
      sayings += spellings.map { .text(Spelled(isName ? "name" : field.name, isName ? 3 : 1, $0)) }
      // What stands there in English too needs no bridge.
      guard !spellings.contains(where: { Language.guess($0) == .en }) else { return }
      own += spellings.map { Own(text: $0, isName: isName) }
    }
  }
}
