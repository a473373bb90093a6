import Core
import Foundation

/// Character readings from ICU, word readings from a file.
struct PinyinReadings: Sendable {
  private let words: Trie
  private let syllables: [[String]]
  /// Characters that `words` read with different first letters, and these letters.
  let initials: [UInt32: [Character]]

  /// Later tables override earlier ones.
  init(exceptions tables: [WordLines]) throws {
    var trie = Trie(nodes: (1 << 14) + tables.reduce(0) { $0 + $1.length })
    var syllables: [[String]] = [[]]
    var letters: [UInt32: Set<Character>] = [:]
    for table in tables {
      for line in table.lines {
        let fields = line.columns
        let read = fields.count == 2 ? fields[1].split(separator: " ").map(String.init) : []
        guard fields.count == 2, read.count == fields[0].unicodeScalars.count,
          let node = trie.add(fields[0].unicodeScalars.map { Lexicon.code($0.value) })
        else { throw table.refusal(.wordsSyllables, line) }
        trie.setValue(node, syllables.count)
        syllables.append(read)
        for (scalar, syllable) in zip(fields[0].unicodeScalars, read) {
          guard let letter = syllable.folding(options: .diacriticInsensitive, locale: nil).first else { continue }
          letters[scalar.value, default: []].insert(letter)
        }
      }
    }
    words = trie
    self.syllables = syllables
    initials = letters.filter { $0.value.count > 1 }.mapValues { $0.sorted() }
  }

  /// The syllables of the longest known word at `start`, else of its character; none where it is no Han character.
  func read(_ scalars: [UInt32], _ start: Int) -> [String] {
    var node = Trie.root
    var best: [String] = []
    var at = start
    while at < scalars.count, let next = words.step(node, Lexicon.code(scalars[at])) {
      node = next
      at += 1
      if words.value(node) > 0 { best = syllables[words.value(node)] }
    }
    if !best.isEmpty { return best }
    guard (0x4E00...0x9FFF).contains(scalars[start]) else { return [] }
    let reading = Self.characters[Int(scalars[start] - 0x4E00)]
    return reading.isEmpty ? [] : [reading]
  }

  /// A syllable as it sorts and is typed: ü as v (lǜ: lv), which keeps 女 apart from 努.
  static func toneless(_ syllable: String) -> String { plain[syllable] ?? folded(syllable) }

  /// All syllables that characters have, some 1,300: folding one takes a microsecond, and a name has ten.
  private static let plain = Dictionary(
    uniqueKeysWithValues: Set(characters).map { ($0, folded($0)) })

  private static func folded(_ syllable: String) -> String {
    String(syllable.map { "üǖǘǚǜ".contains($0) ? "v" : $0 }).folding(options: .diacriticInsensitive, locale: nil)
  }

  /// By ideograph from U+4E00; empty where ICU knows none. Made when the first name is read, which takes ¼ s: one call for
  /// all, because each call builds a transliterator.
  private static let characters: [String] = {
    let all = (UInt32(0x4E00)...0x9FFF).compactMap(Unicode.Scalar.init)
    let lines = all.map { String(Character($0)) }.joined(separator: "\n")
    let read = (lines.applyingTransform(.mandarinToLatin, reverse: false) ?? lines).split(
      separator: "\n", omittingEmptySubsequences: false)
    return zip(all, read).map { scalar, reading in
      let reading = reading.trimmingCharacters(in: .whitespaces)
      return reading.hasHan ? "" : reading
    }
  }()
}
