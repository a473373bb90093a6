package import Core

/// By what applications are judged, and how much it counts.
package struct RoundCriterion: Sendable, Hashable {
  package let name: Label
  /// Of a hundred that all criteria share.
  package let weight: Int
  /// The most points that an expert can give.
  package let most: Int

  package init(_ name: Label, weight: Int, most: Int) {
    (self.name, self.weight, self.most) = (name, weight, most)
  }

  /// Whether its points add up exactly with those of others (`RoundRanking.unit`).
  var canBeGiven: Bool { (1...100).contains(most) && RoundRanking.unit.isMultiple(of: most) }
}
