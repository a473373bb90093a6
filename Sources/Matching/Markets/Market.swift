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
  /// All that is to be told of it without the types of its sides.
  package let card: MarketCard
  /// What the gates say of a pair, in the order in which a person would ask: the first that fails names why.
  let test: @Sendable (Ask, Answer, inout [Verdict]) -> Void
  /// What the criteria say of it.
  let measure: @Sendable (Ask, Answer, inout [Measure]) -> Void

  /// - Parameters:
  ///   - name: stable, for programs: `procurement`.
  ///   - floor: what scores below is no answer. 0 lets everything through that passes the gates.
  package init(
    _ name: String, _ label: Label, askLabel: Label, answerLabel: Label, gates: [Gate<Ask, Answer>],
    criteria: [Criterion<Ask, Answer>], floor: Double = 0
  ) {
    test = Self.all(gates)
    measure = Self.all(criteria)
    card = MarketCard(name, label, askLabel, answerLabel, gates, criteria, floor: floor)
  }

  package var name: String { card.name }

  // One closure that calls the next, rather than a list that is gone through for each pair: a list whose elements have types that
  // only the caller knows is slow to go through, and so are the names that stand in them beside the test.

  private static func all(_ gates: [Gate<Ask, Answer>]) -> @Sendable (Ask, Answer, inout [Verdict]) -> Void {
    var all: @Sendable (Ask, Answer, inout [Verdict]) -> Void = { _, _, _ in }
    for gate in gates {
      let (before, test) = (all, gate.test)
      all = { ask, answer, verdicts in
        before(ask, answer, &verdicts)
        verdicts.append(test(ask, answer))
      }
    }
    return all
  }

  private static func all(_ criteria: [Criterion<Ask, Answer>]) -> @Sendable (Ask, Answer, inout [Measure]) -> Void {
    var all: @Sendable (Ask, Answer, inout [Measure]) -> Void = { _, _, _ in }
    for criterion in criteria {
      let (before, measure) = (all, criterion.measure)
      all = { ask, answer, measures in
        before(ask, answer, &measures)
        measures.append(measure(ask, answer))
      }
    }
    return all
  }
}
