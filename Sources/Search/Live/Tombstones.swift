/// Which profiles of a segment are gone, and how often each word went with them.
final class Tombstones: Sendable {
  let bits: [UInt64]
  let count: Int
  /// By the word's number: what is to be taken off its count, so that rarity stays exact.
  let removed: [UInt32]

  private init(_ bits: [UInt64], _ count: Int, _ removed: [UInt32]) {
    self.bits = bits
    self.count = count
    self.removed = removed
  }

  /// Those of before and these slots besides; nil when nothing is gone.
  static func adding(_ slots: some Sequence<Int>, to old: Tombstones?, in segment: Segment) -> Tombstones? {
    var bits = old?.bits ?? [UInt64](repeating: 0, count: segment.windows * Window.words)
    var removed = old?.removed ?? [UInt32](repeating: 0, count: segment.words.keys.count)
    var count = old?.count ?? 0
    for slot in slots where bits[slot / 64] >> UInt64(slot % 64) & 1 == 0 {
      bits[slot / 64] |= 1 << UInt64(slot % 64)
      count += 1
      for index in segment.forward.range(ofSlot: slot) { removed[Int(segment.forward.words[index])] += 1 }
    }
    return count == 0 ? nil : Tombstones(bits, count, removed)
  }

  func contains(_ slot: Int) -> Bool { bits[slot / 64] >> UInt64(slot % 64) & 1 == 1 }
}

/// A segment as it is at one moment.
struct LiveSegment: Sendable {
  let segment: Segment
  let dead: Tombstones?

  var count: Int { segment.count - (dead?.count ?? 0) }

  func isLive(_ slot: Int) -> Bool { !(dead?.contains(slot) ?? false) }

  func slot(of id: HashedKey) -> Int? {
    segment.slot(of: id).flatMap { isLive($0) ? $0 : nil }
  }

  /// How many of its profiles have the word.
  func holding(_ word: Int) -> Int { max(0, Int(segment.words.holding[word]) - Int(dead?.removed[word] ?? 0)) }

  func removing(_ slots: some Sequence<Int>) -> LiveSegment {
    LiveSegment(segment: segment, dead: Tombstones.adding(slots, to: dead, in: segment))
  }
}
