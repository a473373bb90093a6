/// The numbers of a segment's profiles, a column a name.
struct NumberColumns {
  private(set) var names: [String] = []
  private let columns: Column<UInt8>
  private let layout: NumberLayout

  init(_ sections: SectionReader, names count: Int, profiles: Int) throws(IndexFault) {
    layout = NumberLayout(profiles: profiles)
    columns = try sections.column(.numberColumns, count: count * layout.size)
    var rest = sections.bytes(.numberNames)[...]
    while let length = rest.popFirst() {
      guard Int(length) <= rest.count else { throw sections.wrong(.numberNames) }
      names.append(String(decoding: rest.prefix(Int(length)), as: UTF8.self))
      rest = rest.dropFirst(Int(length))
    }
    guard names.count == count else { throw sections.wrong(.numberNames) }
  }

  func value(_ column: Int, ofSlot slot: Int) -> Int64? {
    precondition(slot >= 0 && slot < layout.profiles)
    let memory = memory(column)
    let word = (memory + layout.bits + slot / 64 * 8).load(as: UInt64.self)
    guard word >> UInt64(slot % 64) & 1 == 1 else { return nil }
    return (memory + layout.values + slot * 8).load(as: Int64.self)
  }

  /// Marks the slots whose number lies in the range.
  func mark(_ name: String, in range: ClosedRange<Int64>, _ marks: UnsafeMutablePointer<UInt64>) {
    guard let column = names.firstIndex(of: name) else { return }
    let memory = memory(column)
    let bits = (memory + layout.bits).assumingMemoryBound(to: UInt64.self)
    let values = (memory + layout.values).assumingMemoryBound(to: Int64.self)
    for window in 0..<layout.windows {
      let least = (memory + window * 16).load(as: Int64.self)
      let most = (memory + window * 16 + 8).load(as: Int64.self)
      guard least <= range.upperBound, most >= range.lowerBound else { continue }
      let isWhole = least >= range.lowerBound && most <= range.upperBound
      for word in window * Window.words..<(window + 1) * Window.words where bits[word] != 0 {
        marks[word] |= isWhole ? bits[word] : Self.inside(range, values + word * 64, bits[word])
      }
    }
  }

  private static func inside(_ range: ClosedRange<Int64>, _ values: UnsafePointer<Int64>, _ bits: UInt64) -> UInt64 {
    var rest = bits
    var out: UInt64 = 0
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
