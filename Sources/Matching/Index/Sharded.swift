/// A dictionary in 1,024 parts, of which a write copies one.
///
/// A plain dictionary of a million records is copied whole by the first write after a reader took a snapshot.
struct Sharded<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private var shards = [[Key: Value]](repeating: [:], count: 1024)

  subscript(key: Key) -> Value? {
    get { shards[Self.shard(key)][key] }
    set { shards[Self.shard(key)][key] = newValue }
  }

  private static func shard(_ key: Key) -> Int { key.hashValue & 1023 }
}
