import Foundation

/// Words against words: Robertson and Zaragoza's BM25F over all documents at once, two fields each.
///
/// What the index answers is a page of hits; a measurement wants every document's score and nothing else, and gets it here
/// from flat lists.
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
        impacts[word, default: []].append((Int32(document), frequency / (Self.k + frequency)))
      }
    }
  }

  /// For each document the part of the query's words that it has, rare words counting more: 0 for none of them, below 1.
  func shares(_ query: [Passage.Word]) -> [Double] {
    var shares = [Double](repeating: 0, count: documents)
    var total = 0.0
    for (word, weight) in Self.fold(query) {
      let postings = impacts[word] ?? []
      let weight = weight * Self.rarity(documents: documents, holding: postings.count)
      total += weight
      for posting in postings { shares[Int(posting.document)] += weight * posting.impact }
    }
    guard total > 0 else { return shares }
    return shares.map { $0 / total }
  }

  /// Each word once, in the order of first occurrence: sums of floats depend on it.
  private static func fold(_ terms: [Passage.Word]) -> [(word: String, weight: Double)] {
    var places: [String: Int] = [:]
    var out: [(word: String, weight: Double)] = []
    for word in terms where word.weight > 0 {
      if let place = places[word.text] {
        out[place].weight += Double(word.weight)
      } else {
        places[word.text] = out.count
        out.append((word.text, Double(word.weight)))
      }
    }
    return out
  }

  private static let k = 1.2
  private static let b = 0.75

  /// Never negative, unlike the textbook's: a word that most documents have still counts for a little.
  private static func rarity(documents: Int, holding: Int) -> Double {
    log(1 + (Double(documents - holding) + 0.5) / (Double(holding) + 0.5))
  }

  /// One field of all documents.
  private struct Field {
    let words: [[(word: String, weight: Double)]]
    private let lengths: [Double]
    /// Nil where no document has the field.
    private let mean: Double?

    init(_ terms: [[Passage.Word]]) {
      words = terms.map { WordScorer.fold($0) }
      lengths = words.map { $0.reduce(0) { $0 + $1.weight } }
      let filled = lengths.count { $0 > 0 }
      mean = filled > 0 ? lengths.reduce(0, +) / Double(filled) : nil
    }

    func norm(_ document: Int) -> Double { mean.map { 1 - b + b * lengths[document] / $0 } ?? 1 }
  }
}
