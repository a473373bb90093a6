import ArgumentParser
import Core
import Foundation
import Registry

struct CandidateList: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出，把握大的在前 · List them, the surest first")

  @Option(name: .long, help: "Only pairs with a record of this kind: organisation, product …")
  var kind: String?

  @Option(name: .long, help: "Only those at least this sure, 0 to 1.")
  var min: Double?

  @Option(name: .long, help: "open, same or different. [open]")
  var verdict = "open"

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let wanted = try kind.map { try Entities.named($0).kind }
    guard let word = Vocabulary.verdicts.word(verdict)?.value else {
      throw Refusal(.usage, at: "--verdict", ["what": "--verdict \(verdict)"])
    }
    let cluster = try await Workplace.open(options).cluster()
    let candidates = cluster.all(Candidate.self, for: .operating).filter { candidate in
      (candidate.verdict ?? "open") == word && (min.map { (candidate.confidence ?? 0) >= $0 } ?? true)
        && (wanted.map { [candidate.subject?.kind, candidate.other?.kind].contains($0) } ?? true)
    }.sorted { ($1.confidence ?? 0, $0.id.rawValue) < ($0.confidence ?? 0, $1.id.rawValue) }
    let language = options.language
    if options.json {
      return try Terminal.json(
        ListJSON(total: candidates.count, candidates: candidates.map { .init($0, cluster, language) }))
    }
    for candidate in candidates {
      let score = candidate.confidence.map { String(Int(($0 * 100).rounded())) } ?? "–"
      Terminal.print("\(candidate.id)  \(score)  \(candidate.why.best(language))")
      for ref in [candidate.subject, candidate.other].compactMap(\.self) {
        let beside = cluster.facts(of: ref, for: .operating).filter { Self.telling.contains($0.field) }
          .map { cluster.words($0.value, $0.type, language, for: .operating) }
        let title = cluster.title(of: ref, for: .operating)?.best(language) ?? ""
        Terminal.print("    \(([title] + beside).joined(separator: " · "))  \(ref)")
      }
    }
    Terminal.print(
      Label(
        "\(candidates.count) 对；用 lianqiao candidates decide 文件 成批裁定",
        "\(candidates.count) pairs; `lianqiao candidates decide FILE` decides them in bulk")[language])
  }

  /// What tells two of a name apart, or makes them one.
  private static let telling: Set = ["region", "address", "credit_code", "level", "maker", "model", "organisation"]

  private struct ListJSON: Encodable {
    struct Pair: Encodable {
      let id: String
      let subject: String
      let subjectName: String
      let other: String
      let otherName: String
      let score: Double?
      let zh: String
      let en: String
      let verdict: String

      init(_ candidate: Candidate, _ cluster: Cluster, _ language: Language) {
        func name(_ ref: Ref?) -> String {
          ref.flatMap { cluster.title(of: $0, for: .operating) }?.best(language) ?? ""
        }
        id = candidate.id.rawValue
        subject = candidate.subject?.description ?? ""
        subjectName = name(candidate.subject)
        other = candidate.other?.description ?? ""
        otherName = name(candidate.other)
        score = candidate.confidence
        zh = candidate.why.best(.zh)
        en = candidate.why.best(.en)
        verdict = candidate.verdict ?? "open"
      }
    }
    let total: Int
    let candidates: [Pair]
  }
}

extension Candidate {
  /// The score as a number to compare and print.
  fileprivate var confidence: Double? { score.map { ($0 as NSDecimalNumber).doubleValue } }
}
