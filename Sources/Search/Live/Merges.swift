// Making one segment of several.
extension IndexState {
  /// Merges of up to so many profiles are done at once; they take milliseconds.
  private static let small = 16_384

  static func merge(_ segments: [LiveSegment]) throws(IndexFault) -> Segment? {
    guard let degree = segments.first?.segment.degree else { return nil }
    var draft = Draft()
    for live in segments { draft.append(live) }
    return try seal(draft, degree)
  }

  mutating func mergeSmall() throws(IndexFault) {
    while let indices = MergePolicy.next(held.map(\.live)), MergePolicy.size(indices, held.map(\.live)) <= Self.small {
      let merged = try Self.merge(indices.map { held[$0].live })
      replace(indices.map { held[$0].live }, by: merged)
    }
  }

  /// - Parameter old: as they were when the merge began; what has gone since goes from the new one too.
  mutating func replace(_ old: [LiveSegment], by merged: Segment?) {
    let current = held.filter { held in old.contains { $0.segment === held.live.segment } }
    held.removeAll { held in old.contains { $0.segment === held.live.segment } }
    guard let merged else { return }
    var gone: [Int] = []
    for before in old {
      let after = current.first { $0.live.segment === before.segment }?.live
      for slot in 0..<before.segment.count where before.isLive(slot) && !(after?.isLive(slot) ?? false) {
        if let slot = merged.slot(of: HashedKey(before.segment.id(ofSlot: slot))) { gone.append(slot) }
      }
    }
    let live = LiveSegment(segment: merged, dead: nil).removing(gone)
    if live.count > 0 { held.append(Held(live: live, file: nil)) }
  }
}
