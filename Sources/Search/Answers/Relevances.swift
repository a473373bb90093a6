package import Core

/// How much of one question's words one profile after the other has: the words are looked up once in each segment.
package struct Relevances: Sendable {
  private let snapshot: IndexSnapshot
  private let words: WeighedQuery
  private let audience: Audience
  /// By the segment's number.
  private let found: [UInt64: Found]

  /// Which of the question's words a segment has, and as which of its own.
  private struct Found {
    var words: [(term: Int, word: UInt32)] = []
    /// A bit for the last six of each word's number.
    var sieve: UInt64 = 0
  }

  package init(of words: WeighedQuery, in snapshot: IndexSnapshot, for audience: Audience) {
    self.snapshot = snapshot
    self.words = words
    self.audience = audience
    var found: [UInt64: Found] = [:]
    for live in snapshot.segments(for: audience) {
      var here = Found()
      for (index, term) in words.terms.enumerated() {
        guard let word = live.segment.words.keys.number(of: term.text) else { continue }
        here.words.append((index, UInt32(word)))
        here.sieve |= 1 << UInt64(word & 63)
      }
      found[live.segment.number] = here
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
    withUnsafeTemporaryAllocation(of: Int.self, capacity: found.words.count) { postings in
      postings.initialize(repeating: -1)
      for posting in range {
        let word = forward.words.base[posting]
        // Most words of a profile are none of the question's.
        guard found.sieve >> UInt64(word & 63) & 1 == 1, let place = found.words.firstIndex(where: { $0.word == word })
        else { continue }
        postings[place] = posting
      }
      for (posting, found) in zip(postings, found.words) where posting >= 0 {
        let term = words.terms[found.term]
        body(term, term.weight * (Double(forward.presences[posting]) / 255) / words.total)
      }
    }
  }
}

extension IndexSnapshot {
  /// How much of the query's words one profile has.
  package func relevance(of ref: Ref, to words: WeighedQuery, for audience: Audience) -> Relevance {
    Relevances(of: words, in: self, for: audience).relevance(of: ref)
  }
}
