import Core
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
  /// How a Chinese name is typed by who has only Latin keys: `mairui`, `mry`. Nothing without pinyin.
  package let typed: @Sendable (String) -> [Matching.Term]

  package init(
    document: @escaping @Sendable (String) -> [Matching.Term], prose: (@Sendable (String) -> [Matching.Term])? = nil,
    query: @escaping @Sendable (String) -> [Matching.Term], typed: (@Sendable (String) -> [Matching.Term])? = nil,
    pinyin: Pinyin? = nil
  ) {
    self.document = document
    self.prose = prose ?? document
    self.query = query
    self.typed = typed ?? { _ in [] }
    self.pinyin = pinyin
  }

  /// Whether a term stands for a concept, in whichever language it was written: the thesaurus's keys begin so.
  package static func isConcept(_ term: String) -> Bool { term.hasPrefix("≈") }

  package init(_ engine: LanguageEngine) {
    @Sendable func terms(_ text: String, _ role: TermRole) -> [Matching.Term] {
      engine.terms(of: text, for: role).map {
        Matching.Term(text: $0.key, surface: String($0.surface), weight: $0.weight)
      }
    }
    self.init(
      document: { terms($0, .document) }, prose: { terms($0, .prose) }, query: { terms($0, .query) },
      typed: { name in
        guard name.hasHan else { return [] }
        let syllables = engine.pinyin.sortKey(name).split(separator: "\t")[0].split(separator: " ")
        // `mairui` for 迈瑞医疗: the beginnings that people type, and the whole.
        let beginnings = Set([2, 3, 4, syllables.count].map { syllables.prefix($0).joined() })
        // Read as a query reads them, so that what is typed meets what is kept, stems and all.
        return (beginnings.sorted() + engine.pinyin.initialsToSearch(name)).flatMap { terms($0, .query) }.map {
          Matching.Term(text: $0.text, surface: name, weight: 0.5)
        }
      }, pinyin: engine.pinyin)
  }
}
