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
    engine = try LanguageEngine(
      LanguageResources(
        dictionaries: [try share.find("jieba/dict.txt"), try share.find("device-words.txt")],
        synonyms: try share.find("synonyms.tsv"), pinyin: try share.find("pinyin.tsv"),
        stopWords: try share.find("stop-words.txt"), glossary: try share.find("glossary.tsv"),
        cedict: share.findIfThere("cedict/cedict.txt")))
  }

  /// For one thread; nil where there is no language to read.
  var reader: BulkReader? { engine.map { BulkReader($0) } }

  func document(_ text: Substring) -> [Search.Term] { terms(text, .prose) }
  func query(_ text: Substring) -> [Search.Term] { terms(text, .query) }

  private func terms(_ text: Substring, _ role: TermRole) -> [Search.Term] {
    guard let engine else { return text.utf8.split(separator: 0x20).map { Search.Term(String(Substring($0))) } }
    return engine.terms(of: String(text), for: role).map { Search.Term($0.key, weight: $0.weight) }
  }
}
