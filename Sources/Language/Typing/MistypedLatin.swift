/// An English word that nobody has written.
struct MistypedLatin {
  private let typed: String
  private let word: [UInt8]
  private let limit: Int
  private var nearest = NearestWords()

  /// At most so many of a question: more unknown words are another language and no mistakes.
  private static let most = 4
  private static let shortest = 4
  /// Endings of more letters than these are not stemmed away.
  private static let longestEnding = 6

  static func all(
    _ text: Normalised, _ lattice: Lattice, _ engine: LanguageEngine, isKnown: (String) -> Bool
  ) -> [MistypedLatin] {
    let words = LatinWord.scan(text.scalars, lattice.classes)
    let keys = LatinTerms(words, text.scalars, engine.stopWords).keys
    var found: [MistypedLatin] = []
    for (word, key) in zip(words, keys) where word.shape == .letters && (shortest...24).contains(word.range.count) {
      let letters = String(scalars: text.scalars[word.range])
      guard letters.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }), !engine.stopWords.latin.contains(letters),
        engine.thesaurus?.wordCodes[key] == nil, !isKnown(key), found.count < most
      else { continue }
      found.append(MistypedLatin(String(text.surface(word.range)), letters))
    }
    return found
  }

  private init(_ typed: String, _ letters: String) {
    self.typed = typed
    word = Array(letters.utf8)
    limit = word.count >= 8 ? 2 : 1
  }

  /// Keys are stems, so they are compared with beginnings; the words themselves decide.
  mutating func consider(_ key: String, held: Int, written: () -> [String]) {
    let stem = Array(key.utf8)
    guard stem.count >= 3, stem.count + Self.longestEnding + limit >= word.count,
      limit == 1 || stem.first == word.first, EditDistance.begins(word, with: stem, limit: limit)
    else { return }
    for surface in written() {
      let letters = Array(surface.lowercased().utf8)
      guard letters.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }),
        let distance = EditDistance.between(word, letters, limit: limit), distance > 0
      else { continue }
      nearest.insert(surface.lowercased(), distance: distance, held: held)
    }
  }

  var alternatives: [TypingMistakes.Alternative] {
    nearest.alternatives(for: typed) { $0 == 1 ? 0.5 : 0.35 }
  }
}
