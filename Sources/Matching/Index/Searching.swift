package import Core

extension SearchIndex {
  /// The best `limit` profiles that have any of the query's words, or without words, all that its filter lets through.
  package func search(
    _ query: Query, for audience: Audience, limit: Int = 20, after cursor: Cursor? = nil
  ) -> SearchAnswer {
    let weighed = weigh(query)
    let norms = fields.norms
    var collector = HitCollector(query, limit: limit, after: cursor)
    var scores = [Double](repeating: 0, count: Window.capacity)

    for (degree, shelf) in shelves(for: audience) {
      for (number, window) in shelf.windows.enumerated() {
        let found = weighed.isEmpty ? window.occupied : window.score(weighed.terms, norms, into: &scores)
        guard !found.isEmpty else { continue }
        let seen = degree == .everyone ? found : window.seen(by: audience, of: found)
        collector.collect(seen, scores: scores, in: window) { Shelf.Place(degree: degree, window: number, slot: $0) }
        for slot in found { scores[Int(slot)] = 0 }
      }
    }
    return collector.answer { place in window(at: place).shared(weighed.terms, at: place.slot, norms) }
  }

  /// How much of the query's words one profile has, whatever the query's filter says.
  package func relevance(of ref: Ref, to query: Query, for audience: Audience) -> Relevance {
    relevance(of: ref, to: weigh(query), for: audience)
  }

  package func relevance(of ref: Ref, to query: WeighedQuery, for audience: Audience) -> Relevance {
    guard query.total > 0, let place = place(of: ref, for: audience), let entry = entry(at: place) else { return .none }
    let shared = query.terms.compactMap { term in
      entry.word(term.text).map { word in
        SharedTerm(
          text: term.text, asked: term.surface, written: word.surface,
          contribution: term.weight * Double(word.presence) / query.total)
      }
    }
    return Relevance(share: min(1, shared.reduce(0) { $0 + $1.contribution }), shared: shared)
  }
}
