/// The values under which profiles in the making are found, profile by profile: facets, or keys.
struct ValueDraft: Sendable {
  private(set) var table = KeyTable()
  private(set) var starts: [UInt32] = [0]
  /// The values' numbers in `table`, ascending within a profile.
  private(set) var numbers: [UInt32] = []

  var count: Int { table.count }

  func key(_ value: Int) -> ArraySlice<UInt8> {
    table.bytes[Int(table.starts[value])..<Int(table.starts[value + 1])]
  }

  func range(_ profile: Int) -> Range<Int> { Int(starts[profile])..<Int(starts[profile + 1]) }

  /// The next profile's.
  mutating func append(_ values: [String]) {
    var own = values.map { table.number(of: $0) }
    own.sort()
    for (at, number) in own.enumerated() where at == 0 || number != own[at - 1] { numbers.append(number) }
    starts.append(UInt32(numbers.count))
  }

  /// Those of the profiles of another draft.
  mutating func append(_ other: ValueDraft) {
    let known = other.table.bytes.withUnsafeBytes { bytes in
      (0..<other.count).map { number in
        let range = Int(other.table.starts[number])..<Int(other.table.starts[number + 1])
        return table.number(of: UnsafeRawBufferPointer(rebasing: bytes[range]))
      }
    }
    let base = UInt32(numbers.count)
    starts += other.starts.dropFirst().map { $0 + base }
    numbers += other.numbers.map { known[Int($0)] }
  }

  /// The next profile's, as a segment has them.
  ///
  /// - Parameter known: by the segment's number of a value the one here, `nothing` where it was not met yet.
  mutating func append(_ values: FacetTable, ofSlot slot: Int, _ known: inout [UInt32]) {
    for index in values.slotStarts.range(slot) {
      let value = Int(values.slotValues[index])
      if known[value] == nothing { known[value] = table.number(of: values.keys[value]) }
      numbers.append(known[value])
    }
    starts.append(UInt32(numbers.count))
  }
}

/// Where a segment's file has such values.
struct ValueSections {
  let bytes, starts, cells, holding, places, slots, slotStarts, slotValues: Section

  static let facets = ValueSections(
    bytes: .facetBytes, starts: .facetStarts, cells: .facetCells, holding: .facetHolding, places: .facetPlaces,
    slots: .facetSlots, slotStarts: .slotFacetStarts, slotValues: .slotFacets)

  static let keys = ValueSections(
    bytes: .keyBytes, starts: .keyStarts, cells: .keyCells, holding: .keyHolding, places: .keyPlaces,
    slots: .keySlots, slotStarts: .slotKeyStarts, slotValues: .slotKeys)
}
