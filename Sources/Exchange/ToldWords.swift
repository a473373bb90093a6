import Core
import Search

extension Relevance {
  /// The words in common, what tells most first, for a reader: those of `language`'s script, where there are any; each once,
  /// whatever its case; none that stands within another or is only the seam of two others.
  func told(_ language: Language? = nil) -> [String] {
    let distinct = parts.sorted { $0.contribution > $1.contribution }.map(\.asked).uniqued { $0.lowercased() }
    let own = distinct.filter { language == nil || (Language.guess($0) == .zh) == (language == .zh) }
    let chosen = own.isEmpty ? distinct : own
    let folded = chosen.map { $0.lowercased() }
    let whole = chosen.indices.filter { index in
      !chosen.indices.contains { chosen[$0] != chosen[index] && folded[$0].holds(folded[index]) }
    }.map { chosen[$0] }
    let words = whole.filter { !Self.isSeam($0, in: whole) }
    return words.isEmpty ? chosen : words
  }

  /// Whether two characters are only where two other words meet: 山链 beside 南山 and 链上.
  private static func isSeam(_ word: String, in words: [String]) -> Bool {
    guard word.count == 2, let first = word.first, let last = word.last, first.unicodeScalars.allSatisfy(\.isHan) else {
      return false
    }
    return words.contains { $0 != word && $0.last == first } && words.contains { $0 != word && $0.first == last }
  }
}
