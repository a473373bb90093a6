import Core

/// Ranks a fixed set of documents by all ingredients, or by some of them to see what each is good for.
///
/// Every document is scored for every query: exact, and fast enough for some ten thousand. It is one type behind one
/// method so that a larger engine can take its place.
package struct Ranker: Sendable {
  package struct Ranked: Sendable, Equatable {
    /// Its number among the documents.
    package let document: Int
    package let score: Double
  }

  private let documents: [Passage]
  private let weights: RankingWeights
  private let words: WordScorer
  private let bridgedWords: WordScorer

  package init(_ documents: [Passage], weights: RankingWeights) {
    self.documents = documents
    self.weights = weights
    words = WordScorer(documents, bridge: 0)
    bridgedWords = WordScorer(documents, bridge: weights.bridge)
  }

  /// The best `limit` documents that anything speaks for, the best first; of equal ones the first.
  package func rank(_ query: Passage, by ingredients: Set<Ingredient>, limit: Int) -> [Ranked] {
    var best = Best<Ranked>(limit) { $0.score != $1.score ? $0.score > $1.score : $0.document < $1.document }
    let values = values(of: query, by: ingredients)
    for document in documents.indices {
      let share = values.shares[document]
      let cosine = values.cosines?[document] ?? 0
      guard share > 0 || cosine > 0 else { continue }
      let prior = ingredients.contains(.prior) ? weights.prior * documents[document].commonness : 0
      best.insert(Ranked(document: document, score: share + weights.vector * cosine - prior))
    }
    return best.sorted()
  }

  /// What each document has of each ingredient: of words, of meaning. Cosines are nil where they are not asked for.
  package func values(of query: Passage, by ingredients: Set<Ingredient>) -> (shares: [Double], cosines: [Double]?) {
    let shares =
      switch (ingredients.contains(.text), ingredients.contains(.bridge)) {
      case (true, true): bridgedWords.shares(query.terms + query.bridged)
      case (true, false): words.shares(query.terms)
      default: [Double](repeating: 0, count: documents.count)
      }
    guard ingredients.contains(.vector), let vector = query.vector else { return (shares, nil) }
    return (shares, documents.map { $0.vector?.cosine(to: vector) ?? 0 })
  }
}
