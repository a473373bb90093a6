import ArgumentParser
import Core
import Registry

struct RecordShow: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "各项内容与来源 · Its facts, each with its source")

  @Argument(help: "An id, kind/id, @key or exact name.")
  var record: String

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let place = try await Workplace.open(options)
    let cluster = try await place.cluster()
    let ref = try cluster.named(record, for: .operating)
    let language = options.language
    let facts = cluster.facts(of: ref, for: .operating)
    if options.json {
      try Terminal.json(
        RecordJSON(
          kind: ref.kind.rawValue, id: ref.id,
          facts: facts.map {
            .init(
              field: $0.field, value: $0.value.canonical, source: $0.source?.description,
              rivals: $0.rivals.map(\.value.canonical))
          }))
      return
    }
    Terminal.print(
      "\(Entities.type(ref.kind)?.label[language] ?? "")  \(cluster.title(of: ref, for: .operating)?.best(language) ?? "")  \(ref)"
    )
    for fact in facts {
      let source = fact.source.map { "  ← " + cluster.words($0, language, for: .operating) } ?? ""
      Terminal.print(
        "  \(fact.label[language])\(language == .en ? ": " : "：")\(cluster.words(fact.value, fact.type, language, for: .operating))\(source)"
      )
      for rival in fact.rivals {
        let source = rival.source.map { "  ← " + cluster.words($0, language, for: .operating) } ?? ""
        Terminal.print("    ≠ \(cluster.words(rival.value, fact.type, language, for: .operating))\(source)")
      }
    }
    for candidate in cluster.referrers(Candidate.self, by: "subject", to: ref, for: .operating)
    where candidate.verdict == "open" {
      let other = candidate.other.flatMap { cluster.title(of: $0, for: .operating) }?.best(language) ?? ""
      Terminal.print(
        Label("  疑似 \(other)：", "  May be \(other): ")[language] + candidate.why.best(language)
          + "  \(candidate.other?.description ?? "")")
    }
  }

  private struct RecordJSON: Encodable {
    struct FactJSON: Encodable {
      let field: String
      let value: String
      let source: String?
      let rivals: [String]
    }
    let kind: String
    let id: String
    let facts: [FactJSON]
  }
}
