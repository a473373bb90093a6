package import Core

extension IndexSnapshot {
  /// The best by words and by meaning together: what shares a word with the question, and of the nearest in meaning what
  /// reaches the floor.
  ///
  /// Of the `depth` best by words and the `depth` nearest each hit has `share of words + weight · likeness` as its score; every
  /// other one, which shares a word and is in neither list, has its share alone. The order is that of these scores, equals in
  /// the order of the refs, and a page is a stretch of it. Both lists are exact, under the filter and for the audience, so a page
  /// depends on nothing but the question and its cursor.
  ///
  /// What meaning alone brings in is counted in the total and in the facets as it is listed.
  package func search(
    _ words: WeighedQuery, near: Nearness?, _ filter: Filter = Filter(), counting: Counting = .nothing,
    for audience: Audience, limit: Int = 20, after cursor: Cursor? = nil
  ) -> SearchAnswer {
    // Without words everything is listed, and nothing is nearer than anything else.
    guard let near, near.depth > 0, !words.isEmpty else {
      return search(words, filter, counting: counting, for: audience, limit: limit, after: cursor)
    }
    let best = search(words, filter, counting: counting, for: audience, limit: near.depth)
    let found = FusedHead(best, words, near, filter, audience, in: self)
    let limit = min(max(0, limit), count)
    var hits = found.hits.filter { hit in cursor.map { hit.isBehind($0) } ?? true }
    if let last = best.next {
      // What follows the best by words, less what meaning has put before it.
      let start = cursor.map { last.isBehind($0) ? last : $0 } ?? last
      let rest = search(words, filter, for: audience, limit: limit + 1 + found.hits.count, after: start).hits
      hits = (hits + rest.filter { !found.refs.contains($0.ref) }).sorted { $0.isBefore($1) }
    }
    let page = Array(hits.prefix(limit))
    let next = hits.count > page.count ? page.last.map { Cursor(score: $0.score, ref: $0.ref) } : nil
    let apart = found.hits.filter(\.isNear)
    var facets = best.facets
    switch counting {
    case .nothing, .total: break
    case .hits: facets.add(self.facets(of: apart, audience))
    case .choices:
      let chosen = Set(filter.facets.filter { !$0.value.isEmpty }.keys)
      facets.add(self.facets(of: apart, audience).filter { !chosen.contains($0.key) })
      for name in chosen {
        var others = filter
        others.facets[name] = nil
        let alone = FusedHead.apart(words, near, others, audience, in: self)
        facets.add(self.facets(of: alone, audience).filter { $0.key == name })
      }
    }
    return SearchAnswer(
      total: best.total.map { $0 + apart.count }, hits: page, facets: facets, next: limit > 0 ? next : nil,
      near: apart.count)
  }

  /// Of the nearest in meaning those that reach the floor and share no word, the nearest first.
  package func apart(
    from words: WeighedQuery, near: Nearness, _ filter: Filter = Filter(), for audience: Audience
  ) -> [Ref] {
    FusedHead.apart(words, near, filter, audience, in: self).map(\.ref)
  }

  private func facets(of hits: [Hit], _ audience: Audience) -> [String: [String: Int]] {
    var counts: [String: [String: Int]] = [:]
    for hit in hits {
      for (name, values) in facets(of: hit.ref, for: audience) {
        for value in values { counts[name, default: [:]][value, default: 0] += 1 }
      }
    }
    return counts
  }
}

/// The hits that are ranked by words and meaning both.
private struct FusedHead {
  let hits: [Hit]
  let refs: Set<Ref>

  /// - Parameter best: by words, the first `depth`.
  init(
    _ best: SearchAnswer, _ words: WeighedQuery, _ near: Nearness, _ filter: Filter, _ audience: Audience,
    in snapshot: IndexSnapshot
  ) {
    let nearest = Self.nearest(near, filter, audience, in: snapshot)
    // A file may give one id to two profiles.
    let likeness = Dictionary(nearest.map { ($0.ref, $0.likeness) }) { first, _ in first }
    let byWords = Set(best.hits.map(\.ref))
    var hits = best.hits.map { hit in
      let likeness = likeness[hit.ref] ?? snapshot.likeness(of: hit.ref, to: near.vector, for: audience)
      return Hit(ref: hit.ref, score: hit.score + near.gives(likeness ?? 0))
    }
    hits += Self.hits(nearest.filter { !byWords.contains($0.ref) }, words, near, audience, in: snapshot)
    self.hits = hits.sorted { $0.isBefore($1) }
    refs = Set(hits.map(\.ref))
  }

  /// What meaning alone brings in under a filter.
  static func apart(
    _ words: WeighedQuery, _ near: Nearness, _ filter: Filter, _ audience: Audience, in snapshot: IndexSnapshot
  ) -> [Hit] {
    let nearest = nearest(near, filter, audience, in: snapshot, atLeast: near.floor)
    return hits(nearest, words, near, audience, in: snapshot).filter(\.isNear)
  }

  private static func nearest(
    _ near: Nearness, _ filter: Filter, _ audience: Audience, in snapshot: IndexSnapshot,
    atLeast floor: Float = -.infinity
  ) -> [Neighbour] {
    snapshot.nearest(to: [near.vector], filter, for: audience, limit: near.depth, atLeast: floor).flatMap(\.self)
  }

  /// Without those that share no word and do not reach the floor.
  private static func hits(
    _ nearest: [Neighbour], _ words: WeighedQuery, _ near: Nearness, _ audience: Audience, in snapshot: IndexSnapshot
  ) -> [Hit] {
    var scores = ScoresByWords(words)
    return nearest.compactMap { neighbour in
      guard let (live, slot) = snapshot.place(of: neighbour.ref, for: audience) else { return nil }
      let score = scores.score(slot, in: live.segment)
      guard score > 0 || neighbour.likeness >= near.floor else { return nil }
      return Hit(ref: neighbour.ref, score: score + near.gives(neighbour.likeness), isNear: score == 0)
    }
  }
}

extension Hit {
  fileprivate func isBefore(_ other: Hit) -> Bool { (other.score, ref) < (score, other.ref) }
  fileprivate func isBehind(_ cursor: Cursor) -> Bool {
    score < cursor.score || (score == cursor.score && ref > cursor.ref)
  }
}

extension Cursor {
  fileprivate func isBehind(_ other: Cursor) -> Bool {
    score < other.score || (score == other.score && ref > other.ref)
  }
}

extension [String: [String: Int]] {
  fileprivate mutating func add(_ more: [String: [String: Int]]) {
    for (name, values) in more {
      for (value, count) in values { self[name, default: [:]][value, default: 0] += count }
    }
  }
}
