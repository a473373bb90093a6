import Core
import Foundation

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

  /// Later tables add to earlier ones: a line that begins with a name that is known adds to its group.
  init(_ tables: [WordLines], normaliser: Normaliser) throws {
    // At most a node for each character or word of the file, twice for hyphens.
    trie = Trie(nodes: tables.reduce(0) { $0 + $1.length } * 2)
    var owners: [String: Int] = [:]
    for table in tables {
      for line in table.lines {
        let members = line.columns
        guard members.count > 1, let first = members.first else { throw table.refusal(.wordsAlone, line) }
        let concept = owners[normaliser.normalise(first)] ?? names.count
        if concept == names.count {
          names.append("≈" + normaliser.normalise(first))
          groups.append([])
        }
        for member in members {
          let name = normaliser.normalise(member)
          if let owner = owners[name] {
            guard owner == concept else {
              throw table.refusal(.wordsTaken, line, ["value": member, "owner": groups[owner].first ?? ""])
            }
            continue
          }
          owners[name] = concept
          groups[concept].append(member)
          add(member, concept: concept, normaliser)
        }
      }
    }
  }

  /// The members of the group that a concept term stands for.
  func group(of key: String) -> [String]? { names.firstIndex(of: key).map { groups[$0] } }

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
