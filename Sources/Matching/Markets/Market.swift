package import Core

/// Two sides that look for each other, as a value: gates that must not fail, then criteria that add up to a score.
///
///     let supply = Market("supply", Label("供应对接", "Supply"),
///       askLabel: Label("短缺", "Shortage"), answerLabel: Label("供应", "Offer"),
///       gates: [.region, .registered], criteria: [.words, .leadTime, .volume])
///     supply.match(shortage, among: offers, limit: 10)
///
/// There is no language of rules: a gate or a criterion is a Swift function, in a file and with a test of its own.
/// A market reads what it is given and nothing else, so whoever calls it loads only what the audience may see.
package struct Market<Ask: Participant, Answer: Participant>: Sendable {
  /// Stable, for programs: `procurement`.
  package let name: String
  package let label: Label
  package let askLabel: Label
  package let answerLabel: Label
  /// In the order in which a person would ask: the first that fails names why.
  package let gates: [Gate<Ask, Answer>]
  package let criteria: [Criterion<Ask, Answer>]
  /// What scores below is no answer. 0 lets everything through that passes the gates.
  package let floor: Double

  package init(
    _ name: String, _ label: Label, askLabel: Label, answerLabel: Label, gates: [Gate<Ask, Answer>],
    criteria: [Criterion<Ask, Answer>], floor: Double = 0
  ) {
    self.name = name
    self.label = label
    self.askLabel = askLabel
    self.answerLabel = answerLabel
    self.gates = gates
    self.criteria = criteria
    self.floor = floor
  }

  /// One pair, in full.
  @inlinable package func explain(_ ask: Ask, _ answer: Answer) -> Explanation {
    explanation(ask, answer, gates.map { $0.test(ask, answer) }, criteria.map { $0.measure(ask, answer) })
  }

  @inlinable package func fusion(_ measures: [Measure]) -> Fusion {
    Fusion(
      criteria.indices.map {
        Fusion.Part(side: criteria[$0].side, weight: criteria[$0].weight, amount: measures[$0].amount)
      })
  }

  /// One pair whose verdicts and measures are known.
  @inlinable package func explanation(_ ask: Ask, _ answer: Answer, _ verdicts: [Verdict], _ measures: [Measure])
    -> Explanation
  {
    let fusion = fusion(measures)
    return Explanation(
      ask: ask.ref, answer: answer.ref,
      gates: gates.indices.map { .init(gate: gates[$0].name, label: gates[$0].label, verdict: verdicts[$0]) },
      criteria: criteria.indices.map { index in
        .init(
          criterion: criteria[index].name, label: criteria[index].label, side: criteria[index].side,
          measure: measures[index], contribution: fusion.contributions[index])
      },
      score: fusion.score)
  }
}
