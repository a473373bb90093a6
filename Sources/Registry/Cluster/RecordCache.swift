import Core
import Search
import Synchronization

/// Records that were read from the index, to a bound: reading one takes microseconds, and pages ask for the same few again
/// and again.
///
/// What is known by its place never changes, so the cache serves every state of the cluster at once. Each place has one slot, and
/// takes it from whoever had it before: to make room for many at once would keep somebody waiting.
final class RecordCache: Sendable {
  private static let count = 64
  private static let slots = 1024

  /// In a box of its type: to take it out of an `any Entity` counts all that it refers to once more.
  private final class Box<E: Entity>: Sendable {
    let record: E

    init(_ record: E) { self.record = record }
  }

  private struct Kept {
    let place: KeptRecord.Place
    let box: any AnyObject & Sendable
  }

  private struct Shard {
    var kept = [Kept?](repeating: nil, count: RecordCache.slots)
    /// What was asked for once, by its hash: one glance at each of a million records shall not drive out the few that are
    /// looked at all the time.
    var seen = [Int](repeating: 0, count: RecordCache.slots)
  }

  private final class Guarded: Sendable {
    let shard = Mutex(Shard())
  }

  private let shards = (0..<RecordCache.count).map { _ in Guarded() }

  /// The record, as it was read before or as `read` reads it now.
  func record<E: Entity>(_ place: KeptRecord.Place, _ read: () -> E?) -> E? {
    let hash = place.hashValue
    let guarded = shards[hash & (Self.count - 1)]
    let slot = (hash >> 8) & (Self.slots - 1)
    let known = guarded.shard.withLock { shard -> (box: (any AnyObject & Sendable)?, isWorthKeeping: Bool) in
      if let kept = shard.kept[slot], kept.place == place { return (kept.box, false) }
      defer { shard.seen[slot] = hash }
      return (nil, shard.seen[slot] == hash)
    }
    if let box = known.box { return (box as? Box<E>)?.record }
    guard let made = read() else { return nil }
    guard known.isWorthKeeping else { return made }
    var kept: Kept? = Kept(place: place, box: Box(made))
    // The one before is let go after the lock.
    guarded.shard.withLock { swap(&$0.kept[slot], &kept) }
    return made
  }
}
