import CKernels

extension Segment {
  /// Has the memory fetched of profiles that are read next: of a million each lies where nobody has just been, and waiting for one after
  /// the other takes longer than reading them. It changes nothing.
  func fetchAhead(_ found: [Collector.Found]) {
    // Where a thing lies is read from memory itself: the second round finds there what the first has asked for.
    for profile in found {
      let slot = Int(profile.slot)
      ids.fetchStart(Int(profile.rank))
      records.fetchStart(slot)
      lq_fetch_ahead(forward.starts.base + slot)
      lq_fetch_ahead(vectors.ofSlot.base + slot)
      lq_fetch_ahead(slotOfRank.base + Int(profile.rank))
    }
    for profile in found {
      let slot = Int(profile.slot)
      ids.fetch(Int(profile.rank))
      lq_fetch_ahead(forward.words.base + forward.range(ofSlot: slot).lowerBound)
      lq_fetch_ahead(forward.presences.base + forward.range(ofSlot: slot).lowerBound)
      records[slot].fetchAhead()
    }
    for profile in found { ids.fetchCell(of: Int(profile.rank)) }
  }
}

extension KeyList {
  func fetchStart(_ number: Int) { lq_fetch_ahead(starts.base + number) }
  func fetch(_ number: Int) { self[number].fetchAhead() }

  /// Of a key that is looked for next.
  func fetchCell(of number: Int) {
    guard let cells else { return }
    lq_fetch_ahead(cells.base + (Int(truncatingIfNeeded: HashedKey(self[number]).hash) & (cells.count - 1)))
  }
}

extension RecordTable {
  func fetchStart(_ slot: Int) { lq_fetch_ahead(starts.base + slot) }
}

extension UnsafeRawBufferPointer {
  private static let line = 64

  fileprivate func fetchAhead() {
    for at in stride(from: 0, to: Swift.min(count, 8 * Self.line), by: Self.line) {
      lq_fetch_ahead(baseAddress.map { $0 + at })
    }
  }
}
