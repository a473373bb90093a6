package import Core

extension Market {
  /// One pair, in full.
  package func explain(_ ask: Ask, _ answer: Answer) -> Explanation {
    let (verdicts, measures) = (verdicts(ask, answer), measures(ask, answer))
    return Explanation(
      card, Pair(ask: ask.ref, answer: answer.ref), verdicts, measures, card.fusion(measures))
  }

  /// The answers that fit an ask. Their order, and that they may come twice from several lists, does not matter.
  package func match(_ ask: Ask, among answers: [Answer], limit: Int = 10) -> Outcome {
    var round = Round(card, limit: limit)
    for answer in answers where round.begin(answer.ref) { look(ask, answer, answer.ref, &round) }
    return round.outcome()
  }

  /// The same where each answer is read when its turn comes.
  ///
  /// - Parameter more: further answers, asked for where fewer than `limit` of the first fit.
  package func match(
    _ ask: Ask, among answers: [Ref], orElse more: () -> [Ref], limit: Int, reading read: (Ref) -> Answer?
  ) -> Outcome {
    var round = Round(card, limit: limit)
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
  package func match(answer: Answer, among asks: [Ref], limit: Int, reading read: (Ref) -> Ask?) -> Outcome {
    var round = Round(card, limit: limit)
    for ref in asks where round.begin(ref) {
      if let ask = read(ref) { look(ask, answer, ref, &round) }
    }
    return round.outcome()
  }

  private func look(_ ask: Ask, _ answer: Answer, _ counterpart: Ref, _ round: inout Round) {
    let verdicts = verdicts(ask, answer)
    guard round.admit(verdicts) else { return }
    round.take(Pair(ask: ask.ref, answer: answer.ref), to: counterpart, verdicts, measures(ask, answer))
  }

  private func verdicts(_ ask: Ask, _ answer: Answer) -> [Verdict] {
    var verdicts: [Verdict] = []
    verdicts.reserveCapacity(card.gates.count)
    test(ask, answer, &verdicts)
    return verdicts
  }

  private func measures(_ ask: Ask, _ answer: Answer) -> [Measure] {
    var measures: [Measure] = []
    measures.reserveCapacity(card.criteria.count)
    measure(ask, answer, &measures)
    return measures
  }
}

/// Who asks and who answers.
struct Pair {
  let ask: Ref
  let answer: Ref
}
