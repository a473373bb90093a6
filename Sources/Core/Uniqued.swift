extension Sequence {
  /// The first of those that share a key, in their order.
  package func uniqued<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
    var seen: Set<Key> = []
    return filter { seen.insert(key($0)).inserted }
  }
}

extension Sequence where Element: Hashable {
  /// Each once, in the order of their first coming.
  package func uniqued() -> [Element] { uniqued { $0 } }
}
