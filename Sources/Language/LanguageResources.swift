package import Core
package import Foundation

/// Where the files are that `LanguageEngine` is built from. Paths are handed in; the engine looks for nothing itself.
package struct LanguageResources: Sendable {
  /// Dictionaries in jieba's format, the general one first, our `device-words.txt` after it.
  package var dictionaries: [URL]
  /// `synonyms.tsv`; without it zh and en meet in no concept.
  package var synonyms: URL?
  /// `pinyin.tsv`: readings that depend on the word.
  package var pinyin: URL?
  /// `stop-words.txt`: words that are never terms.
  package var stopWords: URL?
  /// `glossary.tsv`: words and their English.
  package var glossary: URL?
  /// CC-CEDICT; without it only the glossary's words are known in both languages.
  package var cedict: URL?
  /// A folder of the cluster's own tables, which add to ours: `OwnTables`.
  package var own: URL?
  /// `meaning.vec`; without it no text has a vector.
  package var vectors: URL?
  /// OpenCC's configuration: a path, or a name in OpenCC's own data folder.
  package var conversion: String

  package init(
    dictionaries: [URL], synonyms: URL? = nil, pinyin: URL? = nil, stopWords: URL? = nil, glossary: URL? = nil,
    cedict: URL? = nil, own: URL? = nil, vectors: URL? = nil, conversion: String = "t2s.json"
  ) {
    self.dictionaries = dictionaries
    self.synonyms = synonyms
    self.pinyin = pinyin
    self.stopWords = stopWords
    self.glossary = glossary
    self.cedict = cedict
    self.own = own
    self.vectors = vectors
    self.conversion = conversion
  }

  /// What is installed: the program's own tables, and what set-up has fetched and a cluster has added.
  package init(_ share: Share) throws {
    self.init(
      dictionaries: [try share.find("jieba/dict.txt"), try share.find("device-words.txt")],
      synonyms: try share.find("synonyms.tsv"), pinyin: try share.find("pinyin.tsv"),
      stopWords: try share.find("stop-words.txt"), glossary: try share.find("glossary.tsv"),
      cedict: share.findIfThere("cedict/cedict.txt"), own: share.findIfThere("language"),
      vectors: try share.find("meaning.vec"))
  }
}
