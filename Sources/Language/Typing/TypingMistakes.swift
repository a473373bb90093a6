import Core

/// Words of a question that nobody has written, and what may have been meant, out of words that are shown to it one by one.
///
/// An unknown English word may be another within one slip, from eight letters within two; an unknown Chinese one may be
/// another that sounds the same (呼息机, 呼吸机), or from three characters one that differs in one.
package struct TypingMistakes {
  /// What a person typed, and a word that may have been meant.
  package struct Alternative: Sendable, Hashable {
    package let typed: String
    package let instead: String
    /// How much less it counts than what was typed: below one.
    package let weight: Float
  }

  private var latin: [MistypedLatin]
  private var han: MistypedHan

  /// `isKnown` tells whether a key is a word of the texts that are asked.
  package init(_ engine: LanguageEngine, _ text: String, isKnown: (String) -> Bool) {
    let text = engine.normaliser.align(text)
    let lattice = Lattice(text.scalars, engine.segmenter.lexicon)
    latin = MistypedLatin.all(text, lattice, engine, isKnown: isKnown)
    han = MistypedHan(text, lattice, engine, isKnown: isKnown)
  }

  /// Whether every word is known, so that nothing needs to be shown to it.
  package var isEmpty: Bool { latin.isEmpty && han.isEmpty }

  /// Looks at a word of the texts: its key, how many texts hold it, and how they write it.
  package mutating func consider(_ key: String, held: Int, written: () -> [String]) {
    guard let first = key.utf8.first else { return }
    if first >= 0x61, first <= 0x7A {
      for index in latin.indices { latin[index].consider(key, held: held, written: written) }
    } else if first >= 0xE3, first < 0xEF {
      han.consider(key, held: held)
    }
  }

  /// The nearest for each word, at most three, in an order that depends on nothing but the words.
  package var alternatives: [Alternative] { latin.flatMap(\.alternatives) + han.alternatives }

  static let most = 3
}

/// The nearest words found so far for one that was typed.
struct NearestWords {
  private(set) var found: [(word: String, distance: Int, held: Int)] = []

  mutating func insert(_ word: String, distance: Int, held: Int) {
    if let index = found.firstIndex(where: { $0.word == word }) {
      found[index].held += held
    } else if found.allSatisfy({ $0.distance >= distance }) {
      found.removeAll { $0.distance > distance }
      found.append((word, distance, held))
    }
  }

  /// The one that most texts hold first.
  func alternatives(for typed: String, weight: (Int) -> Float) -> [TypingMistakes.Alternative] {
    found.sorted { ($1.held, $0.word) < ($0.held, $1.word) }.prefix(TypingMistakes.most).map {
      TypingMistakes.Alternative(typed: typed, instead: $0.word, weight: weight($0.distance))
    }
  }
}
