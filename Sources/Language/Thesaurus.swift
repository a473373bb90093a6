package import Foundation

/// The glossary of synonyms, abbreviations and translations: each group of names is one concept.
///
/// One group a line, members separated by tabs, any language; `#` starts a comment. The first member names the concept.
package struct Thesaurus: Sendable {
  private(set) var trie: Trie
  /// Each Latin stem has a code of the private-use area, where no character of a text gets a code from.
  private(set) var wordCodes: [String: UInt16] = [:]
  /// For each value of the trie, the concepts of the member that ends there.
  private(set) var concepts: [[Int]] = [[]]
  /// Keys of concept terms, `≈` and the first member.
  private(set) var names: [String] = []
  /// Members as written, by concept: for pages that show the glossary.
  package private(set) var groups: [[String]] = []

  private static let codes: ClosedRange<UInt16> = 0xE000...0xF8FF

  package init(file: URL, normaliser: Normaliser) throws {
    self.init(try GroupLines(file: file), normaliser: normaliser)
  }

  init(_ lines: GroupLines, normaliser: Normaliser) {
    // At most a node for each character or word of the file, twice for hyphens.
    trie = Trie(nodes: lines.length * 2)
    for members in lines.groups {
      names.append("≈" + normaliser.normalise(members[0]))
      groups.append(members)
      for member in members { add(member, concept: names.count - 1, normaliser) }
    }
  }

  private mutating func add(_ member: String, concept: Int, _ normaliser: Normaliser) {
    let text = normaliser.align(member)
    let classes = text.scalars.map { ScalarClass.of($0) }
    let words = LatinWord.scan(text.scalars, classes)
    let keys = LatinTerms(words, text.scalars).keys
    let atoms = Atoms(text.scalars, classes, words, keys) { codeMakingOne($0) }
    add(atoms.all.map(\.code), concept)
    // x-ray tube is also written xray tube.
    if words.count == atoms.all.count, words.dropFirst().contains(where: { $0.joint == .hyphen }) {
      add(joinedCodes(words, text.scalars), concept)
    }
  }

  /// The codes of a Latin member whose hyphens are gone.
  private mutating func joinedCodes(_ words: [LatinWord], _ scalars: [UInt32]) -> [UInt16] {
    var joined: [String] = []
    for (index, word) in words.enumerated() {
      let text = String(scalars: scalars[word.range])
      if index > 0, word.joint == .hyphen, let last = joined.popLast() {
        joined.append(last + text)
      } else {
        joined.append(text)
      }
    }
    let stemmer = Stemmer()
    var codes: [UInt16] = []
    for text in joined {
      codes.append(codeMakingOne(text.contains { $0.isNumber } ? text : stemmer.stem(text)))
    }
    return codes
  }

  private mutating func add(_ codes: [UInt16], _ concept: Int) {
    guard !codes.isEmpty, !codes.contains(0), let node = trie.add(codes) else { return }
    let known = trie.value(node)
    if known == 0 {
      trie.setValue(node, concepts.count)
      concepts.append([concept])
    } else if !concepts[known].contains(concept) {
      concepts[known].append(concept)
    }
  }

  private mutating func codeMakingOne(_ key: String) -> UInt16 {
    if let known = wordCodes[key] { return known }
    let next = Int(Self.codes.lowerBound) + wordCodes.count
    guard next <= Int(Self.codes.upperBound) else { return 0 }
    wordCodes[key] = UInt16(truncatingIfNeeded: next)
    return wordCodes[key] ?? 0
  }
}
