package import Core

extension IndexSnapshot {
  /// The best `limit` profiles that have any of the query's words, or without words, all that its filter lets through.
  package func search(
    _ query: Query, for audience: Audience, limit: Int = 20, after cursor: Cursor? = nil
  ) -> SearchAnswer {
    search(weigh(query.terms), query.filter, counting: query.counting, for: audience, limit: limit, after: cursor)
  }

  package func search(
    _ words: WeighedQuery, _ filter: Filter = Filter(), counting: Counting = .nothing, for audience: Audience,
    limit: Int = 20, after cursor: Cursor? = nil
  ) -> SearchAnswer {
    let segments = segments(for: audience)
    let sieve = Sieve(filter: filter, audience: audience)
    // More than there is cannot be asked for; one more than the page holds tells whether there is a next page.
    let limit = min(max(0, limit), segments.reduce(0) { $0 + $1.count })
    var collector = Collector(limit + 1, in: segments, after: cursor.map { ($0.score, IDs.bytes($0.ref)) })
    var count = Tally(counting, filter)
    Workspace.borrow { workspace in
      for (number, live) in segments.enumerated() {
        let marks = sieve.marks(in: live)
        collector.enter(number)
        if limit > 0 {
          if words.isEmpty {
            Listing.list(live, marks, &collector)
          } else {
            let found = FoundWord.all(of: words, in: live.segment)
            if cursor == nil, sieve.isOpen(live.segment) {
              for word in found { collector.raise(word.reached(by: limit + 1, in: live)) }
            }
            if !found.isEmpty {
              TextSearch(found, in: live.segment, marks: marks, workspace).search(&collector)
            }
          }
        }
        count.add(words, in: live, marks, sieve)
      }
    }
    let found = collector.sorted()
    // Of a whole list only the refs are read.
    if found.count <= Self.mostFetchedAhead {
      for (number, live) in segments.enumerated() {
        let here = found.filter { $0.segment == number }
        if !here.isEmpty { live.segment.fetchAhead(here) }
      }
    }
    let hits = found.prefix(limit).map { found in
      Hit(ref: segments[Int(found.segment)].segment.ref(ofSlot: Int(found.slot)), score: found.score)
    }
    let next = found.count > hits.count ? hits.last.map { Cursor(score: $0.score, ref: $0.ref) } : nil
    return SearchAnswer(total: count.total, hits: hits, facets: count.facets, next: next)
  }

  private static let mostFetchedAhead = 256
}
