import CKernels

/// Which profiles have which facet value or key, and back.
struct FacetTable {
  let keys: KeyList
  let holding: Column<UInt32>
  private let places: Column<UInt64>
  private let slots: Column<UInt8>
  let slotStarts: Column<UInt32>
  let slotValues: Column<UInt32>
  private let profiles: Int

  init(_ sections: SectionReader, _ of: ValueSections, values: Int, profiles: Int) throws(IndexFault) {
    keys = try KeyList(sections, of.bytes, of.starts, cells: of.cells, count: values)
    holding = try sections.column(of.holding, count: values)
    places = try sections.column(of.places, count: values)
    slots = try sections.column(of.slots)
    slotValues = try sections.column(of.slotValues, below: values)
    slotStarts = try sections.starts(of.slotStarts, count: profiles, total: slotValues.count)
    self.profiles = profiles
    for value in 0..<values where !isSound(value) { throw sections.wrong(of.slots) }
  }

  private func isSound(_ value: Int) -> Bool {
    let holding = Int(holding[value])
    let layout = FacetLayout(holding: holding, profiles: profiles)
    guard holding <= profiles, places[value] % 8 == 0, places[value] <= slots.count,
      layout.size <= slots.count - Int(places[value])
    else { return false }
    return layout.hasBits
      ? Slots.isWithin(bits(value), profiles) : Slots.rise(list(value), 0..<holding, below: profiles)
  }

  private func list(_ value: Int) -> UnsafePointer<UInt32> {
    UnsafeRawPointer(slots.base + Int(places[value])).assumingMemoryBound(to: UInt32.self)
  }

  private func bits(_ value: Int) -> UnsafePointer<UInt64> {
    UnsafeRawPointer(slots.base + Int(places[value])).assumingMemoryBound(to: UInt64.self)
  }

  /// How many have any of some values, each counted anew.
  func holding(of values: [Int]) -> Int { values.reduce(0) { $0 + Int(holding[$1]) } }

  /// Marks every slot that has the value, as far as the marks' stretch reaches.
  func mark(_ value: Int, _ marks: Marks) {
    let holding = Int(holding[value])
    if FacetLayout(holding: holding, profiles: profiles).hasBits {
      let start = marks.stretch.lowerBound
      Kernels.or(marks.words + start, bits(value) + start, marks.stretch.count)
    } else {
      for slot in UnsafeBufferPointer(start: list(value), count: holding).within(marks.range) {
        marks.words[Int(slot >> 6)] |= 1 << UInt64(slot & 63)
      }
    }
  }

  /// Each slot that has the value, ascending.
  func visit(_ value: Int, _ body: (Int) -> Void) {
    let holding = Int(holding[value])
    guard FacetLayout(holding: holding, profiles: profiles).hasBits else {
      let list = list(value)
      for at in 0..<holding { body(Int(list[at])) }
      return
    }
    let bits = bits(value)
    for at in 0..<Window.count(profiles) * Window.words {
      var rest = bits[at]
      while rest != 0 {
        body(at * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }

  func mark(_ key: String, _ marks: Marks) {
    if let value = keys.number(of: key) { mark(value, marks) }
  }

  /// Every slot that says nothing under a name, and those beyond the last profile.
  func silent(_ name: String) -> Marks {
    let marks = Marks(windows: Window.count(profiles))
    let prefix = FacetKey.prefix(name)
    for value in 0..<keys.count where keys[value].starts(with: prefix) { mark(value, marks) }
    for at in 0..<marks.count { marks.words[at] = ~marks.words[at] }
    return marks
  }
}
