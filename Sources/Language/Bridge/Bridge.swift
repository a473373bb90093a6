import Core
import Synchronization

/// What Chinese words are in English: the glossary's names for devices, CC-CEDICT's for everything else.
///
/// A Chinese text is also found by the stems of its words' glosses, and a Chinese question also asks for them.
package struct Bridge: Sendable {
  private let dictionary: Cedict?
  /// By `WordHash`; several words may share one.
  private let glossary: [UInt64: [(word: [UInt32], glosses: [Gloss])]]
  private let stopWords: StopWords
  private let known = Known()

  /// How many words the dictionary has; nil where set-up has not fetched it.
  package var dictionaryCount: Int? { dictionary?.count }

  /// The entries of a glossary; each has to be in both languages.
  static func groups(_ table: WordLines) throws -> [[String]] {
    try table.lines.map { line in
      let names = line.columns
      let chinese = names.count { $0.unicodeScalars.contains(where: \.isHan) }
      guard chinese > 0, chinese < names.count else { throw table.refusal(.wordsOneLanguage, line) }
      return names
    }
  }

  /// `groups` are names of one thing or word each, in both languages; where two name a word, the first counts.
  init(dictionary: Cedict?, groups: [[String]], stopWords: StopWords, normaliser: Normaliser) {
    self.dictionary = dictionary
    self.stopWords = stopWords
    var glossary: [UInt64: [(word: [UInt32], glosses: [Gloss])]] = [:]
    let reader = GlossReader(stopWords)
    for group in groups {
      let names = group.filter { !$0.unicodeScalars.contains(where: \.isHan) }
      var ranked: [(stem: String, rank: Int)] = []
      for (rank, name) in names.enumerated() { ranked += reader.stems(name: name).map { ($0, rank) } }
      guard !ranked.isEmpty else { continue }
      let glosses = Gloss.shared(ranked)
      for member in group where member.unicodeScalars.contains(where: \.isHan) {
        let word = normaliser.normalise(member).unicodeScalars.map(\.value)
        let hash = WordHash.of(word[...])
        if glossary[hash]?.contains(where: { $0.word == word }) != true {
          glossary[hash, default: []].append((word, glosses))
        }
      }
    }
    self.glossary = glossary
  }

  /// Stems for a word as a whole, by its `WordHash`; nil where nobody has translated it.
  func glosses(of word: ArraySlice<UInt32>, _ hash: UInt64) -> [Gloss]? {
    if let entry = glossary[hash]?.first(where: { word.elementsEqual($0.word) }) { return entry.glosses }
    guard let dictionary else { return nil }
    let offsets = dictionary.offsets(of: word, hash)
    guard let first = offsets.first else { return nil }
    return known.glosses(first) { read(offsets, dictionary) }
  }

  func glosses(of word: ArraySlice<UInt32>) -> [Gloss]? { glosses(of: word, WordHash.of(word)) }

  private func read(_ offsets: [Int], _ dictionary: Cedict) -> [Gloss] {
    let reader = GlossReader(stopWords)
    var ranked: [(stem: String, rank: Int)] = []
    for line in offsets.compactMap(dictionary.line) {
      let stems = reader.stems(line.glosses)
      // An entry that is nothing but somebody's surname says nothing, and neither does its spelling.
      if !stems.isEmpty, let name = reader.name(line.pinyin) { ranked.append((name, 0)) }
      ranked += stems
    }
    return Gloss.shared(ranked)
  }

  /// What was read of the dictionary so far, by the word's first line. A box, so that all copies of an engine share it;
  /// never more than the dictionary has.
  private final class Known: Sendable {
    private let words = Mutex<[Int: [Gloss]]>([:])

    func glosses(_ offset: Int, read: () -> [Gloss]) -> [Gloss]? {
      if let known = words.withLock({ $0[offset] }) { return known.isEmpty ? nil : known }
      let made = read()
      words.withLock { $0[offset] = made }
      return made.isEmpty ? nil : made
    }
  }
}
