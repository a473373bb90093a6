import Core
import Foundation

/// All that Lianqiao knows of language: normalising, words, terms, synonyms, pinyin. Built once, shared by everybody.
package struct LanguageEngine: Sendable {
  package let normaliser: Normaliser
  package let segmenter: Segmenter
  package let thesaurus: Thesaurus?
  package let bridge: Bridge
  package let pinyin: Pinyin
  /// Changes when a resource or the way that terms are made changes: an index with another stamp has to be built anew.
  package let fingerprint: String

  /// Raise it when the same text and resources give other terms than before.
  private static let version: UInt64 = 1

  package init(_ resources: LanguageResources) throws {
    normaliser = try Normaliser(configuration: resources.conversion)
    segmenter = Segmenter(try Lexicon(files: resources.dictionaries, stopWords: StopWords.chinese))
    let normaliser = normaliser
    thesaurus = try resources.synonyms.map { try Thesaurus(file: $0, normaliser: normaliser) }
    let glossaries = try resources.glossaries.map { try GroupLines(file: $0) }
    bridge = Bridge(
      dictionary: try resources.cedict.map { try Cedict(file: $0) },
      groups: (thesaurus?.groups ?? []) + glossaries.flatMap(\.groups), normaliser: normaliser)
    pinyin = try Pinyin(exceptions: resources.pinyin, normaliser: normaliser)
    var print = Fingerprint()
    print.mix(Self.version)
    for file in resources.files {
      print.mix(try Data(contentsOf: file))
    }
    // OpenCC's dictionaries belong to the system: a sample stands for them.
    print.mix(Array(normaliser.normalise(Self.sample).utf8))
    fingerprint = print.text
  }

  private static let sample = String(
    String.UnicodeScalarView((UInt32(0x4E00)...0x9FFF).compactMap(Unicode.Scalar.init)))

  package func normalise(_ text: String) -> String { normaliser.normalise(text) }

  /// The terms of a text. Repeated words are repeated here; the index counts them.
  ///
  /// `bridged`: the Chinese words also in English, as terms of the kind `bridge`.
  ///
  /// Law: the words of a query that stands letter by letter in a document are among the document's terms.
  package func terms(of text: String, for role: TermRole = .document, bridged: Bool = false) -> [Term] {
    let text = normaliser.align(text)
    let lattice = Lattice(text.scalars, segmenter.lexicon)
    let words = LatinWord.scan(text.scalars, lattice.classes)
    let latin = LatinTerms(words, text.scalars)
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
