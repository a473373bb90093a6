/// What a question means, beside its words, and how much that counts.
package struct Nearness: Hashable, Sendable {
  package let vector: Vector
  /// What a likeness of 1 adds to the share of the question's words, which is 1 at most.
  package let weight: Double
  /// What shares no word is a hit from this likeness on.
  package let floor: Float
  /// So many of the best by words and so many of the nearest are ranked by both.
  package let depth: Int

  package init(_ vector: Vector, weight: Double, floor: Float, depth: Int) {
    self.vector = vector
    self.weight = weight
    self.floor = floor
    self.depth = depth
  }

  /// What a likeness adds to a score by words. What points away takes nothing off. A file may claim any likeness, and no sum of
  /// scores may overflow for it.
  func gives(_ likeness: Float) -> UInt32 {
    UInt32((min(Self.most, max(0, weight * Double(likeness))) * 65_535).rounded())
  }

  private static let most = 1000.0
}
