/// Words against words: the index's own law (`BM25F`) over all documents at once, two fields each.
///
/// What `SearchIndex` answers is a page of hits with their reasons; a measurement wants every document's score and
/// nothing else, and gets it here from flat lists.
struct WordScorer: Sendable {
  /// For each word: the documents that have it and how much they are about it, `f / (k + f)`.
  private var impacts: [String: [(document: Int32, impact: Double)]] = [:]
  private let documents: Int

  /// `bridge` is how much a word counts that stands in a document's bridged terms alone.
  init(_ passages: [Passage], bridge: Double) {
    documents = passages.count
    let own = Field(passages.map(\.terms))
    let bridged = Field(passages.map { bridge > 0 ? $0.bridged : [] })
    for document in passages.indices {
      var about: [String: Double] = [:]
      for (word, weight) in own.words[document] { about[word, default: 0] += weight / own.norm(document) }
      for (word, weight) in bridged.words[document] {
        about[word, default: 0] += bridge * weight / bridged.norm(document)
      }
      for (word, frequency) in about {
        impacts[word, default: []].append((Int32(document), BM25F.saturated(frequency)))
      }
    }
  }

  /// For each document the part of the query's words that it has, rare words counting more: 0 for none of them, below 1.
  func shares(_ query: [Term]) -> [Double] {
    var shares = [Double](repeating: 0, count: documents)
    var total = 0.0
    for (word, weight) in Self.fold(query) {
      let postings = impacts[word] ?? []
      let weight = weight * BM25F.rarity(profiles: documents, holding: postings.count)
      total += weight
      for posting in postings { shares[Int(posting.document)] += weight * posting.impact }
    }
    guard total > 0 else { return shares }
    return shares.map { $0 / total }
  }

  /// Each word once, in the order of first occurrence: sums of floats depend on it.
  private static func fold(_ terms: [Term]) -> [(word: String, weight: Double)] {
    FoldedField.fold(terms).map { ($0.text, Term.weight(steps: $0.steps)) }
  }

  /// One field of all documents.
  private struct Field {
    let words: [[(word: String, weight: Double)]]
    private let lengths: [Double]
    private let law: BM25F.Norm

    init(_ terms: [[Term]]) {
      words = terms.map { WordScorer.fold($0) }
      lengths = words.map { $0.reduce(0) { $0 + $1.weight } }
      let filled = lengths.count { $0 > 0 }
      law = filled > 0 ? BM25F.Norm(meanLength: lengths.reduce(0, +) / Double(filled)) : .plain
    }

    func norm(_ document: Int) -> Double { law.base + law.slope * lengths[document] }
  }
}
