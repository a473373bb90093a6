import Core

/// What one call of `match` counts and keeps.
struct Round {
  private let card: MarketCard
  private var seen: Set<Ref> = []
  private var refusedBy: [String: Int] = [:]
  private var stoppedBy: [String: Int] = [:]
  private var weak = 0
  private(set) var fitting = 0
  private var best: Best<Taken>

  /// What is among the best so far: told in full at the end, for those alone that are still among them.
  ///
  /// An object: sorting then moves one reference, and counts none of what it holds.
  private final class Taken {
    let pair: Pair
    let ref: Ref
    let verdicts: [Verdict]
    let measures: [Measure]
    let fusion: Fusion
    let questions: Int

    init(_ pair: Pair, to ref: Ref, _ verdicts: [Verdict], _ measures: [Measure], _ fusion: Fusion) {
      self.pair = pair
      self.ref = ref
      self.verdicts = verdicts
      self.measures = measures
      self.fusion = fusion
      questions = verdicts.count { $0.isQuestion } + measures.count { $0.isQuestion }
    }

    /// What is known comes before what would have to be asked, where both are as good.
    func isBefore(_ other: Taken) -> Bool {
      if fusion.score != other.fusion.score { return fusion.score > other.fusion.score }
      return (questions, ref) < (other.questions, other.ref)
    }
  }

  init(_ card: MarketCard, limit: Int) {
    self.card = card
    best = Best(limit) { $0.isBefore($1) }
  }

  /// False for a candidate that was looked at before: best by text and best by vector overlap.
  mutating func begin(_ ref: Ref) -> Bool { seen.insert(ref).inserted }

  /// False when a gate fails. All of them are asked, not only up to the first that fails: "12 lack a certificate"
  /// must count those too that an earlier gate had refused already.
  mutating func admit(_ verdicts: [Verdict]) -> Bool {
    var first: String?
    for (index, verdict) in verdicts.enumerated() {
      guard case .fail = verdict else { continue }
      refusedBy[card.gates[index].name, default: 0] += 1
      first = first ?? card.gates[index].name
    }
    if let first { stoppedBy[first, default: 0] += 1 }
    return first == nil
  }

  /// Keeps a pair that every gate lets through, unless it scores below the floor or of incidental parts alone.
  mutating func take(_ pair: Pair, to ref: Ref, _ verdicts: [Verdict], _ measures: [Measure]) {
    let fusion = card.fusion(measures)
    guard fusion.score >= card.floor, card.hasSubstance(fusion.contributions) else {
      weak += 1
      return
    }
    fitting += 1
    if let bar = best.bar?.fusion.score, fusion.score < bar { return }
    best.insert(Taken(pair, to: ref, verdicts, measures, fusion))
  }

  consuming func outcome() -> Outcome {
    Outcome(
      fits: best.sorted().map { Fit(Explanation(card, $0.pair, $0.verdicts, $0.measures, $0.fusion), to: $0.ref) },
      fitting: fitting, considered: seen.count, refusedBy: refusedBy, stoppedBy: stoppedBy, weak: weak)
  }
}
