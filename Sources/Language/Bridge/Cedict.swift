import Core
package import Foundation

/// CC-CEDICT, the free Chinese–English dictionary, by simplified headword.
///
/// A line is `傳統 传统 [chuan2 tong3] /tradition/traditional/`. Only where each headword stands is worked out at start;
/// what a line says is read when its word occurs (`Bridge`): a corpus uses a tenth of the 122,000 entries.
package struct Cedict: Sendable {
  /// The whole file.
  let bytes: [UInt8]
  /// Open hash table: the high half of the headword's hash, and the offset of its line plus one.
  private let slots: [UInt64]
  package let count: Int
  /// Nobody's headword is longer; what a text is compared with is cut there.
  static let longestWord = 12

  package init(file: URL) throws {
    do { self.init(bytes: [UInt8](try Data(contentsOf: file))) } catch {
      throw Refusal.unreadable(file.path, error)
    }
  }

  /// Lines that cannot be read are left out.
  init(bytes: [UInt8]) {
    self.bytes = bytes
    let heads = bytes.withUnsafeBufferPointer { Self.heads($0) }
    count = heads.count
    var size = 1024
    while size < heads.count * 2 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    for (hash, offset) in heads {
      var index = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[index] != 0 { index = (index + 1) & (size - 1) }
      slots[index] = hash & Self.hashMask | UInt64(offset + 1)
    }
    self.slots = slots
  }

  private static let hashMask: UInt64 = 0xFFFF_FFFF_0000_0000

  /// Where the lines of a word begin, by the word and its `WordHash`: most words have one line, 行 has four.
  func offsets(of word: ArraySlice<UInt32>, _ hash: UInt64) -> [Int] {
    guard word.count <= Self.longestWord else { return [] }
    return slots.withUnsafeBufferPointer { slots in
      var found: [Int] = []
      var index = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[index] != 0 {
        let slot = slots[index]
        if slot & Self.hashMask == hash & Self.hashMask {
          let offset = Int(slot & ~Self.hashMask) - 1
          if bytes.withUnsafeBufferPointer({ Self.isHead(word, $0, offset) }) { found.append(offset) }
        }
        index = (index + 1) & (slots.count - 1)
      }
      return found
    }
  }

  func line(at offset: Int) -> Line? { bytes.withUnsafeBufferPointer { Line($0, offset) } }

  /// A line's reading and its glosses, as they stand.
  struct Line {
    let pinyin: String
    let glosses: [UInt8]

    fileprivate init?(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) {
      var end = offset
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      let line = bytes[offset..<end]
      guard let open = line.firstIndex(of: UInt8(ascii: "[")),
        let close = line[open...].firstIndex(of: UInt8(ascii: "]")),
        let slash = line[close...].firstIndex(of: UInt8(ascii: "/"))
      else { return nil }
      pinyin = String(decoding: line[(open + 1)..<close], as: UTF8.self)
      glosses = Array(line[slash...])
    }
  }

  // MARK: Headwords

  /// The hash of each line's headword, and where the line begins.
  private static func heads(_ bytes: UnsafeBufferPointer<UInt8>) -> [(hash: UInt64, offset: UInt32)] {
    var heads: [(UInt64, UInt32)] = []
    heads.reserveCapacity(bytes.count / 76)
    var start = 0
    while start < bytes.count, start < Int(UInt32.max) - 1 {
      var at = headStart(bytes, start)
      if at > start {
        var hash = WordHash()
        while let scalar = next(bytes, &at) { hash.add(scalar) }
        if at < bytes.count, bytes[at] == 0x20 { heads.append((hash.value, UInt32(start))) }
      }
      // Three quarters of the file are glosses: skipped by the library's fastest search.
      guard let base = bytes.baseAddress, at < bytes.count, let end = memchr(base + at, 0x0A, bytes.count - at) else {
        break
      }
      start = UnsafeRawPointer(end) - UnsafeRawPointer(base) + 1
    }
    return heads
  }

  /// Where the simplified headword of the line at `start` begins; `start` itself for comments and empty lines.
  @inline(__always) private static func headStart(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    guard bytes[start] != UInt8(ascii: "#") else { return start }
    var at = start
    while at < bytes.count, bytes[at] > 0x20 { at += 1 }
    return at < bytes.count && bytes[at] == 0x20 && at > start ? at + 1 : start
  }

  /// The next scalar of a headword, in lower case; nil at its end and where the bytes are no UTF-8.
  @inline(__always) private static func next(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> UInt32? {
    guard at < bytes.count, bytes[at] > 0x20 else { return nil }
    let first = UInt32(bytes[at])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard at + length <= bytes.count else { return nil }
    var scalar = length == 1 ? first : first & (0xFF >> UInt32(length + 1))
    for offset in 1..<max(length, 1) { scalar = scalar << 6 | UInt32(bytes[at + offset] & 0x3F) }
    at += length
    return scalar >= 0x41 && scalar <= 0x5A ? scalar + 32 : scalar
  }

  private static func isHead(_ word: ArraySlice<UInt32>, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    var at = headStart(bytes, start)
    for scalar in word where next(bytes, &at) != scalar { return false }
    return at < bytes.count && bytes[at] == 0x20
  }
}
