import Core
import Search
import Synchronization

/// Records that were read from the index, to a bound: reading one takes microseconds, and pages ask for the same few again
/// and again.
///
/// What is known by its place never changes, so the cache serves every state of the cluster at once.
final class RecordCache: Sendable {
  private static let count = 64
  private static let most = 1024

  private struct Shard {
    var records: [KeptRecord.Place: any Entity] = [:]
    /// What was asked for once, by its hash: one glance at each of a million records shall not drive out the few that are
    /// looked at all the time.
    var seen = [Int](repeating: 0, count: RecordCache.most)
  }

  private final class Guarded: Sendable {
    let shard = Mutex(Shard())
  }

  private let shards = (0..<RecordCache.count).map { _ in Guarded() }

  /// The record, as it was read before or as `read` reads it now.
  func record<E: Entity>(_ place: KeptRecord.Place, _ read: () -> E?) -> E? {
    let hash = place.hashValue
    let guarded = shards[hash & (Self.count - 1)]
    let known = guarded.shard.withLock { shard -> (record: (any Entity)?, isWorthKeeping: Bool) in
      if let found = shard.records[place] { return (found, false) }
      let slot = (hash >> 8) & (Self.most - 1)
      defer { shard.seen[slot] = hash }
      return (nil, shard.seen[slot] == hash)
    }
    if let found = known.record { return found as? E }
    guard let made = read() else { return nil }
    guard known.isWorthKeeping else { return made }
    guarded.shard.withLock { shard in
      // When there is no room, all go: what is asked for often is soon back.
      if shard.records.count >= Self.most { shard.records.removeAll(keepingCapacity: true) }
      shard.records[place] = made
    }
    return made
  }
}
