/// Different byte strings, numbered in the order in which they came.
///
/// Swift's `Dictionary` of strings takes five times as long: it hashes against attackers and compares by canonical equivalence.
struct ByteNumbers: Sendable {
  /// What is looked up must have so many bytes behind it that may be read, whatever they are.
  static let padding = 8

  /// Open addressing: the upper half of the hash, then the number + 1; 0 where there is none.
  private var cells = [UInt64](repeating: 0, count: 1024)
  /// Each string from a multiple of 8 on, filled up with zeros.
  private var words: [UInt64] = []
  private var entries: [(start: UInt32, count: UInt32, hash: UInt64)] = []

  var count: Int { entries.count }

  mutating func removeAll() { self = ByteNumbers() }

  /// The number of the `count` bytes from `start` on, a new one if it is as great as `count` was.
  @inline(__always) mutating func number(of start: UnsafePointer<UInt8>, count: Int) -> Int {
    let hash = Self.hash(start, count)
    if let known = find(start, count, hash) { return known }
    return add(start, count, hash)
  }

  mutating func number(of key: String) -> Int {
    var key = key
    return key.withUTF8 { bytes in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + Self.padding) { room in
        // All of it is written, so that what lies behind the key may be read.
        let end = room.initialize(fromContentsOf: bytes)
        UnsafeMutableBufferPointer(rebasing: room[end...]).initialize(repeating: 0)
        return room.baseAddress.map { number(of: UnsafePointer($0), count: bytes.count) } ?? 0
      }
    }
  }

  @inline(__always) private func find(_ start: UnsafePointer<UInt8>, _ count: Int, _ hash: UInt64) -> Int? {
    cells.withUnsafeBufferPointer { cells in
      let mask = cells.count - 1
      var at = Int(truncatingIfNeeded: hash) & mask
      while cells[at] != 0 {
        let number = Int(cells[at] & 0xFFFF_FFFF) - 1
        if cells[at] >> 32 == hash >> 32, holds(start, count, at: number) { return number }
        at = (at + 1) & mask
      }
      return nil
    }
  }

  @inline(__always) private func holds(_ start: UnsafePointer<UInt8>, _ count: Int, at number: Int) -> Bool {
    let entry = entries[number]
    guard Int(entry.count) == count else { return false }
    return words.withUnsafeBufferPointer { words in
      var word = Int(entry.start)
      var at = 0
      while at < count {
        if words[word] != Self.load(start + at, count - at) { return false }
        word += 1
        at += 8
      }
      return true
    }
  }

  private mutating func add(_ start: UnsafePointer<UInt8>, _ count: Int, _ hash: UInt64) -> Int {
    let number = entries.count
    entries.append((UInt32(words.count), UInt32(count), hash))
    for at in stride(from: 0, to: count, by: 8) { words.append(Self.load(start + at, count - at)) }
    if entries.count * 2 > cells.count {
      cells = [UInt64](repeating: 0, count: cells.count * 2)
      for other in entries.indices { place(other) }
    } else {
      place(number)
    }
    return number
  }

  private mutating func place(_ number: Int) {
    let mask = cells.count - 1
    var at = Int(truncatingIfNeeded: entries[number].hash) & mask
    while cells[at] != 0 { at = (at + 1) & mask }
    cells[at] = (entries[number].hash >> 32) << 32 | UInt64(number + 1)
  }

  /// Eight bytes, those from `left` on as zeros.
  @inline(__always) private static func load(_ start: UnsafePointer<UInt8>, _ left: Int) -> UInt64 {
    let word = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
    return left >= 8 ? word : word & (1 << UInt64(left * 8) - 1)
  }

  @inline(__always) private static func hash(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    var hash = UInt64(count) &* 0x9E37_79B9_7F4A_7C15
    var at = 0
    while at < count {
      let product = (hash ^ load(start + at, count - at)).multipliedFullWidth(by: 0xFF51_AFD7_ED55_8CCD)
      hash = product.high ^ product.low
      at += 8
    }
    return hash ^ hash >> 29
  }
}
