import Core
import Synchronization

/// What Chinese words are in English: the glossary's names for devices, CC-CEDICT's for everything else.
///
/// A Chinese text is also found by the stems of its words' glosses, and a Chinese question also asks for them.
package struct Bridge: Sendable {
  private let dictionary: Cedict?
  private let glossary: [[UInt32]: [Gloss]]
  private let known = Known()

  /// How many words the dictionary has; nil where set-up has not fetched it.
  package var dictionaryCount: Int? { dictionary?.count }

  /// `groups` are names of one thing or word each, in both languages; where two name a word, the first counts.
  init(dictionary: Cedict?, groups: [[String]], normaliser: Normaliser) {
    self.dictionary = dictionary
    var glossary: [[UInt32]: [Gloss]] = [:]
    let reader = GlossReader()
    for group in groups {
      let names = group.filter { !$0.unicodeScalars.contains(where: \.isHan) }
      var ranked: [(stem: String, rank: Int)] = []
      for (rank, name) in names.enumerated() { ranked += reader.stems(name: name).map { ($0, rank) } }
      guard !ranked.isEmpty else { continue }
      let glosses = Gloss.shared(ranked)
      for member in group where member.unicodeScalars.contains(where: \.isHan) {
        let word = normaliser.normalise(member).unicodeScalars.map(\.value)
        if glossary[word] == nil { glossary[word] = glosses }
      }
    }
    self.glossary = glossary
  }

  /// Stems for a word as a whole; nil where nobody has translated it.
  func glosses(of word: ArraySlice<UInt32>) -> [Gloss]? {
    let key = Array(word)
    if let glosses = glossary[key] { return glosses }
    guard let dictionary else { return nil }
    return known.glosses(key) {
      let lines = dictionary.lines(of: word)
      guard !lines.isEmpty else { return nil }
      let reader = GlossReader()
      var ranked: [(stem: String, rank: Int)] = []
      for line in lines {
        let stems = reader.stems(line.glosses)
        // An entry that is nothing but somebody's surname says nothing, and neither does its spelling.
        if !stems.isEmpty, let name = reader.name(line.pinyin) { ranked.append((name, 0)) }
        ranked += stems
      }
      return ranked.isEmpty ? nil : Gloss.shared(ranked)
    }
  }

  /// What was read of the dictionary so far. A box, so that all copies of an engine share it.
  private final class Known: Sendable {
    private let words = Mutex<[[UInt32]: [Gloss]]>([:])

    /// What is no word is asked again: remembered, it would grow with whatever people type.
    func glosses(_ word: [UInt32], read: () -> [Gloss]?) -> [Gloss]? {
      if let known = words.withLock({ $0[word] }) { return known }
      guard let made = read() else { return nil }
      words.withLock { $0[word] = made }
      return made
    }
  }
}
