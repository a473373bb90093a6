import Core

/// Gathers one search's total, facet counts and best hits, window by window.
struct HitCollector {
  private struct Found {
    let score: Double
    let ref: Ref
    let place: Shelf.Place

    func isBefore(_ other: Found) -> Bool { score != other.score ? score > other.score : ref < other.ref }
  }

  private let query: Query
  private let limit: Int
  private let cursor: Cursor?
  private var best: Best<Found>
  private var total = 0
  private var facets: [FacetValue: Int] = [:]

  init(_ query: Query, limit: Int, after cursor: Cursor?) {
    self.query = query
    self.limit = max(0, limit)
    self.cursor = cursor
    // One more than the page holds tells whether there is a next page.
    best = Best(limit < Int.max ? self.limit + 1 : limit) { $0.isBefore($1) }
  }

  /// The candidates of one window: profiles that the words find and the audience sees.
  mutating func collect(
    _ candidates: Slots, scores: [Double], in window: Window, at place: (UInt32) -> Shelf.Place
  ) {
    let counted = query.counting == .choices
    let filtered = FilteredSlots(query.filter, of: candidates, in: window.facets, choices: counted)
    total += filtered.hits.count
    for (value, slots) in window.facets.slots where query.counting != .nothing {
      let count = (counted ? filtered.counted(under: value.name) : filtered.hits).count(sharedWith: slots)
      if count > 0 { facets[value, default: 0] += count }
    }
    for slot in filtered.hits {
      let score = scores[Int(slot)]
      // Most hits are below the page: leave before touching their entries, which lie all over the memory.
      if let bar = best.bar?.score, score < bar { continue }
      guard let entry = window.entries[Int(slot)] else { continue }
      if let cursor, (-score, entry.ref) <= (-cursor.score, cursor.ref) { continue }
      best.insert(Found(score: score, ref: entry.ref, place: place(slot)))
    }
  }

  consuming func answer(shared: (Shelf.Place) -> [SharedTerm]) -> SearchAnswer {
    let found = best.sorted()
    let page = found.prefix(limit)
    let next = found.count > page.count ? page.last.map { Cursor(score: $0.score, ref: $0.ref) } : nil
    let hits = page.map { Hit(ref: $0.ref, score: $0.score, shared: shared($0.place)) }
    var byName: [String: [String: Int]] = [:]
    for (value, count) in facets { byName[value.name, default: [:]][value.value] = count }
    return SearchAnswer(total: total, hits: hits, facets: byName, next: next)
  }
}
