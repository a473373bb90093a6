import Dispatch
import Foundation

/// Parts of a range of whole numbers that several threads work on at once.
struct Shares: Sendable {
  private let ranges: [Range<Int>]

  /// Parts of equal length, none of which is shorter than `least` unless it is all: what is done in a moment takes no processor
  /// from who reads meanwhile.
  init(_ total: Int, count: Int = ProcessInfo.processInfo.activeProcessorCount, least: Int = 1 << 15) {
    let count = max(1, min(count, total / least))
    ranges = (0..<count).map { total * $0 / count..<total * ($0 + 1) / count }
  }

  /// Parts of about equal work, one a processor, that end at multiples of `step`.
  ///
  /// - Parameter work: how much is to be done before a number of the range, or its end.
  init(_ total: Int, step: Int, work: (Int) -> Int) {
    let most = ProcessInfo.processInfo.activeProcessorCount
    var ranges: [Range<Int>] = []
    var start = 0
    for end in stride(from: step, to: total, by: step)
    where ranges.count < most - 1 && work(end) >= work(total) / most * (ranges.count + 1) {
      ranges.append(start..<end)
      start = end
    }
    self.ranges = ranges + [start..<total]
  }

  func each(_ body: @Sendable (_ share: Int, _ range: Range<Int>) -> Void) {
    if ranges.count == 1 { return body(0, ranges[0]) }
    DispatchQueue.concurrentPerform(iterations: ranges.count) { body($0, ranges[$0]) }
  }

  func each(_ body: @Sendable (_ range: Range<Int>) -> Void) { each { _, range in body(range) } }
}
