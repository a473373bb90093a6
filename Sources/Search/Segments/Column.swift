/// Values of one type that lie in a segment's memory, whose owner outlives it.
///
/// Reading is checked; `base` is for the innermost loops, whose bounds were checked when the segment was opened.
struct Column<Element: BitwiseCopyable> {
  let base: UnsafePointer<Element>
  let count: Int

  /// Nil when the bytes are no whole number of aligned elements.
  init?(_ bytes: UnsafeRawBufferPointer) {
    let stride = MemoryLayout<Element>.stride
    guard let address = bytes.baseAddress, bytes.count % stride == 0,
      UInt(bitPattern: address) % UInt(MemoryLayout<Element>.alignment) == 0
    else { return nil }
    base = address.assumingMemoryBound(to: Element.self)
    count = bytes.count / stride
  }

  subscript(index: Int) -> Element {
    precondition(index >= 0 && index < count)
    return base[index]
  }

  var all: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }
}

extension Column where Element == UInt32 {
  /// Whether it can be read as the starts of consecutive ranges that together hold `total` things.
  func isStarts(count expected: Int, total: Int) -> Bool {
    guard count == expected + 1, base[0] == 0, Int(base[expected]) == total else { return false }
    var falls = false
    for index in 0..<expected where base[index] > base[index + 1] { falls = true }
    return !falls
  }

  func range(_ index: Int) -> Range<Int> { Int(self[index])..<Int(self[index + 1]) }

  func allBelow(_ bound: Int) -> Bool { (all.max().map(Int.init) ?? -1) < bound }
}
