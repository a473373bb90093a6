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

    func gives(_ code: UInt8) -> UInt32 { WeighedQuery.part(code, of: share) }
  }

  /// Of longer queries, which nobody types, the rarest words are taken.
  static let mostTerms = 4096

  /// From the rarest to the commonest, equals by text.
  package let terms: [Term]
  package let total: Double
  /// What one step of a score is in the law's own measure.
  package let unit: Double

  package var isEmpty: Bool { terms.isEmpty }

  /// What a code gives of a word's share. The kernels and `WordWindows` say the same without looking for an overflow.
  static func part(_ code: UInt8, of share: UInt32) -> UInt32 { (UInt32(code) * share + 255) >> 8 }

  /// - Parameter holding: how many public profiles have a word.
  init(_ asked: [Search.Term], profiles: Int, holding: (String) -> Int) {
    var words: [String: (surface: String, steps: Int)] = [:]
    for term in asked where term.steps > 0 { words[term.text, default: (term.surface, 0)].steps += term.steps }
    let counted = words.map {
      (text: $0.key, surface: $0.value.surface, steps: $0.value.steps, holding: holding($0.key))
    }
    .sorted { ($0.holding, $0.text) < ($1.holding, $1.text) }.prefix(Self.mostTerms)
    self.init(
      counted.map { word in
        let rarity = ScoringLaw.rarity(profiles: profiles, holding: word.holding)
        return (word.text, word.surface, Double(word.steps) / 1024 * rarity)
      })
  }

  /// In the order given.
  private init(_ words: [(text: String, surface: String, weight: Double)]) {
    let total = words.reduce(0) { $0 + $1.weight }
    let room = Double(65_535 - words.count)
    terms = words.map { text, surface, weight in
      let share = (room * 256 / 255 * weight / total).rounded(.down)
      return Term(text: text, surface: surface, weight: weight, share: UInt32(max(1, share)))
    }
    self.total = total
    unit = total / room
  }

  /// These words and besides them others whose worth is given rather than told by their rarity: in parts of what all the
  /// words are worth together.
  package func adding(_ others: [(text: String, worth: Double)]) -> WeighedQuery {
    let whole = total > 0 ? total : 1
    var words = terms.map { (text: $0.text, surface: $0.surface, weight: $0.weight) }
    for (text, worth) in others where worth > 0 && worth.isFinite {
      if let place = words.firstIndex(where: { $0.text == text }) {
        words[place].weight += worth * whole
      } else {
        words.append((text, text, worth * whole))
      }
    }
    return WeighedQuery(words)
  }
}
