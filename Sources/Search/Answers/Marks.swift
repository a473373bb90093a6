/// A bit a slot of one segment, whole windows of them: what a filter lets through, what a query finds.
final class Marks {
  let words: UnsafeMutablePointer<UInt64>
  let count: Int

  init(windows: Int) {
    count = windows * Window.words
    words = .allocate(capacity: count)
    words.initialize(repeating: 0, count: count)
  }

  deinit { words.deallocate() }

  func copy() -> Marks {
    let out = Marks(windows: count / Window.words)
    Kernels.or(out.words, words, count)
    return out
  }

  var pointer: UnsafePointer<UInt64> { UnsafePointer(words) }
  func contains(_ slot: Int) -> Bool { words[slot >> 6] >> UInt64(slot & 63) & 1 == 1 }
  func formIntersection(_ other: Marks) { Kernels.and(words, other.words, count) }
  func subtract(_ other: Marks) { Kernels.clear(words, other.words, count) }
  var population: Int { Kernels.count(words, count) }

  /// From the first mark to behind the last, to whole words.
  var range: Range<Int> {
    var (start, end) = (0, count)
    while start < end, words[start] == 0 { start += 1 }
    while end > start, words[end - 1] == 0 { end -= 1 }
    return start * 64..<end * 64
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
