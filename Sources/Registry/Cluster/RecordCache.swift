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

  private final class Shard: Sendable {
    let records = Mutex<[KeptRecord.Place: any Entity]>([:])
  }

  private let shards = (0..<RecordCache.count).map { _ in Shard() }

  /// The record, as it was read before or as `read` reads it now.
  func record<E: Entity>(_ place: KeptRecord.Place, _ read: () -> E?) -> E? {
    let shard = shards[place.hashValue & (Self.count - 1)]
    if let found = shard.records.withLock({ $0[place] }) { return found as? E }
    guard let made = read() else { return nil }
    shard.records.withLock { records in
      // When there is no room, all go: what is asked for often is soon back.
      if records.count >= Self.most { records.removeAll(keepingCapacity: true) }
      records[place] = made
    }
    return made
  }
}
