import ArgumentParser
import Core
import Registry
import Store

struct RecordMerge: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "把一条记录并入另一条，可拆分 · Merge a record into another; it can be split again",
    discussion: """
      The second stays: what it lacks comes from the first, what the first says otherwise stands beside it, and the first's address,
      key and names lead to it from now on.
      """)

  @Argument(help: "The record that goes: an id, kind/id, @key or exact name.")
  var record: String

  @Argument(help: "The record that stays.")
  var into: String

  @Option(name: .long, help: "Why, for the journal.")
  var reason: String?

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let place = try await Workplace.open(options)
    let cluster = try await place.cluster()
    let (loser, winner) = (
      try cluster.named(record, for: .operating), try cluster.named(into, for: .operating)
    )
    guard loser != winner || record == into else {
      throw Refusal(.mergeDone, at: record, ["what": record, "into": winner.description])
    }
    let report = try await place.store.act(as: Environment.actor, "record.merge", reason: reason) {
      try $0.merge(loser, into: winner)
    }
    if options.json { return try Terminal.json(MergeJSON(report)) }
    Terminal.print(
      Label(
        "\(loser) 已并入 \(winner)：补入 \(report.gained.count) 项，并列 \(report.rivals) 项，改指 \(report.repointed) 处，去重 \(report.dropped) 处",
        "\(loser) is merged into \(winner). Fields gained: \(report.gained.count), rival values: \(report.rivals), references moved: \(report.repointed), said twice: \(report.dropped)"
      )[options.language])
    Terminal.print(
      Label("可用 lianqiao record split \(loser) 拆分", "`lianqiao record split \(loser)` takes it back")[options.language])
  }

  private struct MergeJSON: Encodable {
    let former: String
    let into: String
    let gained: [String]
    let rivals: Int
    let repointed: Int
    let dropped: Int

    init(_ report: MergeReport) {
      former = report.former.description
      into = report.into.description
      gained = report.gained
      rivals = report.rivals
      repointed = report.repointed
      dropped = report.dropped
    }
  }
}
