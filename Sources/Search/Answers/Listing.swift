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
