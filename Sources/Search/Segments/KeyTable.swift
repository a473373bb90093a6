import CKernels

/// Different keys, numbered in the order in which they came: words, facet values, vectors.
///
/// Swift's `Dictionary` of strings takes five times as long, and what this one holds goes into a file as it is.
struct KeyTable: Sendable {
  /// All keys' bytes, one behind the other.
  private(set) var bytes: [UInt8] = []
  /// Where each key begins, and where the last one ends.
  private(set) var starts: [UInt32] = [0]
  /// Open addressing: the upper half of a key's hash, then its number + 1; 0 where there is none.
  private(set) var cells = [UInt64](repeating: 0, count: 16)

  var count: Int { starts.count - 1 }

  mutating func number(of key: UnsafeRawBufferPointer) -> UInt32 {
    let hash = lq_checksum(key.baseAddress, key.count)
    let mask = cells.count - 1
    var at = Int(truncatingIfNeeded: hash) & mask
    while cells[at] != 0 {
      if cells[at] >> 32 == hash >> 32, holds(key, at: Int(cells[at] & 0xFFFF_FFFF) - 1) {
        return UInt32(cells[at] & 0xFFFF_FFFF) - 1
      }
      at = (at + 1) & mask
    }
    let number = UInt32(count)
    bytes.append(contentsOf: key)
    starts.append(UInt32(bytes.count))
    cells[at] = (hash >> 32) << 32 | UInt64(number + 1)
    if count * 2 > cells.count { grow() }
    return number
  }

  mutating func number(of key: String) -> UInt32 {
    var key = key
    return key.withUTF8 { number(of: UnsafeRawBufferPointer($0)) }
  }

  private func holds(_ key: UnsafeRawBufferPointer, at number: Int) -> Bool {
    let start = Int(starts[number])
    let end = Int(starts[number + 1])
    guard end - start == key.count else { return false }
    return bytes.withUnsafeBytes { ByteOrder.isEqual(UnsafeRawBufferPointer(rebasing: $0[start..<end]), key) }
  }

  private mutating func grow() {
    cells = [UInt64](repeating: 0, count: cells.count * 2)
    let mask = cells.count - 1
    bytes.withUnsafeBytes { bytes in
      for number in 0..<count {
        let start = Int(starts[number])
        let hash = lq_checksum(bytes.baseAddress.map { $0 + start }, Int(starts[number + 1]) - start)
        var at = Int(truncatingIfNeeded: hash) & mask
        while cells[at] != 0 { at = (at + 1) & mask }
        cells[at] = (hash >> 32) << 32 | UInt64(number + 1)
      }
    }
  }
}
