package import Language
package import Matching

/// How a text becomes the terms of the index: Language's reading of it in the index's own words.
package struct TextAnalyser: Sendable {
  /// Everything under which a text is to be found.
  package let document: @Sendable (String) -> [Matching.Term]
  /// The same of a long description: without what only finds fragments of names.
  package let prose: @Sendable (String) -> [Matching.Term]
  /// Only what a text asks for.
  package let query: @Sendable (String) -> [Matching.Term]
  package let pinyin: Pinyin?

  package init(
    document: @escaping @Sendable (String) -> [Matching.Term], prose: (@Sendable (String) -> [Matching.Term])? = nil,
    query: @escaping @Sendable (String) -> [Matching.Term], pinyin: Pinyin? = nil
  ) {
    self.document = document
    self.prose = prose ?? document
    self.query = query
    self.pinyin = pinyin
  }

  package init(_ engine: LanguageEngine) {
    @Sendable func terms(_ text: String, _ role: TermRole) -> [Matching.Term] {
      engine.terms(of: text, for: role).map {
        Matching.Term(text: $0.key, surface: String($0.surface), weight: $0.weight)
      }
    }
    self.init(
      document: { terms($0, .document) }, prose: { terms($0, .prose) }, query: { terms($0, .query) },
      pinyin: engine.pinyin)
  }
}
