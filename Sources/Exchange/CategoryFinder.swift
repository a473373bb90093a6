import Core
import Foundation
import Registry
import Search
import Synchronization

/// Resolves words to device categories of the installed code systems, so that "no product here in category X" is an answer.
final class CategoryFinder: Sendable {
  private static let systems = ["nmpa", "fda", "goods", "emdn"]
  /// About as many words as names and definitions have.
  private static let law = ScoringLaw(pivots: ["name": 8, "definition": 30])
  /// What share of the words' weight a category has to cover to be meant at all.
  private static let floor = 0.34

  private let codes: CodeBook
  private let analyser: TextAnalyser
  private let index: IndexSnapshot
  private let known = Mutex<[String: CategoryFinding]>([:])

  init(_ codes: CodeBook, _ analyser: TextAnalyser) {
    self.codes = codes
    self.analyser = analyser
    var changes: [Change] = []
    for code in codes.order where Self.systems.contains(code.system) {
      guard let entry = codes[code] else { continue }
      let names = [entry.zh, entry.en].compactMap { $0 } + entry.aliases
      changes.append(
        .put(
          Profile(
            ref: Self.ref(code), visibility: .everyone, owners: [],
            fields: [
              ProfileField("name", boost: 2, names.flatMap(analyser.document)),
              ProfileField("definition", boost: 1, (entry.definition.map(analyser.document) ?? [])),
            ], facets: ["system": [code.system]])))
    }
    let index = SearchIndex(Stamp(fingerprint: "", law: Self.law))
    // Nothing is read from a disk or written to one, and no code stands in the book twice: there is nothing to go wrong.
    try? index.apply(changes, Position(1))
    self.index = index.snapshot
  }

  private static func ref(_ code: Code) -> Ref { Ref(Kind("code"), code.description) }

  func find(_ text: Text, given: [Code]) -> CategoryFinding {
    if !given.isEmpty { return CategoryFinding(codes: given, how: .given) }
    let key = text.canonical
    if let found = known.withLock({ $0[key] }) { return found }
    let found = resolve(text)
    known.withLock { $0[key] = found }
    return found
  }

  private func resolve(_ text: Text) -> CategoryFinding {
    for (_, string) in text.all {
      let named = Self.parts(string).map { (words: $0, codes: codes.named($0, in: Self.systems)) }
      if let finding = finding(named) { return finding }
    }
    for (_, string) in text.all {
      if let finding = finding(contained(in: string), areAlternatives: false) { return finding }
    }
    let terms = text.all.flatMap { analyser.query($0.1) }
    let weighed = index.weigh(terms)
    let relevances = Relevances(of: weighed, in: index, for: .visitor)
    let hits = index.search(weighed, for: .visitor, limit: 20).hits.map { hit in
      (code: Code(hit.ref.id), relevance: relevances.relevance(of: hit.ref))
    }
    let best = hits.map(\.relevance.share).max() ?? 0
    guard best >= Self.floor else { return .none }
    // Near namesakes are many in code systems: what covers nearly as much of the words may be meant as well.
    let near = hits.filter { $0.relevance.share >= best * 0.8 }.prefix(5)
    return CategoryFinding(
      codes: near.compactMap(\.code), how: .words,
      rests: near.first.map { Array(ToldWords($0.relevance).told().prefix(3)) } ?? [],
      trust: near.map { $0.relevance.share / best })
  }

  /// What the names in a text say; nil where they name nothing.
  ///
  /// `防护服/口罩` asks for two categories, each named. But one name that two categories of a system bear, or two names in
  /// one phrase, leave open which is meant.
  private func finding(_ named: [(words: String, codes: [Code])], areAlternatives: Bool = true) -> CategoryFinding? {
    let named = named.filter { !$0.codes.isEmpty }
    guard !named.isEmpty else { return nil }
    let groups = areAlternatives ? named.map(\.codes) : [named.flatMap(\.codes)]
    return CategoryFinding(
      codes: named.flatMap(\.codes).uniqued(), how: groups.contains(where: isAmbiguous) ? .ambiguous : .named,
      rests: named.map(\.words).uniqued())
  }

  /// Whether two codes of one system stand there of which neither lies within the other.
  private func isAmbiguous(_ group: [Code]) -> Bool {
    group.contains { a in
      group.contains { b in a.system == b.system && !codes.isWithin(a, b) && !codes.isWithin(b, a) }
    }
  }

  /// `防冲击眼罩/护目镜/防护眼镜`, `医用防护口罩 | N95口罩`: alternatives, and the whole.
  private static func parts(_ string: String) -> [String] {
    [string]
      + string.split(whereSeparator: { "|/、，,;；（）()".contains($0) }).map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// The names of categories that stand in the text and are a good part of it, the longest first and none within or across
  /// another; Latin names only as whole words.
  ///
  /// The part matters: a definition that mentions a probe is not about probes.
  private func contained(in string: String) -> [(words: String, codes: [Code])] {
    let characters = Array(string)
    var found: [(range: Range<Int>, codes: [Code])] = []
    for start in characters.indices {
      for end in stride(from: min(start + 16, characters.count), through: start + 2, by: -1) {
        guard Self.isBoundary(characters, start), Self.isBoundary(characters, end) else { continue }
        let codes = codes.named(String(characters[start..<end]), in: Self.systems)
        if !codes.isEmpty { found.append((start..<end, codes)) }
      }
    }
    let part = string.hasHan ? 8 : 3
    var kept: [(range: Range<Int>, codes: [Code])] = []
    for name in found.sorted(by: { ($1.range.count, $0.range.lowerBound) < ($0.range.count, $1.range.lowerBound) })
    where name.range.count * part >= characters.count && !kept.contains(where: { $0.range.overlaps(name.range) }) {
      kept.append(name)
    }
    return kept.map { (String(characters[$0.range]), $0.codes) }
  }

  private static func isBoundary(_ characters: [Character], _ index: Int) -> Bool {
    guard index > 0, index < characters.count else { return true }
    let (a, b) = (characters[index - 1], characters[index])
    return !(a.isASCII && b.isASCII && (a.isLetter || a.isNumber) && (b.isLetter || b.isNumber))
  }
}
