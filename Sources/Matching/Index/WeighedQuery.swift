/// A query with the weight that an index gives each of its words: the asker's × the word's rarity in public.
///
/// Weighing costs a look into every window. Whoever asks for the relevance of many profiles weighs once.
package struct WeighedQuery: Sendable {
  struct Term: Sendable {
    let text: String
    let surface: String
    let weight: Double
  }

  /// From the rarest to the commonest, equals by text: the one order in which weights are added up. Nothing private
  /// has a part in it, nor has the order in which profiles arrived.
  let terms: [Term]
  let total: Double

  /// Whether it asks for any word at all: if not, a criterion that rests on it is unstated.
  package var isEmpty: Bool { terms.isEmpty }
}

extension SearchIndex {
  package func weigh(_ query: Query) -> WeighedQuery {
    let counted = FoldedField.fold(query.terms).map { word in (word, holding: everyone.holding(word.text)) }
    let ordered = counted.sorted { ($0.holding, $0.0.text) < ($1.holding, $1.0.text) }
    let terms = ordered.map { word, holding in
      WeighedQuery.Term(
        text: word.text, surface: word.surface,
        weight: Term.weight(steps: word.steps) * BM25F.rarity(profiles: everyone.count, holding: holding))
    }
    return WeighedQuery(terms: terms, total: terms.reduce(0) { $0 + $1.weight })
  }
}
