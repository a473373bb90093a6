extension Sealing {
  func writeVectors(into writer: inout SectionWriter) {
    let size = Vector.dimensions
    let stride = size + 4
    var values: [UInt8] = []
    var scales: [UInt32] = []
    values.reserveCapacity(draft.vectors.count * size)
    for vector in 0..<draft.vectors.count {
      let bytes = draft.vectors.bytes[vector * stride..<(vector + 1) * stride]
      values += bytes.prefix(size)
      scales.append(bytes.suffix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) })
    }
    let vectorOfSlot = order.map { draft.vectorOf[Int($0)] }
    var starts = [UInt32](repeating: 0, count: draft.vectors.count + 1)
    for vector in vectorOfSlot where vector != nothing { starts[Int(vector) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var next = starts
    var flat = [UInt32](repeating: 0, count: Int(starts.last ?? 0))
    for (slot, vector) in vectorOfSlot.enumerated() where vector != nothing {
      flat[Int(next[Int(vector)])] = UInt32(slot)
      next[Int(vector)] += 1
    }
    writer.write(.vectorValues, values)
    writer.write(.vectorScales, scales)
    writer.write(.vectorOfSlot, vectorOfSlot)
    writer.write(.vectorSlotStarts, starts)
    writer.write(.vectorSlots, flat)
  }
}
