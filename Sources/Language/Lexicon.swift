import Core
package import Foundation

/// The words that a text is cut into, each with a cost: −log of its probability.
///
/// Reads jieba's format, one `word frequency tag` a line. A line that is the word alone (our `device-words.txt`) gets just
/// enough weight to win over the best cut of the words before it, so nobody has to guess frequencies.
package struct Lexicon: Sendable {
  private(set) var trie: Trie
  /// Cost of a character or Latin run that is not in the dictionary: a frequency of one.
  let unknownCost: Int
  /// How many words there are.
  package let count: Int

  /// Costs are whole numbers so that sums never depend on the order of adding.
  static let scale = 65536.0
  private static let stopBit = 1 << 25
  private static let costMask = stopBit - 1

  /// Later files refine earlier ones: a word that comes again takes its new weight.
  /// `own` is one more sheet, after them.
  package init(files: [URL], own: [UInt8] = [], stopWords: Set<String> = []) throws {
    let sheets = try files.map { url in
      do { return [UInt8](try Data(contentsOf: url)) } catch {
        throw Refusal.unreadable(url.path, error)
      }
    }
    try self.init(sheets: own.isEmpty ? sheets : sheets + [own], stopWords: stopWords)
  }

  init(sheets: [[UInt8]], stopWords: Set<String>) throws {
    // jieba's 349,000 lines make 498,000 nodes; doubling from there keeps a bigger dictionary possible.
    var nodes = min(1 << 21, max(1024, sheets.reduce(0) { $0 + $1.count } / 10))
    while nodes <= 1 << 21 {
      var reader = LexiconReader(nodes: nodes)
      reader.read(sheets)
      if !reader.trie.isCrowded {
        self.init(reader, stopWords)
        return
      }
      nodes *= 2
    }
    throw Refusal(.valueInvalid, ["value": "dict", "field": "lexicon", "why": "too large", "expected": "< 2²¹ nodes"])
  }

  private init(_ reader: LexiconReader, _ stopWords: Set<String>) {
    trie = reader.trie
    unknownCost = reader.unknownCost
    count = reader.count
    for word in stopWords {
      let codes = word.unicodeScalars.map { Self.code($0.value) }
      guard let node = trie.find(codes), trie.value(node) > 0 else { continue }
      trie.setValue(node, trie.value(node) | Self.stopBit)
    }
  }

  /// Scalars beyond the Basic Multilingual Plane have no code: they are in no word, and stand alone.
  @inline(__always) static func code(_ scalar: UInt32) -> UInt16 {
    scalar < 0x10000 ? UInt16(truncatingIfNeeded: scalar) : 0
  }

  /// Cost of the word that ends at `node`; nil when none does.
  @inline(__always) func cost(_ node: Int) -> Int? {
    let value = trie.value(node)
    return value == 0 ? nil : value & Self.costMask
  }

  /// Whether `word` is a word of its own here.
  package func contains(_ word: String) -> Bool {
    trie.find(word.unicodeScalars.map { Self.code($0.value) }).map { trie.value($0) > 0 } ?? false
  }

  func isStopWord(_ scalars: ArraySlice<UInt32>) -> Bool {
    var node = Trie.root
    for scalar in scalars {
      guard let next = trie.step(node, Self.code(scalar)) else { return false }
      node = next
    }
    return node != Trie.root && trie.value(node) & Self.stopBit != 0
  }
}
