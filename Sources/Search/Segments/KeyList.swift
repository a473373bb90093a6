import CKernels

/// Byte strings by number; and numbers by byte string, where cells of a `KeyTable` were written.
struct KeyList {
  private let bytes: Column<UInt8>
  let starts: Column<UInt32>
  let cells: Column<UInt64>?

  init(
    _ sections: SectionReader, _ bytes: Section, _ starts: Section, cells: Section? = nil, count: Int
  ) throws(IndexFault) {
    self.bytes = try sections.column(bytes)
    self.starts = try sections.starts(starts, count: count, total: self.bytes.count)
    guard let cells else {
      self.cells = nil
      return
    }
    let column: Column<UInt64> = try sections.column(cells)
    // A table that is full, or whose size is no power of two, would be searched without end.
    let isTable = column.count.nonzeroBitCount == 1 && column.count > count
    guard isTable, column.all.allSatisfy({ $0 & 0xFFFF_FFFF <= UInt64(count) }), column.all.contains(0) else {
      throw sections.wrong(cells)
    }
    self.cells = column
  }

  var count: Int { starts.count - 1 }

  subscript(number: Int) -> UnsafeRawBufferPointer {
    let range = starts.range(number)
    return UnsafeRawBufferPointer(start: bytes.base + range.lowerBound, count: range.count)
  }

  func text(_ number: Int) -> String { String(decoding: self[number], as: UTF8.self) }

  func number(of key: String) -> Int? {
    var key = key
    return key.withUTF8 { number(of: HashedKey(UnsafeRawBufferPointer($0))) }
  }

  func number(of key: HashedKey) -> Int? {
    guard let cells else { return nil }
    let mask = cells.count - 1
    var at = Int(truncatingIfNeeded: key.hash) & mask
    while true {
      let cell = cells[at]
      if cell & 0xFFFF_FFFF == 0 { return nil }
      let number = Int(cell & 0xFFFF_FFFF) - 1
      if cell >> 32 == key.hash >> 32, ByteOrder.isEqual(self[number], key.bytes) { return number }
      at = (at + 1) & mask
    }
  }
}

/// A key that is looked for in several segments, hashed once.
struct HashedKey {
  let bytes: UnsafeRawBufferPointer
  let hash: UInt64

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    hash = lq_checksum(bytes.baseAddress, bytes.count)
  }
}
