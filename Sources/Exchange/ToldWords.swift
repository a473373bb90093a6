import Core
import Search

/// The words that two sides have in common, as they are told: what tells most first, each once, whatever its case.
struct ToldWords {
  private struct Word {
    let asked: String
    let folded: String
    let isChinese: Bool
  }

  private var words: [Word] = []
  /// What is told of all of them, where they are of one script: then it is told in both languages.
  private var ofOneScript: [String]?

  init(_ relevance: Relevance) {
    words.reserveCapacity(relevance.parts.count)
    for part in relevance.parts.sorted(by: { $0.contribution > $1.contribution }) {
      let folded = part.asked.lowercased()
      // A dozen at most, and told for every answer: a set of them would take longer.
      if words.contains(where: { $0.folded == folded }) { continue }
      words.append(Word(asked: part.asked, folded: folded, isChinese: Language.guess(part.asked) == .zh))
    }
    if let first = words.first, words.allSatisfy({ $0.isChinese == first.isChinese }) { ofOneScript = Self.told(words) }
  }

  /// For a reader: those of `language`'s script, where there are any; none that stands within another or is only the seam of
  /// two others.
  func told(_ language: Language? = nil) -> [String] {
    if let ofOneScript { return ofOneScript }
    let own = words.filter { language == nil || $0.isChinese == (language == .zh) }
    return Self.told(own.isEmpty ? words : own)
  }

  private static func told(_ chosen: [Word]) -> [String] {
    let whole = chosen.filter { word in
      !chosen.contains { $0.folded.utf8.count > word.folded.utf8.count && $0.folded.holds(word.folded) }
    }.map(\.asked)
    let told = whole.filter { !Self.isSeam($0, in: whole) }
    return told.isEmpty ? chosen.map(\.asked) : told
  }

  /// Whether two characters are only where two other words meet: 山链 beside 南山 and 链上.
  private static func isSeam(_ word: String, in words: [String]) -> Bool {
    // Most words are Latin, and to count characters takes long.
    guard word.unicodeScalars.first?.isHan ?? false, word.count == 2, let first = word.first, let last = word.last,
      first.unicodeScalars.allSatisfy(\.isHan)
    else { return false }
    return words.contains { $0 != word && $0.last == first } && words.contains { $0 != word && $0.first == last }
  }
}
