/// Short lists have no windows in the file; a search gives them some, so that it has one kind of list to think about.
enum WindowedList {
  /// Bytes that a short list takes in the arena.
  static func size(windows: Int) -> Int { (slots(windows) + PostingsLayout.longestList(windows) * 2 + 7) & ~7 }

  /// Starts and best codes come first.
  private static func slots(_ windows: Int) -> Int { ((windows + 1) * 4 + windows + 1) & ~1 }

  static func windows(
    of postings: Postings, share: UInt32, windows: Int, in memory: UnsafeMutableRawPointer
  ) -> WordWindows {
    guard postings.layout.isListed else {
      return WordWindows(
        share: share, starts: postings.starts, maxes: postings.maxes, slots: postings.slots, codes: postings.codes,
        bits: postings.bits, ranks: postings.ranks)
    }
    let starts = memory.bindMemory(to: UInt32.self, capacity: windows + 1)
    let maxes = (memory + (windows + 1) * 4).bindMemory(to: UInt8.self, capacity: windows)
    let slots = (memory + Self.slots(windows)).bindMemory(to: UInt16.self, capacity: postings.count)
    starts.initialize(repeating: 0, count: windows + 1)
    maxes.initialize(repeating: 0, count: windows)
    let listed = postings.listed
    let codes = postings.codes
    var filled = 0
    for at in 0..<postings.count {
      let window = Int(listed[at]) / Window.size
      while filled < window {
        filled += 1
        starts[filled] = UInt32(at)
      }
      slots[at] = UInt16(truncatingIfNeeded: listed[at] & UInt32(Window.size - 1))
      maxes[window] = max(maxes[window], codes[at])
    }
    while filled < windows {
      filled += 1
      starts[filled] = UInt32(postings.count)
    }
    return WordWindows(
      share: share, starts: starts, maxes: maxes, slots: slots, codes: codes, bits: nil, ranks: nil)
  }
}
