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

  private final class Kept: Sendable {
    let place: KeptRecord.Place
    let record: any Entity

    init(_ place: KeptRecord.Place, _ record: any Entity) {
      self.place = place
      self.record = record
    }
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
    let known = guarded.shard.withLock { shard -> (kept: Kept?, isWorthKeeping: Bool) in
      if let kept = shard.kept[slot], kept.place == place { return (kept, false) }
      defer { shard.seen[slot] = hash }
      return (nil, shard.seen[slot] == hash)
    }
    if let kept = known.kept { return kept.record as? E }
    guard let made = read() else { return nil }
    guard known.isWorthKeeping else { return made }
    var kept: Kept? = Kept(place, made)
    // The one before is let go after the lock.
    guarded.shard.withLock { swap(&$0.kept[slot], &kept) }
    return made
  }
}
