package import Core
package import Language
package import Search

/// How a text becomes the terms of the index: Language's reading of it in the index's own words.
package struct TextAnalyser: Sendable {
  /// Everything under which a text is to be found.
  package let document: @Sendable (String) -> [Search.Term]
  /// The same of a long description: without what only finds fragments of names.
  package let prose: @Sendable (String) -> [Search.Term]
  /// Only what a text asks for.
  package let query: @Sendable (String) -> [Search.Term]
  /// What somebody who searches asks for: the words, and at less weight the same in the other language.
  package let search: @Sendable (String) -> [Search.Term]
  /// Chinese words in English, under which only who searches looks.
  package let bridge: @Sendable (String) -> [Search.Term]
  /// Words of a question that may be mistyped; nil where nobody looks for them.
  let mistakes: (@Sendable (String, (String) -> Bool) -> TypingMistakes)?
  package let pinyin: Pinyin?
  /// Changes when the same text gives other terms.
  let fingerprint: String
  /// How a Chinese name is typed by who has only Latin keys: `mairui`, `mry`. Nothing without pinyin.
  package let typed: @Sendable (String) -> [Search.Term]
  /// Makes who reads very many texts on one thread and says the same of them; nil where terms come from no engine.
  let bulk: (@Sendable () -> BulkTexts)?
  /// Where names stand among meanings; nil where nobody knows.
  package let meaning: MeaningReader?

  package init(
    document: @escaping @Sendable (String) -> [Search.Term], prose: (@Sendable (String) -> [Search.Term])? = nil,
    query: @escaping @Sendable (String) -> [Search.Term], search: (@Sendable (String) -> [Search.Term])? = nil,
    bridge: (@Sendable (String) -> [Search.Term])? = nil, typed: (@Sendable (String) -> [Search.Term])? = nil,
    mistakes: (@Sendable (String, (String) -> Bool) -> TypingMistakes)? = nil, pinyin: Pinyin? = nil,
    fingerprint: String = "", bulk: (@Sendable () -> BulkTexts)? = nil, meaning: MeaningReader? = nil
  ) {
    self.document = document
    self.prose = prose ?? document
    self.query = query
    self.search = search ?? query
    self.bridge = bridge ?? { _ in [] }
    self.typed = typed ?? { _ in [] }
    self.mistakes = mistakes
    self.pinyin = pinyin
    self.fingerprint = fingerprint
    self.bulk = bulk
    self.meaning = meaning
  }

  /// Whether a term stands for a concept, in whichever language it was written: the thesaurus's keys begin so.
  package static func isConcept(_ term: String) -> Bool { term.hasPrefix("≈") }

  /// - Parameter scale: what the likeness of two names counts for; without it names have no vectors.
  package init(_ engine: LanguageEngine, _ scale: LikenessScale? = nil) {
    @Sendable func terms(_ text: String, _ role: TermRole) -> [Search.Term] {
      engine.terms(of: text, for: role).map {
        Search.Term($0.key, surface: String($0.surface), weight: $0.weight)
      }
    }
    self.init(
      document: { terms($0, .document) }, prose: { terms($0, .prose) }, query: { terms($0, .query) },
      search: { Self.search(engine, $0) }, bridge: { Self.bridge(engine, $0) },
      typed: { name in
        Self.spellings(of: name, engine.pinyin).flatMap { terms($0, .query) }.map {
          Search.Term($0.text, surface: name, weight: Self.typedWeight)
        }
      }, mistakes: { TypingMistakes(engine, $0, isKnown: $1) }, pinyin: engine.pinyin,
      fingerprint: engine.fingerprint + (scale == nil ? "" : " with meaning"), bulk: { BulkTexts(engine) },
      meaning: scale.map { MeaningReader(engine, $0) })
  }

  // MARK: Names as they are typed

  static let typedWeight: Float = 0.5

  /// `mairui` for 迈瑞医疗: the beginnings that people type, the whole, and the initials.
  ///
  /// To be read as a query, so that what is typed meets what is kept, stems and all.
  static func spellings(of name: String, _ pinyin: Pinyin) -> [String] {
    guard name.hasHan else { return [] }
    let syllables = pinyin.sortKey(name).split(separator: "\t")[0].split(separator: " ")
    let beginnings = Set([2, 3, 4, syllables.count].map { syllables.prefix($0).joined() })
    return beginnings.sorted() + pinyin.initialsToSearch(name)
  }

  // MARK: Across languages

  /// What words in the other language weigh beside those that were asked for.
  private static let across: Float = 0.5

  /// A key of its own: what a Chinese text is called in English is no word of it, and counts for no match and no rarity.
  static func acrossKey(_ stem: String) -> String { acrossMark + stem }
  static let acrossMark = "→"

  private static func bridge(_ engine: LanguageEngine, _ text: String) -> [Search.Term] {
    engine.bridgeTerms(of: text).map {
      Search.Term(acrossKey($0.key), surface: String($0.surface), weight: $0.weight)
    }
  }

  /// A Chinese word asks English texts for its glosses; an English word asks Chinese texts for words that it explains.
  private static func search(_ engine: LanguageEngine, _ text: String) -> [Search.Term] {
    engine.terms(of: text, for: .query, bridged: true).flatMap { term -> [Search.Term] in
      let surface = String(term.surface)
      if term.kind == .bridge { return [Search.Term(term.key, surface: surface, weight: term.weight * across)] }
      let own = Search.Term(term.key, surface: surface, weight: term.weight)
      guard term.isLatinWord else { return [own] }
      return [own, Search.Term(acrossKey(term.key), surface: surface, weight: term.weight * across)]
    }
  }
}
