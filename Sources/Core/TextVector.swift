/// Where a text stands among meanings: texts that mean nearly the same stand near each other, in whichever language.
///
/// One byte a part and a length, 260 bytes a text. The parts are the direction's, scaled so that the largest is ±127:
/// of a direction nothing but its angle to others is ever asked.
package struct TextVector: Sendable, Hashable {
  package let parts: [Int8]
  /// √Σ parts².
  package let length: Float

  /// Nil where all parts are zero or one of them is no number: such a text has no direction.
  package init?(_ exact: [Float]) {
    guard let largest = exact.map(abs).max(), largest > 0, exact.allSatisfy(\.isFinite) else { return nil }
    let scale = 127 / largest
    // The smallest numbers have no such scale.
    guard scale.isFinite else { return nil }
    parts = exact.map { Int8(($0 * scale).rounded()) }
    length = Float(Self.dot(parts, parts)).squareRoot()
  }

  /// From −1 to 1: the cosine of the angle between two texts of one table.
  package func cosine(to other: TextVector) -> Double {
    Double(Self.dot(parts, other.parts)) / (Double(length) * Double(other.length))
  }

  /// In whole numbers, so that no order of adding makes another last bit.
  private static func dot(_ a: [Int8], _ b: [Int8]) -> Int32 {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        var sum: Int32 = 0
        for index in 0..<min(a.count, b.count) { sum &+= Int32(a[index]) &* Int32(b[index]) }
        return sum
      }
    }
  }
}
