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
  /// In the order in which a person would ask: the first that fails names why.
  let gates: [Gate<Ask, Answer>]
  let criteria: [Criterion<Ask, Answer>]

  /// - Parameters:
  ///   - name: stable, for programs: `procurement`.
  ///   - floor: what scores below is no answer. 0 lets everything through that passes the gates.
  package init(
    _ name: String, _ label: Label, askLabel: Label, answerLabel: Label, gates: [Gate<Ask, Answer>],
    criteria: [Criterion<Ask, Answer>], floor: Double = 0
  ) {
    self.gates = gates
    self.criteria = criteria
    card = MarketCard(name, label, askLabel, answerLabel, gates, criteria, floor: floor)
  }

  package var name: String { card.name }
}
