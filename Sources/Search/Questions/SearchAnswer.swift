package import Core

/// One page of hits. Its numbers are about what the audience sees, as if nothing else existed.
package struct SearchAnswer: Hashable, Sendable {
  /// Hits on all pages together; nil where nothing was to be counted.
  package let total: Int?
  /// The best first; equal scores in the order of the refs.
  package let hits: [Hit]
  /// Facet name → value → count, without zeros.
  package let facets: [String: [String: Int]]
  /// Where the next page begins; nil on the last one.
  package let next: Cursor?
  /// Of the total, the hits that share no word and are there for their meaning alone.
  package var near = 0
}

package struct Hit: Hashable, Sendable {
  package let ref: Ref
  /// 0 to 65,535: 65,535 would be a profile that is about nothing but the query's words. 0 in a list without words. Meaning
  /// adds to it (`Nearness.gives`).
  package let score: UInt32
  /// Whether it shares no word with the query, and only means about the same.
  package let isNear: Bool

  init(ref: Ref, score: UInt32, isNear: Bool = false) {
    self.ref = ref
    self.score = score
    self.isNear = isNear
  }
}

/// A word on which a query and a profile agree. Of one hit, contributions add up to the score.
package struct SharedTerm: Hashable, Sendable {
  package let text: String
  /// As the query has it.
  package let asked: String
  package let contribution: UInt32
}

/// How much of what a query asks for a profile has.
package struct Relevance: Hashable, Sendable {
  package struct Part: Hashable, Sendable {
    package let text: String
    /// As the query has it.
    package let asked: String
    package let contribution: Double
  }

  /// From 0, nothing, to 1, every word at full weight. Length and repetition do not matter here, rarity does.
  package let share: Double
  /// The words that make up the share, the rarest first; added up they *are* the share.
  package let parts: [Part]

  package static let none = Relevance(share: 0, parts: [])
}
