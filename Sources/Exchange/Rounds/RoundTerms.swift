package import Core

/// What a round promises: it may be changed while it is a draft, and stands once it is open.
package struct RoundTerms: Sendable, Hashable {
  package var name: Label
  /// The needs that it calls for.
  package var challenges: [Ref]
  package var criteria: [RoundCriterion]
  /// The first day on which teams may apply, and the last: until it is over by the cluster's clocks.
  package var opens, closes: Day
  /// Working days during which the result can be objected to.
  package var publicationDays: Int
  /// How many experts judge each application.
  package var experts: Int
  /// How many applications an expert judges, at least and at most.
  package var loadLeast, loadMost: Int
  /// Whether of five experts or more the highest and the lowest total are left out.
  package var dropsExtremes: Bool
  /// Whether even loads are worth something besides a good fit.
  package var isFair: Bool

  package init(
    name: Label, challenges: [Ref], criteria: [RoundCriterion], opens: Day, closes: Day, publicationDays: Int = 5,
    experts: Int = 3, loadLeast: Int = 0, loadMost: Int = 10, dropsExtremes: Bool = false, isFair: Bool = true
  ) {
    (self.name, self.challenges, self.criteria) = (name, challenges, criteria)
    (self.opens, self.closes, self.publicationDays) = (opens, closes, publicationDays)
    (self.experts, self.loadLeast, self.loadMost) = (experts, loadLeast, loadMost)
    (self.dropsExtremes, self.isFair) = (dropsExtremes, isFair)
  }

  /// From so many experts on the extremes can be left out.
  package static let extremesFrom = 5
  package static let mostCriteria = 8
  package static let mostChallenges = 50

  /// Throws `round.name`, `round.challenges`, `round.criterion`, `round.weights`, `round.days`, `round.count`, each at its field.
  func check() throws {
    for (field, words) in [("name_zh", name.zh), ("name_en", name.en)] where words.isEmpty || words.count > 120 {
      throw Refusal(.roundName, at: field, ["most": "120"])
    }
    guard (1...Self.mostChallenges).contains(challenges.count), Set(challenges).count == challenges.count else {
      throw Refusal(.roundChallenges, at: "challenges", ["most": "\(Self.mostChallenges)"])
    }
    guard (1...Self.mostCriteria).contains(criteria.count) else {
      throw Refusal(.roundWeights, at: "criteria", ["sum": "\(criteria.reduce(0) { $0 + $1.weight })"])
    }
    for (index, one) in criteria.enumerated() {
      let isNamed = [one.name.zh, one.name.en].allSatisfy { !$0.isEmpty && $0.count <= 60 }
      guard isNamed, (1...100).contains(one.weight), one.canBeGiven else {
        throw Refusal(.roundCriterion, at: "criteria", ["number": "\(index + 1)"])
      }
    }
    let sum = criteria.reduce(0) { $0 + $1.weight }
    guard sum == 100 else { throw Refusal(.roundWeights, at: "criteria", ["sum": "\(sum)"]) }
    guard opens <= closes, closes.ordinal - opens.ordinal <= 731 else { throw Refusal(.roundDays, at: "closes") }
    for (field, value, range) in [
      ("publication_days", publicationDays, 1...30), ("experts", experts, 1...15), ("load_most", loadMost, 1...200),
      ("load_least", loadLeast, 0...loadMost),
    ] where !range.contains(value) {
      throw Refusal(.roundCount, at: field, ["least": "\(range.lowerBound)", "most": "\(range.upperBound)"])
    }
  }
}
