/// What the caller keeps beside each profile, by slot.
struct RecordTable {
  private let bytes: Column<UInt8>
  private let starts: Column<UInt64>

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
    var bytes: [UInt8] = []
    bytes.reserveCapacity(draft.recordBytes.count)
    var starts: [UInt64] = [0]
    starts.reserveCapacity(order.count + 1)
    for profile in order {
      bytes += draft.recordBytes[Int(draft.recordStarts[Int(profile)])..<Int(draft.recordStarts[Int(profile) + 1])]
      starts.append(UInt64(bytes.count))
    }
    writer.write(.recordBytes, bytes)
    writer.write(.recordStarts, starts)
  }
}
