/// One of a query's words in one segment, window by window.
struct WordWindows: BitwiseCopyable {
  let share: UInt32
  let starts: UnsafePointer<UInt32>
  let maxes: UnsafePointer<UInt8>
  let slots: UnsafePointer<UInt16>
  let codes: UnsafePointer<UInt8>
  let bits: UnsafePointer<UInt64>?
  let ranks: UnsafePointer<UInt16>?

  @inline(__always) func gives(_ code: UInt8) -> UInt32 { (UInt32(code) &* share &+ 255) >> 8 }
  /// The most that it gives in a window.
  @inline(__always) func bound(_ window: Int) -> UInt32 { gives(maxes[window]) }
  @inline(__always) func count(_ window: Int) -> Int { Int(starts[window + 1] &- starts[window]) }

  /// What it gives to one slot, 0 where it does not occur.
  func gives(at slot: UInt16, in window: Int) -> UInt32 {
    let start = Int(starts[window])
    if let bits, let ranks {
      let at = window &* Window.words &+ Int(slot >> 6)
      let bit = UInt64(1) << UInt64(slot & 63)
      guard bits[at] & bit != 0 else { return 0 }
      return gives(codes[start &+ Int(ranks[at]) &+ (bits[at] & (bit &- 1)).nonzeroBitCount])
    }
    var low = start
    var count = Int(starts[window + 1]) &- start
    guard count > 0 else { return 0 }
    while count > 1 {
      let half = count >> 1
      low = slots[low &+ half] <= slot ? low &+ half : low
      count &-= half
    }
    return slots[low] == slot ? gives(codes[low]) : 0
  }
}
