import CKernels

/// The different vectors of a segment, and whose they are.
struct VectorTable {
  let values: Column<Int8>
  let scales: Column<Float>
  let ofSlot: Column<UInt32>
  private let slotStarts: Column<UInt32>
  private let slots: Column<UInt32>

  var count: Int { scales.count }

  init(_ sections: SectionReader, vectors: Int, profiles: Int) throws(IndexFault) {
    values = try sections.column(.vectorValues, count: vectors * Vector.dimensions)
    scales = try sections.column(.vectorScales, count: vectors)
    guard scales.all.allSatisfy({ $0 > 0 && $0.isFinite }) else { throw sections.wrong(.vectorScales) }
    ofSlot = try sections.column(.vectorOfSlot, count: profiles)
    guard ofSlot.all.allSatisfy({ $0 < vectors || $0 == nothing }) else { throw sections.wrong(.vectorOfSlot) }
    slots = try sections.column(.vectorSlots, below: profiles)
    slotStarts = try sections.starts(.vectorSlotStarts, count: vectors, total: slots.count)
    // Nobody is listed twice, nor under another's vector.
    for vector in 0..<vectors {
      let range = slotStarts.range(vector)
      guard Slots.rise(slots.base, range, below: profiles), range.allSatisfy({ ofSlot[Int(slots[$0])] == vector })
      else { throw sections.wrong(.vectorSlots) }
    }
  }

  /// Those of a vector's slots that lie within a range.
  func slots(of vector: Int, in range: Range<Int>) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(rebasing: slots.all[slotStarts.range(vector)]).within(range)
  }

  func vector(ofSlot slot: Int) -> Vector? {
    let number = ofSlot[slot]
    guard number != nothing else { return nil }
    let start = Int(number) * Vector.dimensions
    return Vector(values: Array(values.all[start..<start + Vector.dimensions]), scale: scales[Int(number)])
  }

  /// How near a profile's vector is to another; nil where it has none.
  func likeness(ofSlot slot: Int, to vector: Vector) -> Likeness? {
    let number = ofSlot[slot]
    guard number != nothing else { return nil }
    var product: Int32 = 0
    lq_dot_products(values.base + Int(number) * Vector.dimensions, 1, vector.values, 1, &product)
    return Likeness(product, scales[Int(number)], vector.scale)
  }
}
