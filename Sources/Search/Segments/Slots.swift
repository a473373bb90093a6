/// Whether sets of slots that a file holds are sets of slots that there are: searches do not look again.
enum Slots {
  /// Whether each is greater than the one before, and the last below `bound`.
  ///
  /// A slot that stands twice or before a smaller one would be counted in a window that it does not lie in.
  static func rise<Slot: FixedWidthInteger>(_ slots: UnsafePointer<Slot>, _ range: Range<Int>, below bound: Int) -> Bool
  {
    guard let last = range.last else { return true }
    var falls = false
    for at in range.dropFirst() where slots[at] <= slots[at - 1] { falls = true }
    return !falls && Int(slots[last]) < bound
  }

  /// Whether of whole windows of bits those beyond the last profile are 0.
  static func isWithin(_ bits: UnsafePointer<UInt64>, _ profiles: Int) -> Bool {
    let whole = profiles / 64
    if profiles % 64 > 0, bits[whole] >> UInt64(profiles % 64) != 0 { return false }
    let rest = whole + (profiles % 64 > 0 ? 1 : 0)
    return (rest..<Window.count(profiles) * Window.words).allSatisfy { bits[$0] == 0 }
  }
}

extension UnsafeBufferPointer<UInt32> {
  /// Of ascending slots those that lie within a range.
  func within(_ range: Range<Int>) -> UnsafeBufferPointer<UInt32> {
    let start = place(of: range.lowerBound)
    return UnsafeBufferPointer(rebasing: self[start..<Swift.max(start, place(of: range.upperBound))])
  }

  /// How many come before one.
  private func place(of slot: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle]) < slot { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
