/// The slots of a facet value: a bit each where over 1 in 32 profiles have it, else a list of 4 bytes each.
struct FacetLayout {
  let hasBits: Bool
  let size: Int

  init(holding: Int, profiles: Int) {
    hasBits = holding > profiles / 32
    size = hasBits ? Window.count(profiles) * Window.words * 8 : (holding * 4 + 7) & ~7
  }
}

extension Sealing {
  func write(_ values: ValueDraft, _ sections: ValueSections, into writer: inout SectionWriter) {
    var starts: [UInt32] = [0]
    var numbers: [UInt32] = []
    var holding = [UInt32](repeating: 0, count: values.count)
    for profile in order {
      let range = values.range(Int(profile))
      numbers += values.numbers[range]
      for index in range { holding[Int(values.numbers[index])] += 1 }
      starts.append(UInt32(numbers.count))
    }
    let layouts = holding.map { FacetLayout(holding: Int($0), profiles: draft.count) }
    var places: [UInt64] = []
    var size = 0
    for layout in layouts {
      places.append(UInt64(size))
      size += layout.size
    }
    var slots = [UInt8](repeating: 0, count: size)
    slots.withUnsafeMutableBytes { memory in
      var filled = [Int](repeating: 0, count: layouts.count)
      for slot in 0..<draft.count {
        for index in Int(starts[slot])..<Int(starts[slot + 1]) {
          let facet = Int(numbers[index])
          let base = Int(places[facet])
          if layouts[facet].hasBits {
            memory[base + slot / 8] |= 1 << UInt8(slot % 8)
          } else {
            memory.storeBytes(of: UInt32(slot), toByteOffset: base + filled[facet] * 4, as: UInt32.self)
            filled[facet] += 1
          }
        }
      }
    }
    writer.write(sections.bytes, values.table.bytes)
    writer.write(sections.starts, values.table.starts)
    writer.write(sections.cells, values.table.cells)
    writer.write(sections.holding, holding)
    writer.write(sections.places, places)
    writer.write(sections.slots, slots)
    writer.write(sections.slotStarts, starts)
    writer.write(sections.slotValues, numbers)
  }
}
