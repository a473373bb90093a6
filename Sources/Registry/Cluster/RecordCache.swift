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

  private struct Shard {
    /// Whose record a slot has; apart from the records, so that to ask whose it is counts none of them.
    var places = [KeptRecord.Place?](repeating: nil, count: RecordCache.slots)
    var filed = [(any AnyObject & Sendable)?](repeating: nil, count: RecordCache.slots)
    /// What was asked for once, by its hash: one glance at each of a million records shall not drive out the few that are
    /// looked at all the time.
    var seen = [Int](repeating: 0, count: RecordCache.slots)
  }

  private final class Guarded: Sendable {
    let shard = Mutex(Shard())
  }

  private let shards = (0..<RecordCache.count).map { _ in Guarded() }

  /// The record, as it was read before or as `read` reads it now.
  func record<E: Entity>(_ place: KeptRecord.Place, _ read: () -> Filed<E>?) -> Filed<E>? {
    let hash = place.hashValue
    let guarded = shards[hash & (Self.count - 1)]
    let slot = (hash >> 8) & (Self.slots - 1)
    let known = guarded.shard.withLock { shard -> (filed: (any AnyObject & Sendable)?, isWorthKeeping: Bool) in
      if shard.places[slot] == place { return (shard.filed[slot], false) }
      defer { shard.seen[slot] = hash }
      return (nil, shard.seen[slot] == hash)
    }
    if let filed = known.filed { return filed as? Filed<E> }
    guard let made = read() else { return nil }
    guard known.isWorthKeeping else { return made }
    var filed: (any AnyObject & Sendable)? = made
    // The one before is let go after the lock.
    guarded.shard.withLock { shard in
      shard.places[slot] = place
      swap(&shard.filed[slot], &filed)
    }
    return made
  }
}
