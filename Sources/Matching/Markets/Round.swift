package import Core

/// What one call of `match` counts and keeps.
package struct Round {
  private let gates: [String]
  private let floor: Double
  private var seen: Set<Ref> = []
  private var refusedBy: [String: Int] = [:]
  private var stoppedBy: [String: Int] = [:]
  private var weak = 0
  package private(set) var fitting = 0
  private var best: Best<Taken>

  /// What is among the best so far: its reasons are put into words at the end, for those alone that are still among them.
  private struct Taken {
    let explanation: Explanation
    let ref: Ref
    let questions: Int

    /// What is known comes before what would have to be asked, where both are as good.
    func isBefore(_ other: Taken) -> Bool {
      if explanation.score != other.explanation.score { return explanation.score > other.explanation.score }
      return (questions, ref) < (other.questions, other.ref)
    }
  }

  package init(limit: Int, floor: Double, gates: [String]) {
    self.gates = gates
    self.floor = floor
    best = Best(limit) { $0.isBefore($1) }
  }

  /// False for a candidate that was looked at before: best by text and best by vector overlap.
  package mutating func begin(_ ref: Ref) -> Bool { seen.insert(ref).inserted }

  /// False when a gate fails. All of them are asked, not only up to the first that fails: "12 lack a certificate"
  /// must count those too that an earlier gate had refused already.
  package mutating func admit(_ verdicts: [Verdict]) -> Bool {
    var first: String?
    for (index, verdict) in verdicts.enumerated() {
      guard case .fail = verdict else { continue }
      refusedBy[gates[index], default: 0] += 1
      first = first ?? gates[index]
    }
    if let first { stoppedBy[first, default: 0] += 1 }
    return first == nil
  }

  /// False for a score below the floor or of incidental parts alone, and for one that cannot be among the best any more: no reasons need be given.
  package mutating func ranks(_ score: Double, hasSubstance: Bool) -> Bool {
    if score < floor || !hasSubstance {
      weak += 1
      return false
    }
    fitting += 1
    if let bar = best.bar?.explanation.score { return score >= bar }
    return true
  }

  package mutating func take(_ explanation: Explanation, to ref: Ref) {
    best.insert(Taken(explanation: explanation, ref: ref, questions: explanation.questions))
  }

  package consuming func outcome() -> Outcome {
    let considered = seen.count
    return Outcome(
      fits: best.sorted().map { Fit($0.explanation, to: $0.ref) }, fitting: fitting, considered: considered,
      refusedBy: refusedBy, stoppedBy: stoppedBy,
      weak: weak)
  }
}
