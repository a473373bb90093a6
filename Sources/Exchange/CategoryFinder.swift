package import Core
import Foundation
import Matching
import Registry
import Synchronization

/// The device category that an ask is about, and how it was found.
package struct CategoryFinding: Sendable, Hashable {
  package enum How: Sendable, Hashable {
    /// The record carries the code.
    case given
    /// A category or one of its other names is named.
    case named
    /// Nearest by its words: several may be meant.
    case words
    case none
  }
  package let codes: [Code]
  package let how: How
  /// Beside each code, how much it is to be trusted: 1 for the first, less for what fits the words less well.
  let trust: [Double]

  init(codes: [Code], how: How, trust: [Double]? = nil) {
    self.codes = codes
    self.how = how
    self.trust = trust ?? codes.map { _ in 1 }
  }

  package static let none = CategoryFinding(codes: [], how: .none)

  /// Whether something of another category is surely not meant.
  package var isCertain: Bool { how == .given || how == .named }
}

/// Resolves words to device categories of the installed code systems, so that "no product here in category X" is an answer.
final class CategoryFinder: Sendable {
  private static let systems = ["nmpa", "fda", "goods", "emdn"]
  /// What share of the words' weight a category has to cover to be meant at all.
  private static let floor = 0.34

  private let codes: CodeBook
  private let analyser: TextAnalyser
  private let index: SearchIndex
  private let known = Mutex<[String: CategoryFinding]>([:])

  init(_ codes: CodeBook, _ analyser: TextAnalyser) {
    self.codes = codes
    self.analyser = analyser
    var index = SearchIndex()
    for code in codes.order where Self.systems.contains(code.system) {
      guard let entry = codes[code] else { continue }
      let names = [entry.zh, entry.en].compactMap { $0 } + entry.aliases
      index.upsert(
        Profile(
          ref: Self.ref(code), visibility: .everyone, owners: [],
          fields: [
            ProfileField("name", boost: 2, names.flatMap(analyser.document)),
            ProfileField("definition", boost: 1, (entry.definition.map(analyser.document) ?? [])),
          ], facets: ["system": [code.system]]))
    }
    self.index = index
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
      let named = Self.parts(string).flatMap { codes.named($0, in: Self.systems) }
      if !named.isEmpty { return CategoryFinding(codes: Self.unique(named), how: .named) }
    }
    for (_, string) in text.all {
      if let code = contained(in: string) { return CategoryFinding(codes: [code], how: .named) }
    }
    let terms = text.all.flatMap { analyser.query($0.1) }
    let query = Query(terms)
    let weighed = index.weigh(query)
    let hits = index.search(query, for: .visitor, limit: 20).hits.map { hit in
      (code: Code(hit.ref.id), share: index.relevance(of: hit.ref, to: weighed, for: .visitor).share)
    }
    let best = hits.map(\.share).max() ?? 0
    guard best >= Self.floor else { return .none }
    // Near namesakes are many in code systems: what covers nearly as much of the words may be meant as well.
    let near = hits.filter { $0.share >= best * 0.8 }.prefix(5)
    return CategoryFinding(codes: near.compactMap(\.code), how: .words, trust: near.map { $0.share / best })
  }

  /// `防冲击眼罩/护目镜/防护眼镜`, `医用防护口罩 | N95口罩`: alternatives, and the whole.
  private static func parts(_ string: String) -> [String] {
    [string]
      + string.split(whereSeparator: { "|/、，,;；（）()".contains($0) }).map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// The longest name of a category that stands in the text and is a good part of it; Latin names only as whole words.
  ///
  /// The part matters: a definition that mentions a probe is not about probes.
  private func contained(in string: String) -> Code? {
    var best: (length: Int, code: Code)?
    let characters = Array(string)
    for start in characters.indices {
      for length in stride(from: min(16, characters.count - start), through: 2, by: -1) {
        if let best, best.length >= length { break }
        let piece = characters[start..<start + length]
        let bounded = Self.isBoundary(characters, start) && Self.isBoundary(characters, start + length)
        guard bounded, let code = codes.named(String(piece), in: Self.systems).first else { continue }
        best = (length, code)
      }
    }
    guard let best, best.length * (string.unicodeScalars.contains(where: \.isHan) ? 8 : 3) >= characters.count else {
      return nil
    }
    return best.code
  }

  private static func isBoundary(_ characters: [Character], _ index: Int) -> Bool {
    guard index > 0, index < characters.count else { return true }
    let (a, b) = (characters[index - 1], characters[index])
    return !(a.isASCII && b.isASCII && (a.isLetter || a.isNumber) && (b.isLetter || b.isNumber))
  }

  private static func unique(_ codes: [Code]) -> [Code] {
    var seen: Set<Code> = []
    return codes.filter { seen.insert($0).inserted }
  }
}
