/// A bit a slot of one segment, whole windows of them: what a filter lets through, what a query finds.
final class Marks {
  let words: UnsafeMutablePointer<UInt64>
  let count: Int
  /// Of words, which are 64 slots each: nothing is marked outside.
  private(set) var stretch: Range<Int>

  init(windows: Int) {
    count = windows * Window.words
    stretch = 0..<count
    words = .allocate(capacity: count)
    words.initialize(repeating: 0, count: count)
  }

  /// As large, and nothing marked, but memory that nobody has written to outside of `other`'s stretch: only to be joined with `other`, and
  /// not to be handed on.
  init(asFarAs other: Marks) {
    count = other.count
    stretch = other.stretch
    words = .allocate(capacity: count)
    (words + stretch.lowerBound).initialize(repeating: 0, count: stretch.count)
  }

  deinit { words.deallocate() }

  func copy() -> Marks {
    let out = Marks(windows: count / Window.words)
    out.stretch = stretch
    out.formUnion(self)
    return out
  }

  var pointer: UnsafePointer<UInt64> { UnsafePointer(words) }
  func contains(_ slot: Int) -> Bool { words[slot >> 6] >> UInt64(slot & 63) & 1 == 1 }

  func formIntersection(_ other: Marks) {
    Kernels.and(words + stretch.lowerBound, other.words + stretch.lowerBound, stretch.count)
  }

  /// Within this one's stretch.
  func formUnion(_ other: Marks) {
    Kernels.or(words + stretch.lowerBound, other.words + stretch.lowerBound, stretch.count)
  }

  func subtract(_ other: Marks) {
    Kernels.clear(words + stretch.lowerBound, other.words + stretch.lowerBound, stretch.count)
  }

  func clear() { (words + stretch.lowerBound).update(repeating: 0, count: stretch.count) }

  var population: Int { Kernels.count(words + stretch.lowerBound, stretch.count) }

  /// Lets the stretch begin and end where anything is marked.
  func tighten() {
    var (start, end) = (stretch.lowerBound, stretch.upperBound)
    while start < end, words[start] == 0 { start += 1 }
    while end > start, words[end - 1] == 0 { end -= 1 }
    stretch = start..<end
  }

  /// The stretch in slots.
  var range: Range<Int> { stretch.lowerBound * 64..<stretch.upperBound * 64 }
  /// The stretch in windows.
  var windows: Range<Int> {
    stretch.isEmpty
      ? 0..<0 : stretch.lowerBound / Window.words..<(stretch.upperBound + Window.words - 1) / Window.words
  }

  /// The first mark from `start` on, before `end`.
  func next(from start: Int, to end: Int) -> Int? {
    var at = start >> 6
    guard start < end else { return nil }
    var word = words[at] & (.max << UInt64(start & 63))
    while word == 0 {
      at += 1
      if at << 6 >= end { return nil }
      word = words[at]
    }
    let found = at << 6 + word.trailingZeroBitCount
    return found < end ? found : nil
  }

  /// Where the marks end that stand side by side from `start` on, `limit` at the latest.
  func end(from start: Int, to limit: Int) -> Int {
    var end = start
    while end < limit, contains(end) { end += 1 }
    return end
  }

  /// Marks the first `slots`.
  func fill(_ slots: Int) {
    for at in 0..<slots / 64 { words[at] = .max }
    if slots % 64 > 0 { words[slots / 64] = (1 << UInt64(slots % 64)) - 1 }
  }

  func visit(_ body: (Int) -> Void) {
    for at in stretch {
      var rest = words[at]
      while rest != 0 {
        body(at * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}
