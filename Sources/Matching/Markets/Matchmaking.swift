package import Core

// Inlinable, all that a pair passes through: a market that is compiled for its own answers looks at a pair in half the time.
extension Market {
  /// The answers that fit an ask. Their order, and that they may come twice from several lists, does not matter.
  @inlinable package func match(_ ask: Ask, among answers: [Answer], limit: Int = 10) -> Outcome {
    var round = Round(limit: limit, floor: floor, gates: gates.map(\.name))
    for answer in answers where round.begin(answer.ref) { look(ask, answer, answer.ref, &round) }
    return round.outcome()
  }

  /// The same where each answer is read when its turn comes.
  ///
  /// - Parameter more: further answers, asked for where fewer than `limit` of the first fit.
  @inlinable package func match(
    _ ask: Ask, among answers: [Ref], orElse more: () -> [Ref], limit: Int, reading read: (Ref) -> Answer?
  ) -> Outcome {
    var round = Round(limit: limit, floor: floor, gates: gates.map(\.name))
    for ref in answers where round.begin(ref) {
      if let answer = read(ref) { look(ask, answer, ref, &round) }
    }
    if round.fitting < limit {
      for ref in more() where round.begin(ref) {
        if let answer = read(ref) { look(ask, answer, ref, &round) }
      }
    }
    return round.outcome()
  }

  /// The asks that an answer fits: the same pairs with the same scores, seen from the other side.
  @inlinable package func match(answer: Answer, among asks: [Ref], limit: Int, reading read: (Ref) -> Ask?) -> Outcome {
    var round = Round(limit: limit, floor: floor, gates: gates.map(\.name))
    for ref in asks where round.begin(ref) {
      if let ask = read(ref) { look(ask, answer, ref, &round) }
    }
    return round.outcome()
  }

  @inlinable package func look(_ ask: Ask, _ answer: Answer, _ counterpart: Ref, _ round: inout Round) {
    let verdicts = gates.map { $0.test(ask, answer) }
    guard round.admit(verdicts) else { return }
    let measures = criteria.map { $0.measure(ask, answer) }
    let fusion = fusion(measures)
    guard round.ranks(fusion.score, hasSubstance: hasSubstance(fusion.contributions)) else { return }
    round.take(explanation(ask, answer, verdicts, measures), to: counterpart)
  }

  /// Whether anything but the incidental speaks for a pair, where anything does.
  @inlinable package func hasSubstance(_ contributions: [Double]) -> Bool {
    var speaks = false
    for (criterion, contribution) in zip(criteria, contributions) where contribution > 0 {
      if !criterion.isIncidental { return true }
      speaks = true
    }
    return !speaks
  }
}
