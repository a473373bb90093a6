package import Core

// Inlinable, all that a pair passes through: a market that is compiled for its own answers looks at a pair in half the time.
extension Market {
  /// The answers that fit an ask. Their order, and that they may come twice from several lists, does not matter.
  @inlinable package func match(_ ask: Ask, among answers: some Sequence<Answer>, limit: Int = 10) -> Outcome {
    match(ask, among: answers, orElse: { EmptyCollection<Answer>() }, limit: limit)
  }

  /// - Parameter more: further answers, asked for where fewer than `limit` of the first fit.
  @inlinable package func match(
    _ ask: Ask, among answers: some Sequence<Answer>, orElse more: () -> some Sequence<Answer>, limit: Int
  ) -> Outcome {
    var round = Round(limit: limit, floor: floor, gates: gates.map(\.name))
    for answer in answers { look(ask, answer, answer.ref, &round) }
    if round.fitting < limit {
      for answer in more() { look(ask, answer, answer.ref, &round) }
    }
    return round.outcome()
  }

  /// The asks that an answer fits: the same pairs with the same scores, seen from the other side.
  @inlinable package func match(answer: Answer, among asks: some Sequence<Ask>, limit: Int = 10) -> Outcome {
    var round = Round(limit: limit, floor: floor, gates: gates.map(\.name))
    for ask in asks { look(ask, answer, ask.ref, &round) }
    return round.outcome()
  }

  @inlinable package func look(_ ask: Ask, _ answer: Answer, _ counterpart: Ref, _ round: inout Round) {
    guard round.begin(counterpart) else { return }
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
