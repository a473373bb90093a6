/// What the caller keeps beside each profile, by slot.
struct RecordTable {
  private let bytes: Column<UInt8>
  let starts: Column<UInt64>

  init(_ sections: SectionReader, profiles: Int) throws(IndexFault) {
    bytes = try sections.column(.recordBytes)
    starts = try sections.column(.recordStarts, count: profiles + 1)
    let isRising = zip(starts.all, starts.all.dropFirst()).allSatisfy { $0 <= $1 }
    guard isRising, starts[0] == 0, starts[profiles] == UInt64(bytes.count) else { throw sections.wrong(.recordStarts) }
  }

  subscript(slot: Int) -> UnsafeRawBufferPointer {
    let start = Int(starts[slot])
    return UnsafeRawBufferPointer(start: bytes.base + start, count: Int(starts[slot + 1]) - start)
  }
}

extension Sealing {
  func writeRecords(into writer: inout SectionWriter) {
    var starts: [UInt64] = [0]
    starts.reserveCapacity(order.count + 1)
    var end: UInt64 = 0
    for profile in order {
      end += UInt64(draft.records.lengths[Int(profile)])
      starts.append(end)
    }
    writer.write(.recordStarts, starts)
    writer.write(.recordBytes, count: Int(end)) { [records = draft.records, order] in records.write(order, to: $0) }
  }
}
