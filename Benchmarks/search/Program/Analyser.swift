import Core
import Foundation
import Language
import Search

/// What makes terms of a text: the product's language engine, or one that the peers can be given too.
struct Analyser: Sendable {
  private let engine: LanguageEngine?

  var stamp: Stamp { Stamp(fingerprint: engine?.fingerprint ?? "tokens", law: ScoringLaw(otherPivot: 24)) }

  init(_ name: String) throws {
    guard name == "language" else {
      engine = nil
      return
    }
    let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let share = Share(environment: ProcessInfo.processInfo.environment, executable: executable)
    engine = try LanguageEngine(LanguageResources(share))
  }

  /// For one thread; nil where there is no language to read.
  var reader: BulkReader? { engine.map { BulkReader($0) } }

  func document(_ text: Substring) -> [Search.Term] { terms(text, .prose) }
  func query(_ text: Substring) -> [Search.Term] { terms(text, .query) }

  /// What may have been meant by words that no line has, as the product looks for it.
  func respelled(_ text: Substring, in snapshot: IndexSnapshot) -> [Search.Term] {
    guard let engine else { return [] }
    var mistakes = TypingMistakes(engine, String(text)) { snapshot.holdsPublicly($0) }
    guard !mistakes.isEmpty else { return [] }
    snapshot.eachPublicWord { key, held in
      mistakes.consider(key, held: held) { snapshot.publicHolders(of: key, limit: 4).isEmpty ? [] : [key] }
    }
    return mistakes.alternatives.flatMap { found in
      terms(Substring(found.instead), .query).map { Search.Term($0.text, weight: $0.weight * found.weight) }
    }
  }

  private func terms(_ text: Substring, _ role: TermRole) -> [Search.Term] {
    guard let engine else { return text.utf8.split(separator: 0x20).map { Search.Term(String(Substring($0))) } }
    return engine.terms(of: String(text), for: role).map { Search.Term($0.key, weight: $0.weight) }
  }
}
