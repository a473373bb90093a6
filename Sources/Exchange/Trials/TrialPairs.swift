import Assignment
import Core
import Matching
import Registry

/// Every ask with every base, as the market judges them.
struct TrialPairs {
  /// What is kept of the market's findings about one pair.
  struct Judged {
    let score: Double
    /// What speaks for it most.
    let reason: Label?
    /// How many gates and criteria nobody can decide from the records.
    let questions: Int
  }

  private(set) var judged: [Pairing: Judged] = [:]
  private(set) var suitable: [Suitable] = []
  private(set) var conflicts: [Conflict] = []
  private(set) var locked: [Pairing] = []

  private static let own = Label("双方是同一个单位", "both sides are the same organisation")
  private static let declined = Label("一个月内婉拒过", "one of them declined within the last month")

  init(_ sides: TrialSides, _ standing: TrialStanding, _ exchange: Exchange, _ audience: Audience) throws {
    let reader = exchange.reader(audience)
    let answers = AnswerReader(cluster: exchange.cluster, audience: audience)
    let booth = try exchange.booth(TrialAssignment.market)
    let refs = sides.asks.map(\.ref)
    let places = Dictionary(refs.enumerated().map { ($1, $0) }) { one, _ in one }
    // Each is read once, and not once for every base.
    let read = Dictionary(refs.map { ($0, reader.read($0, in: TrialAssignment.market)) }) { one, _ in one }
    for (assignee, base) in sides.bases.enumerated() {
      for found in booth.explainAsks(base.ref, refs, answers, { read[$0] ?? nil }) {
        guard let task = places[found.ask] else { continue }
        let pairing = Pairing(task: task, assignee: assignee)
        judged[pairing] = Judged(
          score: found.score, reason: found.reasons.max { $0.contribution < $1.contribution }?.because,
          questions: found.unknown.count)
        suitable.append(Suitable(task: task, assignee: assignee, value: min(1, max(0, found.score))))
        // What people agreed on stands, whatever the records say today.
        if standing.engagement(found.ask, base.ref) != nil {
          locked.append(pairing)
        } else if let reason = Self.obstacle(sides.asks[task], base, found, standing, floor: booth.card.floor) {
          conflicts.append(Conflict(task: task, assignee: assignee, because: reason))
        }
      }
    }
  }

  private static func obstacle(
    _ ask: TrialSides.Asking, _ base: TrialSides.Base, _ found: Explanation, _ standing: TrialStanding, floor: Double
  ) -> Label? {
    if ask.organisation == base.organisation { return own }
    if let (gate, why) = found.failures.first {
      return Label("\(gate.zh)：\(why.zh)", "\(gate.en): \(why.en)")
    }
    if standing.wasDeclined(ask.ref, base.ref) { return declined }
    let (points, least) = (Int((found.score * 100).rounded(.down)), Int((floor * 100).rounded()))
    return found.score < floor
      ? Label("得分 \(points)，低于本市场的下限 \(least)", "it scores \(points), below the market's least of \(least)") : nil
  }
}
