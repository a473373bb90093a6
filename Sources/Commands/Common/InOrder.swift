import Dispatch
import Foundation
import Synchronization

/// Many pieces of work on as many threads as there are processors, their results one after the other.
enum InOrder {
  /// Worked ahead of what is shown: enough to keep all threads busy, little enough to hold in memory.
  private static let ahead = 256

  /// - Parameter show: called in the order of the pieces, on the caller's thread.
  static func each<Made: Sendable>(
    _ count: Int, _ work: @Sendable (Int) throws -> Made, then show: (Int, Made) throws -> Void
  ) throws {
    for start in stride(from: 0, to: count, by: ahead) {
      let pieces = start..<min(count, start + ahead)
      let made = Mutex([Result<Made, any Error>?](repeating: nil, count: pieces.count))
      DispatchQueue.concurrentPerform(iterations: pieces.count) { index in
        let result = Result { try work(start + index) }
        made.withLock { $0[index] = result }
      }
      for (index, result) in made.withLock({ $0 }).enumerated() {
        if let result { try show(start + index, result.get()) }
      }
    }
  }
}
