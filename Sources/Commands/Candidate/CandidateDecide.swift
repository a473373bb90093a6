import ArgumentParser
import Core
import Registry

struct CandidateDecide: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "按文件成批裁定：同一则合并，不同则记住 · Decide by a file: the same are merged, different is remembered",
    discussion: """
      A row names a candidate by its id, or two records (subject, other), and a verdict: same, different or open. The first is merged
      into the second. `lianqiao export --kind candidate` writes such a file. All rows are one batch, which can be undone.
      """)

  @OptionGroup var file: DecisionFile
  @OptionGroup var options: StoreOptions

  func execute() async throws { try await file.decide(Candidate.kind, options) }
}
