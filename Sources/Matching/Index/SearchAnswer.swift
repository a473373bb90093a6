package import Core

/// One page of hits. Its numbers are about what the audience sees, as if nothing else existed.
package struct SearchAnswer: Hashable, Sendable {
  /// Hits on all pages together.
  package let total: Int
  /// The best first; equal scores in the order of the refs.
  package let hits: [Hit]
  /// Facet name → value → count, without zeros.
  package let facets: [String: [String: Int]]
  /// Where the next page begins; nil on the last one.
  package let next: Cursor?
}

package struct Hit: Hashable, Sendable {
  package let ref: Ref
  package let score: Double
  /// What query and profile have in common, the rarest word first. Added up in this order, it *is* the score.
  package let shared: [SharedTerm]
}

/// A word on which a query and a profile agree.
///
///     text: "=pulse-oximeter"   asked: "pulse oximeter"   written: "脉搏血氧仪"   contribution: 2.31
package struct SharedTerm: Hashable, Sendable {
  package let text: String
  /// As the query has it.
  package let asked: String
  /// As the profile has it, in the field that counts most.
  package let written: String
  package let contribution: Double
}

/// How much of what a query asks for a profile has.
package struct Relevance: Hashable, Sendable {
  /// From 0, nothing, to 1, every word at full weight. Length and repetition do not matter here, rarity does.
  package let share: Double
  /// The words that make up the share, the rarest first; added up they *are* the share.
  package let shared: [SharedTerm]

  package static let none = Relevance(share: 0, shared: [])
}
