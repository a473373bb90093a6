package import Core
import Foundation

/// All that Lianqiao knows of language: normalising, words, terms, synonyms, pinyin, meaning. Built once, shared by everybody.
package struct LanguageEngine: Sendable {
  package let normaliser: Normaliser
  let stopWords: StopWords
  package let segmenter: Segmenter
  package let thesaurus: Thesaurus?
  package let bridge: Bridge
  package let pinyin: Pinyin
  /// Nil where the resources name no table of vectors.
  package let meaning: Meaning?
  /// The glossary's names, of which `landmarks` are made.
  private let names: [String]
  /// Changes when a resource or the way that terms are made changes: an index with another stamp has to be built anew.
  package let fingerprint: String

  /// Raise it when the same text and resources give other terms than before.
  private static let version: UInt64 = 1

  package init(_ resources: LanguageResources) throws {
    let normaliser = try Normaliser(configuration: resources.conversion)
    let own = try OwnTables(folder: resources.own)
    func tables(_ ours: URL?, _ name: OwnTables.Name) throws -> [WordLines] {
      try [ours.map { try WordLines(file: $0) }, own[name]].compactMap { $0 }
    }
    self.normaliser = normaliser
    stopWords = try StopWords(tables(resources.stopWords, .stopWords), normaliser)
    let ownWords = try own.dictionary(normaliser, stopWords: own[.stopWords].map { try StopWords([$0], normaliser) })
    segmenter = Segmenter(
      try Lexicon(files: resources.dictionaries, own: ownWords, stopWords: stopWords.chinese))
    let synonyms = try tables(resources.synonyms, .synonyms)
    thesaurus = synonyms.isEmpty ? nil : try Thesaurus(synonyms, normaliser: normaliser)
    let readings = try tables(resources.pinyin, .pinyin)
    pinyin = try Pinyin(exceptions: readings, normaliser: normaliser)
    let glossaries = try tables(resources.glossary, .glossary)
    let cedict = try resources.cedict.map { try Cedict(file: $0) }
    // A cluster's own word for a thing comes before ours.
    let groups = try glossaries.reversed().flatMap(Bridge.groups) + (thesaurus?.groups ?? [])
    names = groups.flatMap(\.self)
    bridge = Bridge(dictionary: cedict, groups: groups, stopWords: stopWords, normaliser: normaliser)
    meaning = try resources.vectors.map { try Meaning(file: $0) }
    var print = Fingerprint()
    print.mix(Self.version)
    for file in resources.dictionaries { print.mix(try Data(contentsOf: file)) }
    print.mix(ownWords)
    for table in synonyms + readings + glossaries {
      print.mix(Array(table.lines.map(\.text).joined(separator: "\n").utf8))
    }
    print.mix(Array((stopWords.chinese.sorted() + stopWords.latin.sorted()).joined(separator: " ").utf8))
    if let cedict { print.mix(cedict.bytes) }
    // Checked when it was opened: its own mark stands for its megabytes.
    if let meaning { print.mix(meaning.fingerprint) }
    // OpenCC's dictionaries belong to the system: a sample stands for them.
    print.mix(Array(normaliser.normalise(Self.sample).utf8))
    fingerprint = print.text
  }

  private static let sample = String(
    String.UnicodeScalarView((UInt32(0x4E00)...0x9FFF).compactMap(Unicode.Scalar.init)))

  package func normalise(_ text: String) -> String { normaliser.normalise(text) }

  /// The bridge's terms alone: English stems for the Chinese words of a text.
  package func bridgeTerms(of text: String) -> [Term] {
    let text = normaliser.align(text)
    var out = TermWriter(text)
    let lattice = Lattice(text.scalars, segmenter.lexicon)
    BridgeTerms(bridge: bridge, lattice: lattice, lexicon: segmenter.lexicon).write(into: &out)
    return out.terms
  }

  /// Where a text stands among meanings; nil where the table knows none of it, or where there is no table.
  package func vector(of text: String) -> TextVector? {
    meaning?.vector(of: text, normaliser)
  }

  /// The same of a name, or of a question for one: what is no word in it is left out.
  package func vector(ofName name: String) -> TextVector? {
    meaning?.vector(ofName: name, normaliser)
  }

  /// What a document prior is measured against. A thousand vectors: made for who ranks by it, not for every command.
  package func landmarks() -> Landmarks { Landmarks(names) { vector(of: $0) } }

  /// The pieces that a text's vector is the sum of: `▁patient ▁monitor`.
  package func pieces(of text: String) -> [String] {
    meaning?.pieces(of: text, normaliser) ?? []
  }

  /// The terms of a text. Repeated words are repeated here; the index counts them.
  ///
  /// `bridged`: the Chinese words also in English, as terms of the kind `bridge`.
  ///
  /// Law: the words of a query that stands letter by letter in a document are among the document's terms.
  package func terms(of text: String, for role: TermRole = .document, bridged: Bool = false) -> [Term] {
    let text = normaliser.align(text)
    let lattice = Lattice(text.scalars, segmenter.lexicon)
    let words = LatinWord.scan(text.scalars, lattice.classes)
    let latin = LatinTerms(words, text.scalars, stopWords)
    let han = HanTerms(lattice, segmenter.lexicon, role)
    var out = TermWriter(text)
    han.write(into: &out)
    latin.write(into: &out)
    if let thesaurus {
      let atoms = Atoms(text.scalars, lattice.classes, words, latin.keys) { thesaurus.wordCodes[$0] ?? 0 }
      ConceptTerms(thesaurus: thesaurus, lattice: lattice, starts: han.starts).write(atoms, into: &out)
    }
    if bridged { BridgeTerms(bridge: bridge, lattice: lattice, lexicon: segmenter.lexicon).write(into: &out) }
    return out.terms
  }
}
