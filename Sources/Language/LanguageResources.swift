package import Foundation

/// Where the files are that `LanguageEngine` is built from. Paths are handed in; the engine looks for nothing itself.
package struct LanguageResources: Sendable {
  /// Dictionaries in jieba's format, the general one first, our `device-words.txt` after it.
  package var dictionaries: [URL]
  /// `synonyms.tsv`; without it zh and en meet in no concept.
  package var synonyms: URL?
  /// `pinyin.tsv`: readings that depend on the word.
  package var pinyin: URL?
  /// Tables of words in both languages, one word a line: `glossary.tsv`.
  package var glossaries: [URL]
  /// CC-CEDICT; without it only the glossary's words are known in both languages.
  package var cedict: URL?
  /// OpenCC's configuration: a path, or a name in OpenCC's own data folder.
  package var conversion: String

  package init(
    dictionaries: [URL], synonyms: URL? = nil, pinyin: URL? = nil, glossaries: [URL] = [],
    cedict: URL? = nil, conversion: String = "t2s.json"
  ) {
    self.dictionaries = dictionaries
    self.synonyms = synonyms
    self.pinyin = pinyin
    self.glossaries = glossaries
    self.cedict = cedict
    self.conversion = conversion
  }

  var files: [URL] { dictionaries + glossaries + [synonyms, pinyin, cedict].compactMap { $0 } }
}
