package import Core

/// What a market is, without the types of its sides: for lists, pages and help.
///
/// A list of markets of different types needs no `any Market`: what a room does with one (load the ask, find the
/// candidates, match) takes its own loaders, and those close over the types.
///
///     struct Booth { let card: MarketCard; let match: @Sendable (Ref, Audience, Int) async throws -> Outcome }
///     func booth<A, B>(_ market: Market<A, B>, ask: …, candidates: …) -> Booth
package struct MarketCard: Hashable, Sendable {
  package struct GateCard: Hashable, Sendable {
    package let name: String
    package let label: Label
  }

  package struct CriterionCard: Hashable, Sendable {
    package let name: String
    package let label: Label
    package let side: Side
    /// As `Criterion` has it.
    package let weight: Double
    package let isIncidental: Bool
    /// Its part of the side's weight when all of the side's criteria are stated.
    package let share: Double
  }

  package let name: String
  package let label: Label
  package let askLabel: Label
  package let answerLabel: Label
  package let gates: [GateCard]
  package let criteria: [CriterionCard]
  /// What scores below is no answer.
  package let floor: Double

  /// Names that more than one gate or criterion has: their counts would run together. Empty in a sound market.
  package var clashes: Set<String> {
    let names = gates.map(\.name) + criteria.map(\.name)
    return Set(Dictionary(grouping: names, by: \.self).filter { $1.count > 1 }.keys)
  }
}

extension MarketCard {
  init<Ask, Answer>(
    _ name: String, _ label: Label, _ askLabel: Label, _ answerLabel: Label, _ gates: [Gate<Ask, Answer>],
    _ criteria: [Criterion<Ask, Answer>], floor: Double
  ) {
    self.name = name
    self.label = label
    self.askLabel = askLabel
    self.answerLabel = answerLabel
    self.gates = gates.map { .init(name: $0.name, label: $0.label) }
    self.criteria = criteria.map { criterion in
      let side = criteria.filter { $0.side == criterion.side }.reduce(0) { $0 + $1.weight }
      return .init(
        name: criterion.name, label: criterion.label, side: criterion.side, weight: criterion.weight,
        isIncidental: criterion.isIncidental, share: side > 0 ? criterion.weight / side : 0)
    }
    self.floor = floor
  }

  func fusion(_ measures: [Measure]) -> Fusion {
    Fusion(
      measures.indices.map { index in
        Fusion.Part(side: criteria[index].side, weight: criteria[index].weight, amount: measures[index].amount)
      })
  }

  /// Whether anything but the incidental speaks for a pair, where anything does.
  func hasSubstance(_ contributions: [Double]) -> Bool {
    var speaks = false
    for index in contributions.indices where contributions[index] > 0 {
      if !criteria[index].isIncidental { return true }
      speaks = true
    }
    return !speaks
  }
}
