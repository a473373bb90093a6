import ArgumentParser
import Core
import Registry
import Store

struct ClaimAccept: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "采纳：成为记录的值，原值并列 · Accept: it becomes the record's value, the old one stands beside it")
  @OptionGroup var choice: ClaimChoice
  @OptionGroup var options: StoreOptions

  func execute() async throws { try await choice.decide("accepted", options) }
}

struct ClaimReject: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "不采纳，并记住 · Reject, and remember it")
  @OptionGroup var choice: ClaimChoice
  @OptionGroup var options: StoreOptions

  func execute() async throws { try await choice.decide("rejected", options) }
}

struct ClaimReopen: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "收回裁定 · Take the decision back")
  @OptionGroup var choice: ClaimChoice
  @OptionGroup var options: StoreOptions

  func execute() async throws { try await choice.decide("open", options) }
}

struct ClaimDecide: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "按文件成批裁定 · Decide by a file",
    discussion: """
      A row names a claim by its id, or by record (subject), field and value, and a verdict: accepted, rejected or open.
      `lianqiao export --kind claim` writes such a file. All rows are one batch, which can be undone.
      """)

  @OptionGroup var file: DecisionFile
  @OptionGroup var options: StoreOptions

  func execute() async throws { try await file.decide(Claim.kind, options) }
}

/// The claim that a command decides on.
struct ClaimChoice: ParsableArguments {
  @Argument(help: "The claim's id.")
  var claim: String

  @Option(name: .long, help: "Why, for the journal.")
  var reason: String?

  func decide(_ verdict: String, _ options: StoreOptions) async throws {
    let place = try await Workplace.open(options)
    let id = claim.hasPrefix("claim/") ? String(claim.dropFirst(6)) : claim
    let changed = try await place.store.act(as: Environment.actor, "claim.\(verdict)", reason: reason) {
      try $0.decide(claim: id, as: verdict)
    }
    if options.json { return try Terminal.json(VerdictJSON(claim: id, verdict: verdict, changed: changed)) }
    let word = Vocabulary.claimVerdicts.label(verdict)
    Terminal.print(
      (changed ? Label("\(id)：\(word.zh)", "\(id): \(word.en.lowercased())") : Label("没有变化", "Nothing to change"))[
        options.language])
  }

  private struct VerdictJSON: Encodable {
    let claim: String
    let verdict: String
    let changed: Bool
  }
}
