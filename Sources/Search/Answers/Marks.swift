/// A bit a slot of one segment, whole windows of them: what a filter lets through, what a query finds.
final class Marks {
  let words: UnsafeMutablePointer<UInt64>
  let count: Int

  convenience init(windows: Int) { self.init(windows: windows, only: 0..<windows * Window.words) }

  /// - Parameter stretch: of words; what lies outside is not to be read.
  init(windows: Int, only stretch: Range<Int>) {
    count = windows * Window.words
    words = .allocate(capacity: count)
    (words + stretch.lowerBound).initialize(repeating: 0, count: stretch.count)
  }

  deinit { words.deallocate() }

  func copy() -> Marks {
    let out = Marks(windows: count / Window.words)
    Kernels.or(out.words, words, count)
    return out
  }

  var pointer: UnsafePointer<UInt64> { UnsafePointer(words) }
  func contains(_ slot: Int) -> Bool { words[slot >> 6] >> UInt64(slot & 63) & 1 == 1 }
  func formIntersection(_ other: Marks) { formIntersection(other, in: 0..<count) }

  func formIntersection(_ other: Marks, in stretch: Range<Int>) {
    Kernels.and(words + stretch.lowerBound, other.words + stretch.lowerBound, stretch.count)
  }

  func formUnion(_ other: Marks, in stretch: Range<Int>) {
    Kernels.or(words + stretch.lowerBound, other.words + stretch.lowerBound, stretch.count)
  }

  func subtract(_ other: Marks, in stretch: Range<Int>) {
    Kernels.clear(words + stretch.lowerBound, other.words + stretch.lowerBound, stretch.count)
  }
  var population: Int { Kernels.count(words, count) }

  /// From the first mark to behind the last, to whole words.
  var range: Range<Int> {
    let stretch = stretch(in: 0..<count)
    return stretch.lowerBound * 64..<stretch.upperBound * 64
  }

  /// The words from the first in which anything is marked to behind the last.
  func stretch(in stretch: Range<Int>) -> Range<Int> {
    var (start, end) = (stretch.lowerBound, stretch.upperBound)
    while start < end, words[start] == 0 { start += 1 }
    while end > start, words[end - 1] == 0 { end -= 1 }
    return start..<end
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

  func isEmpty(window: Int) -> Bool {
    let start = words + window * Window.words
    for at in 0..<Window.words where start[at] != 0 { return false }
    return true
  }

  /// Marks the first `slots`.
  func fill(_ slots: Int) {
    for at in 0..<slots / 64 { words[at] = .max }
    if slots % 64 > 0 { words[slots / 64] = (1 << UInt64(slots % 64)) - 1 }
  }

  func visit(_ body: (Int) -> Void) {
    for at in 0..<count {
      var rest = words[at]
      while rest != 0 {
        body(at * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}
