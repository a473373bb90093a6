import Foundation
import TestSupport
import Testing

@testable import Matching

/// Measures by hand-worked rankings; intervals by what they must be.
struct EvaluationTests {
  /// hit@1, hit@5, hit@10, mrr, ndcg@10.
  @Test(
    arguments: [
      ([1], [1], [1, 1, 1, 1, 1]),
      ([0, 1], [1], [0, 1, 1, 0.5, 0.630_929_753_571_457]),
      ([0, 0, 0, 0, 0, 1], [1], [0, 0, 1, 0.166_666_666_666_667, 0.356_207_187_108_022]),
      ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], [1], [0, 0, 0, 0.090_909_090_909_091, 0]),
      ([], [1], [0, 0, 0, 0, 0]),
      // (1 + 2/log₂3) of (2 + 1/log₂3)
      ([1, 2], [2, 1], [1, 1, 1, 1, 0.8597186998521972]),
    ] as [([Double], [Double], [Double])])
  func measures(_ ranking: [Double], _ judged: [Double], _ expected: [Double]) {
    for (measure, value) in zip(RankMeasure.allCases, expected) {
      #expect(abs(measure.value(ranking, judged: judged) - value) < 1e-12, "\(measure)")
    }
  }

  @Test func anIntervalHoldsItsMeanAndIsTheSameEachTime() {
    var dice = Dice(3)
    for count in [1, 2, 40, 300] {
      let values = (0..<count).map { _ in Double(dice.below(2)) }
      let estimate = Bootstrap(count: count).estimate(values)
      #expect(estimate.low <= estimate.mean && estimate.mean <= estimate.high)
      #expect(abs(estimate.mean - values.reduce(0, +) / Double(count)) < 1e-12)
      #expect(Bootstrap(count: count).estimate(values) == estimate)
      #expect(Bootstrap(count: count).difference(values, values) == .init(mean: 0, low: 0, high: 0))
    }
    #expect(Bootstrap(count: 3).estimate([0.5, 0.5, 0.5]) == .init(mean: 0.5, low: 0.5, high: 0.5))
    #expect(Bootstrap(count: 0).estimate([]) == .init(mean: 0, low: 0, high: 0))
  }

  /// Worked out by another program, with the same seed: figures that were reported stay what they were.
  @Test func theSeedDecidesTheFigures() {
    let squares = (0..<8).map { Double($0 * $0) }
    #expect(Bootstrap(count: 8).estimate(squares) == .init(mean: 17.5, low: 7, high: 30.5))
    let shares = Bootstrap(count: 40).estimate((1...40).map { 1 / Double($0) })
    #expect(abs(shares.low - 0.06283225833132082) < 1e-12 && abs(shares.high - 0.16467465794634467) < 1e-12)
  }

  /// A share of p over n queries varies by √(p(1 − p)/n): the interval is about 1.96 times that to each side.
  @Test func anIntervalIsAsWideAsChance() {
    let values = (0..<400).map { $0 % 4 == 0 ? 1.0 : 0.0 }
    let estimate = Bootstrap(count: 400).estimate(values)
    let expected = 1.96 * (0.25 * 0.75 / 400).squareRoot()
    #expect(abs(estimate.high - estimate.mean - expected) < 0.2 * expected)
    #expect(abs(estimate.mean - estimate.low - expected) < 0.2 * expected)
  }
}
