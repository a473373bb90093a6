package import Core

/// What a profile's caller kept beside it, in the memory of a segment that does not change.
package struct KeptRecord: Sendable {
  /// The same as long as the segment is there, and nobody else's while the process runs: what a cache may know a record by.
  package struct Place: Hashable, Sendable {
    let segment: UInt64
    let slot: UInt32
  }

  let segment: Segment
  let slot: Int

  package var ref: Ref { segment.ref(ofSlot: slot) }
  package var place: Place { Place(segment: segment.number, slot: UInt32(slot)) }

  /// - Parameter body: must not keep the bytes.
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try withExtendedLifetime(segment) { try body(segment.records[slot]) }
  }
}

extension IndexSnapshot {
  /// Nil for what is absent and for what this audience may not see.
  package func kept(_ ref: Ref, for audience: Audience) -> KeptRecord? {
    place(of: ref, for: audience).map { KeptRecord(segment: $0.live.segment, slot: $0.slot) }
  }

  /// Profiles under a key, in the order of their refs.
  package func kept(under key: String, for audience: Audience) -> [KeptRecord] { holders(of: key, \.keys, audience) }

  /// Profiles of a kind, in the order of their refs.
  package func kept(of kind: Kind, for audience: Audience) -> [KeptRecord] {
    holders(of: FacetKey.kind(kind), \.facets, audience)
  }

  package func count(of kind: Kind, for audience: Audience) -> Int {
    let sieve = Sieve(filter: Filter(), audience: audience)
    return segments(for: audience).reduce(0) { sum, live in
      guard let value = live.segment.facets.keys.number(of: FacetKey.kind(kind)) else { return sum }
      if sieve.isOpen(live.segment), live.dead == nil { return sum + Int(live.segment.facets.holding[value]) }
      var count = 0
      live.segment.facets.visit(value) { slot in if sieve.lets(slot, of: live) { count += 1 } }
      return sum + count
    }
  }

  private func holders(
    of key: String, _ table: KeyPath<Segment, FacetTable>, _ audience: Audience
  ) -> [KeptRecord] {
    var found: [KeptRecord] = []
    visit(key, table, audience) { live, slot in found.append(KeptRecord(segment: live.segment, slot: slot)) }
    guard found.count > 1 else { return found }
    return found.sorted { a, b in
      if a.segment === b.segment { return a.segment.rankOfSlot[a.slot] < b.segment.rankOfSlot[b.slot] }
      return ByteOrder.isBefore(a.segment.id(ofSlot: a.slot), b.segment.id(ofSlot: b.slot))
    }
  }

  private func visit(
    _ key: String, _ table: KeyPath<Segment, FacetTable>, _ audience: Audience, _ body: (LiveSegment, Int) -> Void
  ) {
    let sieve = Sieve(filter: Filter(), audience: audience)
    var key = key
    key.withUTF8 { utf8 in
      let key = HashedKey(UnsafeRawBufferPointer(utf8))
      for live in segments(for: audience) {
        let table = live.segment[keyPath: table]
        guard let value = table.keys.number(of: key) else { continue }
        table.visit(value) { slot in if sieve.lets(slot, of: live) { body(live, slot) } }
      }
    }
  }
}
