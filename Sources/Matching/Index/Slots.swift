/// A set of slots of one window, a bit each: filters and counts work on 64 profiles at a time.
struct Slots: Sendable {
  private var words = [UInt64](repeating: 0, count: Window.capacity / 64)

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  mutating func insert(_ slot: UInt32) { words[Int(slot / 64)] |= 1 << UInt64(slot % 64) }

  mutating func remove(_ slot: UInt32) { words[Int(slot / 64)] &= ~(1 << UInt64(slot % 64)) }

  mutating func formUnion(_ other: Slots) { for i in words.indices { words[i] |= other.words[i] } }

  mutating func subtract(_ other: Slots) { for i in words.indices { words[i] &= ~other.words[i] } }

  mutating func formIntersection(_ other: Slots) { for i in words.indices { words[i] &= other.words[i] } }

  func intersection(_ other: Slots) -> Slots {
    var out = self
    out.formIntersection(other)
    return out
  }

  /// Counted in place: an answer's facets take one of these for each value in each window.
  func count(sharedWith other: Slots) -> Int {
    var out = 0
    for i in words.indices { out += (words[i] & other.words[i]).nonzeroBitCount }
    return out
  }
}

extension Slots: Sequence {
  struct Iterator: IteratorProtocol {
    fileprivate let words: [UInt64]
    private var index = -1
    private var rest: UInt64 = 0

    fileprivate init(_ words: [UInt64]) { self.words = words }

    mutating func next() -> UInt32? {
      while rest == 0 {
        index += 1
        guard index < words.count else { return nil }
        rest = words[index]
      }
      defer { rest &= rest - 1 }
      return UInt32(index * 64 + rest.trailingZeroBitCount)
    }
  }

  func makeIterator() -> Iterator { Iterator(words) }
}
