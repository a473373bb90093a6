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
  func writeFacets(into writer: inout SectionWriter) {
    var starts: [UInt32] = [0]
    var numbers: [UInt32] = []
    var holding = [UInt32](repeating: 0, count: draft.facets.count)
    for profile in order {
      let range = Int(draft.facetStarts[Int(profile)])..<Int(draft.facetStarts[Int(profile) + 1])
      numbers += draft.facetNumbers[range]
      for index in range { holding[Int(draft.facetNumbers[index])] += 1 }
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
    writer.write(.facetHolding, holding)
    writer.write(.facetPlaces, places)
    writer.write(.facetSlots, slots)
    writer.write(.slotFacetStarts, starts)
    writer.write(.slotFacets, numbers)
  }
}
