import ArgumentParser
import Core
import Registry
import Store

struct CandidateFind: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "在已有记录里查找疑似同一的 · Look for records that may be one",
    discussion: """
      By exact keys, names in their forms, brackets and other names, pinyin and initials, addresses, held against regions and
      makers. What was decided is not asked again. The proposals are a batch, which can be undone.
      """)

  @Option(name: .long, help: "organisation, product or person.")
  var kind: String

  @Option(name: .long, help: "How sure a pair has to be, 0 to 1.")
  var min = 0.7

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let kind = try Entities.named(kind).kind
    let place = try await Workplace.open(options)
    let cluster = try await place.cluster()
    let pairs = try cluster.duplicates(
      of: kind, min: min, progress: Terminal.progress(Label("比对", "comparing"), options.language))
    let batch = try await place.store.read { [sequence = cluster.sequence] connection in
      var maker = IDMaker(seed: "find \(kind) \(sequence)")
      return try maker.next(Registry.Batch.self, connection)
    }
    let proposed = try await place.store.act(as: Environment.actor, "candidates.find", batch: batch.rawValue) { act in
      let proposed = try pairs.count { try act.propose($0) }
      guard proposed > 0 else { return 0 }
      try act.close(batch, file: "candidates find", of: kind, rows: proposed)
      return proposed
    }
    let id = proposed > 0 ? batch.rawValue : ""
    if options.json {
      return try Terminal.json(
        FoundJSON(kind: kind.rawValue, batch: id, proposed: proposed, known: pairs.count - proposed))
    }
    Terminal.print(
      Label(
        "新提出 \(proposed) 对，另有 \(pairs.count - proposed) 对早已提出或裁定；用 lianqiao candidates list 查看",
        "\(proposed) pairs proposed, \(pairs.count - proposed) asked or decided before; `lianqiao candidates list` shows them"
      )[options.language])
  }

  private struct FoundJSON: Encodable {
    let kind: String
    let batch: String
    let proposed: Int
    let known: Int
  }
}
