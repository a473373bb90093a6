/// The numbers of a segment's profiles, a column a name.
struct NumberColumns {
  private(set) var names: [String] = []
  private let columns: Column<UInt8>
  private let layout: NumberLayout

  init(_ sections: SectionReader, names count: Int, profiles: Int) throws(IndexFault) {
    layout = NumberLayout(profiles: profiles)
    var rest = sections.bytes(.numberNames)[...]
    // Bounded by what is there first: a product of two numbers of a file may overflow.
    guard count <= rest.count else { throw sections.wrong(.numberNames) }
    columns = try sections.column(.numberColumns, count: count * layout.size)
    while let length = rest.popFirst() {
      guard Int(length) <= rest.count else { throw sections.wrong(.numberNames) }
      names.append(String(decoding: rest.prefix(Int(length)), as: UTF8.self))
      rest = rest.dropFirst(Int(length))
    }
    guard names.count == count else { throw sections.wrong(.numberNames) }
    for column in 0..<count where !Slots.isWithin(bits(column), profiles) { throw sections.wrong(.numberColumns) }
  }

  private func bits(_ column: Int) -> UnsafePointer<UInt64> {
    (memory(column) + layout.bits).assumingMemoryBound(to: UInt64.self)
  }

  func value(_ column: Int, ofSlot slot: Int) -> Int64? {
    precondition(slot >= 0 && slot < layout.profiles)
    let memory = memory(column)
    let word = (memory + layout.bits + slot / 64 * 8).load(as: UInt64.self)
    guard word >> UInt64(slot % 64) & 1 == 1 else { return nil }
    return (memory + layout.values + slot * 8).load(as: Int64.self)
  }

  /// Takes the marks off slots that have no number in the range. Numbers of slots without a mark are not looked at.
  ///
  /// - Parameter none: whether a slot without the number keeps its mark.
  func keep(_ name: String, in range: ClosedRange<Int64>, orNone none: Bool = false, _ marked: Marks) {
    guard let column = names.firstIndex(of: name) else {
      if !none { marked.clear() }
      return
    }
    let marks = marked.words
    let memory = memory(column)
    let bits = bits(column)
    let values = (memory + layout.values).assumingMemoryBound(to: Int64.self)
    for window in marked.windows {
      let least = (memory + window * 16).load(as: Int64.self)
      let most = (memory + window * 16 + 8).load(as: Int64.self)
      let isOutside = least > range.upperBound || most < range.lowerBound
      let isWhole = least >= range.lowerBound && most <= range.upperBound
      for word in window * Window.words..<(window + 1) * Window.words where marks[word] != 0 {
        let asked = isOutside ? 0 : marks[word] & bits[word]
        let kept = isWhole || asked == 0 ? asked : inside(range, values, word, asked)
        marks[word] = none ? kept | marks[word] & ~bits[word] : kept
      }
    }
  }

  private func inside(_ range: ClosedRange<Int64>, _ values: UnsafePointer<Int64>, _ word: Int, _ bits: UInt64)
    -> UInt64
  {
    let values = values + word * 64
    var out: UInt64 = 0
    // Of many, comparing all 64 without a branch is quicker; the last word may have fewer.
    if bits.nonzeroBitCount > 16, (word + 1) * 64 <= layout.profiles {
      for at in 0..<64 {
        let isIn = values[at] >= range.lowerBound && values[at] <= range.upperBound
        out |= (isIn ? 1 : 0) << UInt64(truncatingIfNeeded: at)
      }
      return out & bits
    }
    var rest = bits
    while rest != 0 {
      let at = rest.trailingZeroBitCount
      if range.contains(values[at]) { out |= 1 << UInt64(at) }
      rest &= rest - 1
    }
    return out
  }

  private func memory(_ column: Int) -> UnsafeRawPointer {
    precondition(column < names.count)
    return UnsafeRawPointer(columns.base + column * layout.size)
  }
}
