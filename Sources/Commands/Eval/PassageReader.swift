import Core
import Language
import Matching

/// A text as the product reads it, for a ranking.
struct PassageReader {
  let language: LanguageEngine
  private let landmarks: Landmarks

  init(language: LanguageEngine) {
    self.language = language
    landmarks = language.landmarks()
  }

  func document(_ text: String) -> Passage { read(text, .document) }

  func query(_ text: String) -> Passage { read(text, .query) }

  private func read(_ text: String, _ role: TermRole) -> Passage {
    let vector = language.vector(of: text)
    var own: [Passage.Word] = []
    var bridged: [Passage.Word] = []
    for term in language.terms(of: text, for: role, bridged: true) {
      let word = Passage.Word(term.key, weight: term.weight)
      if term.kind == .bridge { bridged.append(word) } else { own.append(word) }
    }
    return Passage(
      terms: own, bridged: bridged, vector: vector,
      commonness: role == .query ? 0 : vector.map { landmarks.commonness(of: text, $0) } ?? 0)
  }
}
