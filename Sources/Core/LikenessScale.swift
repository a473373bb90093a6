/// What the likeness of two names counts for, a cosine from −1 to 1: `Resources/ranking.tsv` says it, and how it was measured.
package struct LikenessScale: Sendable, Equatable {
  package struct Step: Sendable, Equatable {
    package let likeness: Double
    /// Of the words of one name, what share of them the other has.
    package let value: Double

    package init(likeness: Double, value: Double) {
      self.likeness = likeness
      self.value = value
    }
  }

  /// What a likeness of 1 adds to the share of a question's words.
  package let weight: Double
  /// From here on two texts that share no word are taken to be near in meaning.
  package let floor: Double
  /// How many of the nearest are looked at.
  package let depth: Int
  private let steps: [Step]

  /// Where nothing is known of meaning.
  package static let none = LikenessScale()

  private init() { (weight, floor, depth, steps) = (0, .infinity, 0, []) }

  /// Nil where nothing would be looked at, or steps do not rise in both, or lie outside of what can be: likenesses from the floor
  /// to 1, values from 0 to 1.
  package init?(weight: Double, floor: Double, depth: Int, steps: [Step]) {
    let all = [Step(likeness: floor, value: 0)] + steps
    let rises = zip(all, all.dropFirst()).allSatisfy { $0.likeness < $1.likeness && $0.value <= $1.value }
    guard weight.isFinite, floor > 0, depth > 0, rises, all.allSatisfy({ $0.likeness <= 1 && $0.value <= 1 }) else {
      return nil
    }
    (self.weight, self.floor, self.depth, self.steps) = (weight, floor, depth, all)
  }

  /// The share of words that a likeness stands for: 0 up to the floor, straight between the steps, level after the last.
  package func value(of likeness: Double) -> Double {
    guard let above = steps.firstIndex(where: { $0.likeness >= likeness }) else { return steps.last?.value ?? 0 }
    guard above > 0 else { return 0 }
    let (low, high) = (steps[above - 1], steps[above])
    return low.value + (high.value - low.value) * (likeness - low.likeness) / (high.likeness - low.likeness)
  }
}
