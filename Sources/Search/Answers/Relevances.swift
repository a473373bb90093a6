package import Core

/// How much of one question's words one profile after the other has: the words are looked up once in each segment.
package struct Relevances: Sendable {
  private let snapshot: IndexSnapshot
  private let words: WeighedQuery
  private let audience: Audience
  /// By the segment's number: which of the question's words it has, and as which of its own.
  private let found: [UInt64: [(term: Int, word: UInt32)]]

  package init(of words: WeighedQuery, in snapshot: IndexSnapshot, for audience: Audience) {
    self.snapshot = snapshot
    self.words = words
    self.audience = audience
    var found: [UInt64: [(term: Int, word: UInt32)]] = [:]
    for live in snapshot.segments(for: audience) {
      found[live.segment.number] = words.terms.enumerated().compactMap { index, term in
        live.segment.words.keys.number(of: term.text).map { (index, UInt32($0)) }
      }
    }
    self.found = found
  }

  /// Of one profile, from 0 to 1; 0 for what is absent or not to be seen.
  package func share(of ref: Ref) -> Double {
    var sum = 0.0
    visit(ref) { sum += $1 }
    return min(1, sum)
  }

  /// The same with the words that make it up.
  package func relevance(of ref: Ref) -> Relevance {
    var parts: [Relevance.Part] = []
    visit(ref) { parts.append(Relevance.Part(text: $0.text, asked: $0.surface, contribution: $1)) }
    return Relevance(share: min(1, parts.reduce(0) { $0 + $1.contribution }), parts: parts)
  }

  /// The question's words that the profile has, in the question's order, each with what it gives.
  private func visit(_ ref: Ref, _ body: (WeighedQuery.Term, Double) -> Void) {
    guard words.total > 0, let (live, slot) = snapshot.place(of: ref, for: audience),
      let found = found[live.segment.number]
    else { return }
    let forward = live.segment.forward
    let range = forward.range(ofSlot: slot)
    for (term, word) in found {
      guard let posting = range.first(where: { forward.words[$0] == word }) else { continue }
      body(words.terms[term], words.terms[term].weight * (Double(forward.presences[posting]) / 255) / words.total)
    }
  }
}

extension IndexSnapshot {
  /// How much of the query's words one profile has.
  package func relevance(of ref: Ref, to words: WeighedQuery, for audience: Audience) -> Relevance {
    Relevances(of: words, in: self, for: audience).relevance(of: ref)
  }
}
