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

extension Market {
  package var card: MarketCard {
    MarketCard(
      name: name, label: label, askLabel: askLabel, answerLabel: answerLabel,
      gates: gates.map { .init(name: $0.name, label: $0.label) },
      criteria: criteria.map { criterion in
        let side = criteria.filter { $0.side == criterion.side }.reduce(0) { $0 + $1.weight }
        return .init(
          name: criterion.name, label: criterion.label, side: criterion.side,
          share: side > 0 ? criterion.weight / side : 0)
      }, floor: floor)
  }
}
