/// Which segments are to be made one.
///
/// Segments of like size are merged four at a time, so that a profile is rewritten once for each fourfold growth, and a
/// search looks into a dozen segments at most. One of which a quarter is gone is rewritten alone.
enum MergePolicy {
  private static let fan = 4
  private static let smallest = 256

  /// Of one degree, indices into `segments`; nil when all is well.
  static func next(_ segments: [LiveSegment]) -> [Int]? {
    for (index, live) in segments.enumerated() where live.segment.count - live.count > max(16, live.segment.count / 4) {
      return [index]
    }
    let byTier = Dictionary(grouping: segments.indices) { index in
      "\(segments[index].segment.degree) \(tier(segments[index].count))"
    }
    return byTier.values.filter { $0.count >= fan }.min { size($0, segments) < size($1, segments) }
  }

  private static func tier(_ count: Int) -> Int {
    var tier = 0
    var limit = smallest
    while count >= limit {
      limit *= fan
      tier += 1
    }
    return tier
  }

  static func size(_ indices: [Int], _ segments: [LiveSegment]) -> Int {
    indices.reduce(0) { $0 + segments[$1].count }
  }
}
