package import Assignment
package import Core
import Registry
import Store

/// Which trial bases are proposed to which asks: each has as many as the office says, no base more than it has room for, the best score in
/// sum; what stands already stays. Or why that cannot be, and the least that has to give.
package struct TrialAssignment: Sendable {
  package struct Pair: Sendable {
    package let ask: Ref
    package let base: Ref
    package let score: Double
    /// What speaks for it most; nil where nothing does.
    package let reason: Label?
    /// How many gates and criteria somebody has to be asked about.
    package let questions: Int
    /// What goes on between the two already, or was signed; nil for what the plan proposes.
    package let standing: Engagement?
    let proposal: EngagementPair
  }

  package static let market = "trial"
  /// Asks by bases that are looked at in one go: 200 with 100 take 3.3 s of one core even without the compiler's optimisation.
  package static let mostPairs = 20_000
  /// What one trial more for the busier of two bases costs: a tenth of a perfect score, as in rounds.
  private static let price = 100_000

  package let terms: TrialTerms
  package let sides: TrialSides
  /// By ask; empty where it cannot be and nothing was to give.
  package let pairs: [Pair]
  /// What stands in the way of what was asked for, also where it has given.
  package let impossible: Infeasibility?
  /// Everything that must not be, with why.
  package let conflicts: [Conflict]
  /// Another for any other outcome: what the office confirms is what it was shown.
  package let fingerprint: String
  /// What it was made of.
  let stages: [String: EngagementStage]

  /// Throws `assignment.too.large` beyond `mostPairs`.
  package init(_ terms: TrialTerms, _ standing: TrialStanding, _ exchange: Exchange, for audience: Audience) throws {
    let sides = TrialSides(exchange, audience)
    let (asks, bases) = (sides.asks, sides.bases)
    guard asks.count * bases.count <= Self.mostPairs else {
      throw Refusal(
        .assignmentTooLarge,
        ["tasks": "\(asks.count)", "assignees": "\(bases.count)", "pairs": "\(asks.count * bases.count)"])
    }
    let found = try TrialPairs(sides, standing, exchange, audience)
    let problem = Self.problem(terms, sides, standing, found)
    var chosen: [Pairing] = []
    switch try problem.solve() {
    case .assigned(let plan): (chosen, impossible) = (plan.pairs, nil)
    case .infeasible(let why):
      impossible = why
      if terms.gives, case .assigned(let plan) = try problem.relaxed(by: why.relaxation).solve() { chosen = plan.pairs }
    }
    pairs = chosen.map { pairing in
      let (ask, base, judged) = (asks[pairing.task], bases[pairing.assignee], found.judged[pairing])
      let score = judged?.score ?? 0
      return Pair(
        ask: ask.ref, base: base.ref, score: score, reason: judged?.reason, questions: judged?.questions ?? 0,
        standing: standing.engagement(ask.ref, base.ref),
        proposal: EngagementPair(
          market: Self.market, ask: ask.ref, answer: base.ref, asking: ask.organisation,
          answering: base.organisation, score: score))
    }
    (self.terms, self.sides, conflicts, stages) = (terms, sides, found.conflicts, standing.stages)
    fingerprint = Self.fingerprint(terms, sides, pairs, impossible, standing)
  }

  /// What stands never makes it impossible: where it is more than was asked for, or than there is room for, that many are allowed.
  private static func problem(
    _ terms: TrialTerms, _ sides: TrialSides, _ standing: TrialStanding, _ found: TrialPairs
  ) -> AssignmentProblem {
    let (asks, bases) = (Set(sides.asks.map(\.ref)), Set(sides.bases.map(\.ref)))
    let byTask = Dictionary(grouping: found.locked, by: \.task)
    let byBase = Dictionary(grouping: found.locked, by: \.assignee)
    return AssignmentProblem(
      tasks: sides.asks.enumerated().map { task, ask in
        let wanted = max(0, terms.sites - standing.sites(of: ask.ref, besides: bases))
        return Quota(least: wanted, most: max(wanted, byTask[task]?.count ?? 0))
      },
      assignees: sides.bases.enumerated().map { place, base in
        let stay = byBase[place] ?? []
        // What is signed stands in the base's load: it takes no room twice.
        let signed = stay.count { standing.engagement(sides.asks[$0.task].ref, base.ref)?.stage == .signed }
        return Quota(most: max(stay.count, base.free + signed - standing.claims(on: base.ref, besides: asks)))
      },
      suitable: found.suitable, conflicts: found.conflicts, locked: found.locked,
      fairness: terms.isFair ? Fairness(price: price) : .none)
  }

  private static func fingerprint(
    _ terms: TrialTerms, _ sides: TrialSides, _ pairs: [Pair], _ impossible: Infeasibility?, _ standing: TrialStanding
  ) -> String {
    var digest = Digest()
    digest.update(framed: "\(terms.sites) \(terms.isFair) \(terms.gives)")
    for pair in pairs { digest.update(framed: "\(pair.ask) \(pair.base)") }
    for change in impossible?.relaxation.changes ?? [] { digest.update(framed: "\(change)") }
    for ref in sides.asks.map(\.ref) + sides.bases.map(\.ref) { digest.update(framed: "\(ref)") }
    for (id, stage) in standing.stages.sorted(by: { $0.key < $1.key }) { digest.update(framed: "\(id) \(stage)") }
    return Digest.hex(digest.finish())
  }

  /// What the plan proposes beyond what stands.
  package var new: [Pair] { pairs.filter { $0.standing == nil } }
}
