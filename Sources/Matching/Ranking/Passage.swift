package import Core

/// A text as a ranking sees it, a query or a document.
package struct Passage: Sendable {
  /// Its own words.
  package let terms: [Term]
  /// What its words are in the other language.
  package let bridged: [Term]
  /// Nil where nothing in it has a meaning that is known.
  package let vector: TextVector?
  /// How near it stands to whatever the other language may ask, from −1 to 1; only a document's is asked for.
  package let commonness: Double

  package init(terms: [Term], bridged: [Term] = [], vector: TextVector? = nil, commonness: Double = 0) {
    self.terms = terms
    self.bridged = bridged
    self.vector = vector
    self.commonness = commonness
  }
}
