/// What a text is found by: a normalised key, how it came about, and how much it says (0 < weight ≤ 1).
///
/// | text | terms |
/// | --- | --- |
/// | 高压发生器 | 高压发生器 1, 高压 ½, 发生器 ½ |
/// | patient monitors | patient 1, monitor 1 (stem), ≈监护仪 0.6 |
/// | BC-5390 | bc5390 1, bc 0.5, 5390 0.3 |
///
/// Keys of all kinds but concepts and bridges live in one space: a pair of characters that one text has as a word and another only
/// as a bigram still meets.
package struct Term: Sendable, Equatable {
  package enum Kind: UInt8, Sendable, CaseIterable {
    /// A word as it stands: Chinese from the dictionary, or a Latin word that is its own stem.
    case word
    /// The stem of an English word.
    case stem
    /// A dictionary word inside a longer one, or part of a hyphenated form or a code.
    case part
    /// A dictionary word that lies across two words of the cut: there in case the other text is cut that way.
    case overlap
    /// Two neighbouring Han characters.
    case bigram
    /// One Han character.
    case character
    /// Letters with digits, standards, certificate numbers: N95, K233211, YY/T 0969-2013.
    case code
    /// A number of up to four digits, or a decimal one.
    case number
    /// All members of one group of the glossary: `≈` and the group's first member.
    case concept
    /// The stem of an English word for a Chinese one: what was written is the Chinese word, and only that is shown.
    case bridge
  }

  package let key: String
  package let kind: Kind
  package let weight: Float
  /// What the person wrote, for reasons: never a stem, never converted.
  package let surface: Substring

  /// Whether it is a word of a language with an alphabet, so that it may be the stem of a gloss.
  package var isLatinWord: Bool {
    switch kind {
    case .word, .stem, .part: key.utf8.first.map { $0 >= 0x61 && $0 <= 0x7A } ?? false
    default: false
    }
  }
}

/// What terms are for.
package enum TermRole: Sendable {
  /// A text that is looked for: gives away all that anybody might ask, at low weight.
  case document
  /// A long text that is looked for: all but the bigrams of known words. They are a third of a document's postings;
  /// measured, names are found far better with them (hit@10 0.95 against 0.87) and descriptions no better.
  case prose
  /// A text that asks: only what it says.
  case query
}
