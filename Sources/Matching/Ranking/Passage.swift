package import Core

/// A text as a ranking sees it, a query or a document.
package struct Passage: Sendable {
  /// A word as the language engine keys it, and how much it says.
  package struct Word: Hashable, Sendable {
    package let text: String
    package let weight: Float

    package init(_ text: String, weight: Float = 1) {
      self.text = text
      self.weight = weight
    }
  }

  /// Its own words.
  package let terms: [Word]
  /// What its words are in the other language.
  package let bridged: [Word]
  /// Nil where nothing in it has a meaning that is known.
  package let vector: TextVector?
  /// How near it stands to whatever the other language may ask, from −1 to 1; only a document's is asked for.
  package let commonness: Double

  package init(terms: [Word], bridged: [Word] = [], vector: TextVector? = nil, commonness: Double = 0) {
    self.terms = terms
    self.bridged = bridged
    self.vector = vector
    self.commonness = commonness
  }
}
