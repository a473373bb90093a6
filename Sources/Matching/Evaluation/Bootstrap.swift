import Core

/// A mean over queries, and how far chance may have moved it: the middle 95 % of the means of as many queries drawn again
/// from these, with replacement, two thousand times. The seed is fixed: the same values give the same interval.
package struct Bootstrap: Sendable {
  package struct Estimate: Sendable, Equatable {
    package let mean: Double
    package let low: Double
    package let high: Double
  }

  private static let draws = 2000
  private let count: Int
  /// How often each query is drawn, draw by draw: the same for all measures, so that differences are paired.
  private let samples: [[Int32]]

  package init(count: Int, seed: UInt64 = 1) {
    self.count = count
    var random = SplitMix64(seed: seed)
    samples = (0..<(count > 0 ? Self.draws : 0)).map { _ in
      (0..<count).map { _ in Int32(truncatingIfNeeded: random.next() % UInt64(count)) }
    }
  }

  /// One value a query, `count` of them.
  package func estimate(_ values: [Double]) -> Estimate {
    guard count > 0, values.count == count else { return Estimate(mean: 0, low: 0, high: 0) }
    let means = samples.map { sample in
      sample.reduce(0) { $0 + values[Int($1)] } / Double(count)
    }.sorted()
    return Estimate(
      mean: values.reduce(0, +) / Double(count), low: means[Self.draws * 25 / 1000],
      high: means[Self.draws * 975 / 1000 - 1])
  }

  /// How much better `values` are than `others`, query by query.
  package func difference(_ values: [Double], _ others: [Double]) -> Estimate {
    estimate(zip(values, others).map { $0 - $1 })
  }
}
