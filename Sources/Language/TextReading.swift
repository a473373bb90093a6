import Core

/// What the engine sees in a text, step by step, for people who wonder why something was found or was not.
package struct TextReading: Sendable {
  /// The form in which it is compared.
  package let normal: String
  /// Characters that were written in traditional script, and how they are read.
  package let converted: [(written: String, read: String)]
  /// The text cut into words; separators are left out.
  package let words: [String]
  /// All terms, the bridge's among them.
  package let terms: [Term]
  /// The Chinese words that are known in English, and by which stems.
  package var bridged: [(word: String, stems: [(String, Float)])] {
    var found: [(word: String, stems: [(String, Float)])] = []
    for term in terms where term.kind == .bridge {
      if found.last?.word == String(term.surface) {
        found[found.count - 1].stems.append((term.key, term.weight))
      } else {
        found.append((String(term.surface), [(term.key, term.weight)]))
      }
    }
    return found
  }

  /// Groups of the glossary that names in the text belong to.
  package let synonyms: [(written: String, names: [String])]
  /// How it is read aloud; nil where there is nothing Chinese in it.
  package let pinyin: String?

  /// Longer texts are no matter for a look.
  package static let longest = 2000
}

extension LanguageEngine {
  /// Refuses texts of more than `TextReading.longest` characters.
  package func read(_ text: String, for role: TermRole) throws -> TextReading {
    guard text.unicodeScalars.prefix(TextReading.longest + 1).count <= TextReading.longest else {
      throw Refusal(.wordsTextLong, at: "TEXT", ["most": String(TextReading.longest)])
    }
    let aligned = normaliser.align(text)
    let terms = terms(of: text, for: role, bridged: true)
    var converted: [(String, String)] = []
    for (index, scalar) in aligned.scalars.enumerated() where ScalarClass.of(scalar) == .han {
      let pair = (String(aligned.surface(index..<index + 1)), String(scalars: aligned.scalars[index...index]))
      if pair.0 != pair.1, !converted.contains(where: { $0 == pair }) { converted.append(pair) }
    }
    var synonyms: [(String, [String])] = []
    for term in terms where term.kind == .concept {
      let pair = (String(term.surface), thesaurus?.group(of: term.key) ?? [])
      if !synonyms.contains(where: { $0 == pair }) { synonyms.append(pair) }
    }
    let words = segmenter.segment(aligned.text).filter { word in
      word.unicodeScalars.contains { ScalarClass.of($0.value) != .other }
    }
    return TextReading(
      normal: aligned.text, converted: converted, words: words.map(String.init), terms: terms, synonyms: synonyms,
      pinyin: text.unicodeScalars.contains(where: \.isHan) ? pinyin.romanised(text) : nil)
  }
}
