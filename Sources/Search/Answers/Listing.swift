package import Core

extension IndexSnapshot {
  /// All that a filter lets through, in no order; nil where they are more than `most`.
  package func all(_ filter: Filter, for audience: Audience, atMost most: Int) -> [Ref]? {
    let sieve = Sieve(filter: filter, audience: audience)
    var refs: [Ref] = []
    for live in segments(for: audience) {
      let marks = sieve.marks(in: live)
      guard refs.count + (marks?.population ?? live.count) <= most else { return nil }
      if let marks {
        marks.visit { refs.append(live.segment.ref(ofSlot: $0)) }
      } else {
        refs += (0..<live.segment.count).map { live.segment.ref(ofSlot: $0) }
      }
    }
    return refs
  }
}

/// All that a filter lets through, in the order of ids: what a query without words asks for.
enum Listing {
  static func list(_ live: LiveSegment, _ marks: Marks?, _ collector: inout Collector) {
    collector.list()
    for rank in Int(collector.firstRank)..<live.segment.count {
      if collector.isLate(from: UInt32(rank)) { return }
      let slot = Int(live.segment.slotOfRank[rank])
      if let words = marks?.pointer, words[slot >> 6] >> UInt64(slot & 63) & 1 == 0 { continue }
      // Ids of one segment come ascending: the first that is not kept is followed by none that would be.
      if !collector.offer(0, slot: slot, rank: UInt32(rank)) { return }
    }
  }
}
