package import Core
import Matching
import Registry

/// How well somebody fits to judge what applies for a challenge, and why, as the market of experts has it.
package struct ExpertFit: Sendable {
  /// From 0 to 1; 0 where nothing is known.
  package let score: Double
  package let why: Label
  /// What is recorded against them: employer, common projects and patents, declared interests.
  package let conflict: Label?

  /// Of an account that is no person on record.
  static let unknown = ExpertFit(
    score: 0,
    why: Label("没有关联的人物记录，契合度未知，按 0 计", "no person's record: how well they fit is not known and counts as 0"),
    conflict: nil)

  /// Gates of the expert market that are about interests; the others (a role, time) are the office's to weigh.
  private static let interests: Set = ["employer", "co-project", "co-patent", "interest", "recused"]

  init(_ explanation: Explanation) {
    score = explanation.score
    let reasons = explanation.reasons.prefix(3).map(\.because)
    why =
      reasons.isEmpty
      ? Label("没有可说的契合之处", "nothing speaks for it")
      : Label(reasons.map(\.zh).joined(separator: "；"), reasons.map(\.en).joined(separator: "; "))
    conflict =
      explanation.gates.lazy.compactMap { finding -> Label? in
        guard Self.interests.contains(finding.gate), case .fail(let why) = finding.verdict else { return nil }
        return why.label
      }.first
  }

  private init(score: Double, why: Label, conflict: Label?) {
    (self.score, self.why, self.conflict) = (score, why, conflict)
  }
}

extension Exchange {
  /// How well each of some people fits to judge what these organisations propose for a challenge: in their order.
  func fits(of people: [Ref?], toJudge challenge: Ref, by organisations: [String]) -> [ExpertFit] {
    // The office asks: what it may see counts, and none of it is shown to anybody else.
    let current = cluster.successor(of: challenge, for: .operating) ?? challenge
    guard let need = cluster.find(ID<Need>(current.id), for: .operating), let booth = try? booth("expert") else {
      return people.map { _ in .unknown }
    }
    let ids = (organisations + [need.requester?.rawValue].compactMap { $0 }).map(cluster.present)
    let concerned = Set(ids).sorted().compactMap { cluster.find(ID<Organisation>($0), for: .operating) }
    let ask = reader(.operating).readReview(of: need, concerning: concerned)
    let answers = AnswerReader(cluster: cluster, audience: .operating)
    return people.map { person in
      person.flatMap { booth.explain(ask, cluster.successor(of: $0, for: .operating) ?? $0, answers) }
        .map(ExpertFit.init) ?? .unknown
    }
  }
}
