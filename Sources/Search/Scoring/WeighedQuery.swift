/// A query's words with what each is worth: the asker's weight × the word's rarity in public.
///
/// A score is an integer: `Σ (code · share + 255) >> 8` over the words that a profile has. Shares are made so that no
/// profile reaches 65,536, and so that each word that is there gives at least 1. Sums of integers do not depend on their
/// order, which is what lets an engine that skips and one that does not agree to the last bit.
package struct WeighedQuery: Sendable {
  package struct Term: Sendable {
    package let text: String
    /// As the asker wrote it.
    package let surface: String
    /// The asker's weight times rarity.
    package let weight: Double
    let share: UInt32

    func gives(_ code: UInt8) -> UInt32 { (UInt32(code) * share + 255) >> 8 }
  }

  /// Of longer queries, which nobody types, the rarest words are taken.
  static let mostTerms = 4096

  /// From the rarest to the commonest, equals by text.
  package let terms: [Term]
  package let total: Double
  /// What one step of a score is in the law's own measure.
  package let unit: Double

  package var isEmpty: Bool { terms.isEmpty }

  /// - Parameter holding: how many public profiles have a word.
  init(_ asked: [Search.Term], profiles: Int, holding: (String) -> Int) {
    var words: [String: (surface: String, steps: Int)] = [:]
    for term in asked where term.steps > 0 { words[term.text, default: (term.surface, 0)].steps += term.steps }
    let counted = words.map {
      (text: $0.key, surface: $0.value.surface, steps: $0.value.steps, holding: holding($0.key))
    }
    .sorted { ($0.holding, $0.text) < ($1.holding, $1.text) }.prefix(Self.mostTerms)
    let weights = counted.map { Double($0.steps) / 1024 * ScoringLaw.rarity(profiles: profiles, holding: $0.holding) }
    let total = weights.reduce(0, +)
    let room = Double(65_535 - counted.count)
    terms = zip(counted, weights).map { word, weight in
      Term(
        text: word.text, surface: word.surface, weight: weight,
        share: UInt32(max(1, (room * 256 / 255 * weight / total).rounded(.down))))
    }
    self.total = total
    unit = total / room
  }
}
