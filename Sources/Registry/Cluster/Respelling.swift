import Core
import Language
package import Search

/// A word of a question that no public record has, and one that they have and that may have been meant.
package struct Respelling: Sendable, Hashable {
  package let typed: String
  package let instead: String
  /// What is asked for besides: less than what was typed.
  package let terms: [Search.Term]
}

extension Cluster {
  /// What may have been meant, out of the words of public records alone: a name that only some may see must not turn up as
  /// a suggestion.
  package func respellings(of text: String) -> [Respelling] {
    guard let find = analyser.mistakes else { return [] }
    var mistakes = find(text) { key in
      index.holdsPublicly(key) || index.holdsPublicly(TextAnalyser.acrossKey(key))
    }
    guard !mistakes.isEmpty else { return [] }
    index.eachPublicWord { key, held in
      // Profiles rarely write a word in more ways than singular and plural.
      mistakes.consider(key, held: held) {
        index.publicHolders(of: key, limit: 4).compactMap { written([key], in: $0, for: .visitor)[key] }
      }
    }
    return mistakes.alternatives.map { found in
      let terms = analyser.search(found.instead).map {
        Search.Term($0.text, surface: $0.surface, weight: $0.weight * found.weight)
      }
      return Respelling(typed: found.typed, instead: found.instead, terms: terms)
    }
  }
}
