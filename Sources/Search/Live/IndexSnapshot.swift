import Core

/// The index at one moment: what every question is asked of. Taking one costs nothing, and later writes do not change it.
package struct IndexSnapshot: Sendable {
  /// The largest first: what it has found spares the others work.
  let segments: [LiveSegment]
  /// Up to where the caller has told it what changed.
  package let position: Position
  /// How many profiles anybody may see: with the counts of words in them, the only statistics there are.
  let publicCount: Int

  init(_ segments: [LiveSegment], _ position: Position) {
    self.segments = segments.filter { $0.count > 0 }.sorted { $0.segment.count > $1.segment.count }
    self.position = position
    publicCount = segments.reduce(0) { $1.segment.degree == .everyone ? $0 + $1.count : $0 }
  }

  package var count: Int { segments.reduce(0) { $0 + $1.count } }

  /// A query's words with their worth. Whoever asks several things of one query weighs once.
  package func weigh(_ terms: [Term]) -> WeighedQuery {
    let open = segments.filter { $0.segment.degree == .everyone }
    return WeighedQuery(terms, profiles: publicCount) { text in
      var text = text
      return text.withUTF8 { utf8 in
        let key = HashedKey(UnsafeRawBufferPointer(utf8))
        return open.reduce(0) { sum, live in
          sum + (live.segment.words.keys.number(of: key).map { live.holding($0) } ?? 0)
        }
      }
    }
  }

  /// Segments in which this audience may see anything.
  func segments(for audience: Audience) -> [LiveSegment] {
    audience == .visitor ? segments.filter { $0.segment.degree == .everyone } : segments
  }
}
