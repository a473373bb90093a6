import ArgumentParser
import Core
import Registry

struct ClaimList: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出，连同所采纳的值 · List them, beside the accepted values")

  @Option(name: .long, help: "Only of this record: an id, kind/id, @key or exact name.")
  var record: String?

  @Option(name: .long, help: "open, accepted or rejected. [open]")
  var verdict = "open"

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    guard let word = Vocabulary.claimVerdicts.word(verdict)?.value else {
      throw Refusal(.usage, at: "--verdict", ["what": "--verdict \(verdict)"])
    }
    let cluster = try await Workplace.open(options).cluster()
    let subject = try record.map { try cluster.named($0, for: .operating) }
    let claims = cluster.all(Claim.self, for: .operating).filter {
      ($0.verdict ?? "open") == word && (subject == nil || $0.subject == subject)
    }
    let lines = claims.compactMap { Line($0, cluster, options.language) }
    if options.json { return try Terminal.json(ListJSON(total: lines.count, claims: lines)) }
    let language = options.language
    for line in lines {
      Terminal.print("\(line.id)  \(line.name)  \(line.record)  \(Label(line.zh, line.en)[language])")
      Terminal.print("    \(line.acceptedWords ?? "–")\(line.acceptedSource.map { "  ← \($0)" } ?? "")")
      Terminal.print("  ≠ \(line.words)\(line.sourceWords.map { "  ← \($0)" } ?? "")")
    }
    Terminal.print(
      Label(
        "\(lines.count) 项不同说法；lianqiao claim accept 编号 采纳",
        "\(lines.count) claims; `lianqiao claim accept ID` accepts one")[
          language])
  }

  private struct ListJSON: Encodable {
    let total: Int
    let claims: [Line]
  }

  /// One claim beside what is accepted. Words are the reader's; values are as they are stored.
  private struct Line: Encodable {
    enum CodingKeys: String, CodingKey { case id, record, field, value, accepted, source, why, verdict, zh, en }

    let id: String
    let record: String
    let field: String
    let value: String
    var accepted: String?
    let source: String?
    let why: String
    let verdict: String
    let zh: String
    let en: String
    let name: String
    var acceptedWords: String?
    var acceptedSource: String?
    let words: String
    let sourceWords: String?

    init?(_ claim: Claim, _ cluster: Cluster, _ language: Language) {
      guard let subject = claim.subject, let field = claim.field,
        let record = cluster.record(subject, for: .operating),
        let described = Self.described(record, field)
      else { return nil }
      id = claim.id.rawValue
      self.record = subject.description
      self.field = field
      value = claim.value ?? ""
      source = claim.record.source?.description
      why = claim.why ?? ""
      verdict = claim.verdict ?? "open"
      let reason = Vocabulary.claimReasons.label(why)
      zh = "\(described.label.zh)（\(reason.zh)）"
      en = "\(described.label.en) (\(reason.en))"
      name = record.title.best(language)
      func say(_ value: Value) -> String { cluster.words(value, described.type, language, for: .operating) }
      words = described.type.decode(value).map(say) ?? value
      sourceWords = claim.record.source.map { cluster.words($0, language, for: .operating) }
      if let fact = cluster.facts(of: subject, for: .operating).first(where: { $0.field == field }) {
        accepted = fact.value.canonical
        acceptedWords = say(fact.value)
        acceptedSource = fact.source.map { cluster.words($0, language, for: .operating) }
      }
    }

    private static func described<E: Entity>(_ record: E, _ field: String) -> (label: Label, type: FieldType)? {
      E.field(field).map { ($0.label, $0.type) }
    }
  }
}
