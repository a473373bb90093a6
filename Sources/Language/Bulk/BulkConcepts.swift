import Core

/// `ConceptTerms` of texts without Han characters, where every name of the glossary stands by itself.
struct BulkConcepts: Sendable {
  private let thesaurus: Thesaurus
  /// Concept → number of its key, once it has one.
  private var keys: [UInt32?]
  /// Concept → how many words of this text its last name has left behind.
  private var reached: [Int32]
  private var touched: [Int] = []
  private var found: [(value: Int, last: Int)] = []

  init(_ thesaurus: Thesaurus) {
    self.thesaurus = thesaurus
    keys = Array(repeating: nil, count: thesaurus.names.count)
    reached = Array(repeating: 0, count: thesaurus.names.count)
  }

  mutating func write(
    _ words: [BulkWord], _ known: [KnownWord], _ numbers: inout KeyNumbers, _ out: inout [NumberedTerm]
  ) {
    for first in words.indices {
      let entry = known[Int(words[first].known)]
      guard entry.node != Trie.root, !words[first].isTitle else { continue }
      find(words, known, from: first, Int(entry.node))
      while let (value, last) = found.popLast() {
        for concept in thesaurus.concepts[value].reversed() where first >= Int(reached[concept]) {
          if reached[concept] == 0 { touched.append(concept) }
          reached[concept] = Int32(last + 1)
          out.append(NumberedTerm(key: key(concept, &numbers), weight: ConceptTerms.whole))
        }
      }
    }
    for concept in touched { reached[concept] = 0 }
    touched.removeAll(keepingCapacity: true)
  }

  /// The names that start with word `first`, shortest first.
  private mutating func find(_ words: [BulkWord], _ known: [KnownWord], from first: Int, _ start: Int) {
    var node = start
    var last = first
    while true {
      let value = thesaurus.trie.value(node)
      if value != 0 { found.append((value, last)) }
      last += 1
      guard last < words.count, words[last].follows, !words[last].isTitle else { return }
      let code = known[Int(words[last].known)].code
      guard code != 0, let next = thesaurus.trie.step(node, code) else { return }
      node = next
    }
  }

  private mutating func key(_ concept: Int, _ numbers: inout KeyNumbers) -> UInt32 {
    if let key = keys[concept] { return key }
    let key = numbers.number(of: thesaurus.names[concept])
    keys[concept] = key
    return key
  }
}
