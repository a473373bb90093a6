/// Where a word occurs in a segment, and what it gives there.
struct Postings {
  let layout: PostingsLayout
  private let start: UnsafeRawPointer

  init(_ layout: PostingsLayout, _ start: UnsafeRawPointer) {
    self.layout = layout
    self.start = start
  }

  var count: Int { layout.holding }
  var codes: UnsafePointer<UInt8> { (start + layout.codes).assumingMemoryBound(to: UInt8.self) }

  /// Slots of a short list.
  var listed: UnsafePointer<UInt32> { start.assumingMemoryBound(to: UInt32.self) }

  // Of a long one, by window.
  var starts: UnsafePointer<UInt32> { start.assumingMemoryBound(to: UInt32.self) }
  var maxes: UnsafePointer<UInt8> { (start + layout.maxes).assumingMemoryBound(to: UInt8.self) }
  var slots: UnsafePointer<UInt16> { (start + layout.slots).assumingMemoryBound(to: UInt16.self) }
  var bits: UnsafePointer<UInt64>? {
    layout.hasBits ? (start + layout.bits).assumingMemoryBound(to: UInt64.self) : nil
  }
  var ranks: UnsafePointer<UInt16>? {
    layout.hasBits ? (start + layout.ranks).assumingMemoryBound(to: UInt16.self) : nil
  }

  /// Whether slots rise and are below `profiles`, and all ranks are within their windows.
  func isSound(profiles: Int) -> Bool {
    if layout.isListed { return Slots.rise(listed, 0..<count, below: profiles) }
    guard starts[0] == 0, starts[layout.windows] == UInt32(count) else { return false }
    if let bits, !Slots.isWithin(bits, profiles) { return false }
    for window in 0..<layout.windows {
      // Each, not only the last: the slots of a window are read before the next one's start is.
      guard starts[window] <= starts[window + 1], starts[window + 1] <= UInt32(count) else { return false }
      let last = min(Window.size, profiles - window * Window.size)
      guard Slots.rise(slots, Int(starts[window])..<Int(starts[window + 1]), below: last) else { return false }
      guard let bits, let ranks else { continue }
      var rank = 0
      for word in window * Window.words..<(window + 1) * Window.words {
        guard ranks[word] == rank else { return false }
        rank += bits[word].nonzeroBitCount
      }
      guard rank == Int(starts[window + 1] - starts[window]) else { return false }
    }
    return true
  }

  /// Marks every slot that has the word.
  func mark(_ marks: UnsafeMutablePointer<UInt64>) {
    if layout.isListed {
      for at in 0..<count { marks[Int(listed[at] >> 6)] |= 1 << UInt64(listed[at] & 63) }
    } else if let bits {
      Kernels.or(marks, bits, layout.windows * Window.words)
    } else {
      for window in 0..<layout.windows {
        let words = marks + window * Window.words
        for at in Int(starts[window])..<Int(starts[window + 1]) {
          words[Int(slots[at] >> 6)] |= 1 << UInt64(slots[at] & 63)
        }
      }
    }
  }
}
