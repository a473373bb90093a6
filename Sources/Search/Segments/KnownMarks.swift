import Synchronization

/// Marks of a segment that were worked out when they were first asked for, and are asked for again and again.
///
/// A cache of `most` for each segment, emptied when it is full. Keys are numbers and bytes of the segment: texts that Swift takes for
/// equal may differ in bytes, and what one of them was answered would be answered to the other.
final class KnownMarks<Key: Hashable & Sendable>: Sendable {
  /// Unchecked: nobody writes to what stands here.
  private struct Known: @unchecked Sendable {
    let marks: Marks
  }

  private let most = 64
  private let known = Mutex<[Key: Known]>([:])

  /// Worked out beside the lock, so that nobody waits for another's question; two who come at once both do it.
  ///
  /// - Returns: not to be written to.
  func marks(_ key: Key, _ make: () -> Marks) -> Marks {
    if let found = known.withLock({ $0[key] }) { return found.marks }
    let made = Known(marks: make())
    known.withLock { known in
      if known.count >= most, known[key] == nil { known.removeAll() }
      known[key] = made
    }
    return made.marks
  }
}
