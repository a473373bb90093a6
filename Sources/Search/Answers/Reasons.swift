package import Core

extension IndexSnapshot {
  /// Where a profile is; nil for what is absent and for what this audience may not see: nobody learns which it was.
  func place(of ref: Ref, for audience: Audience) -> (live: LiveSegment, slot: Int)? {
    let isVisitor = audience == .visitor
    return IDs.withBytes(of: ref) { id in
      let id = HashedKey(id)
      for live in segments where !isVisitor || live.segment.degree == .everyone {
        guard let slot = live.slot(of: id) else { continue }
        return Sieve(filter: Filter(), audience: audience).lets(slot, of: live) ? (live, slot) : nil
      }
      return nil
    }
  }

  /// The words that a query and a profile share, the rarest first: their contributions are the hit's score.
  package func shared(_ words: WeighedQuery, with ref: Ref, for audience: Audience) -> [SharedTerm] {
    guard let (live, slot) = place(of: ref, for: audience) else { return [] }
    return Self.postings(of: words, at: slot, in: live.segment).map { term, posting in
      SharedTerm(text: term.text, asked: term.surface, contribution: term.gives(live.segment.forward.codes[posting]))
    }
  }

  /// What a search would score this profile with, whatever its filter; 0 where no word is shared.
  package func score(_ words: WeighedQuery, of ref: Ref, for audience: Audience) -> UInt32 {
    shared(words, with: ref, for: audience).reduce(0) { $0 + $1.contribution }
  }

  /// The words under which a profile is found, as a query for its like.
  package func words(of ref: Ref, for audience: Audience) -> [Term] {
    guard let (live, slot) = place(of: ref, for: audience) else { return [] }
    let forward = live.segment.forward
    return forward.range(ofSlot: slot).map { posting in
      Term(
        live.segment.words.keys.text(Int(forward.words[posting])), weight: Float(forward.presences[posting]) / 255)
    }
  }

  /// A profile's facets by name.
  package func facets(of ref: Ref, for audience: Audience) -> [String: Set<String>] {
    guard let (live, slot) = place(of: ref, for: audience) else { return [:] }
    let table = live.segment.facets
    var out: [String: Set<String>] = [:]
    for index in table.slotStarts.range(slot) {
      let key = table.keys[Int(table.slotValues[index])].bindMemory(to: UInt8.self)
      if let (name, value) = FacetKey.parts(key) { out[name, default: []].insert(value) }
    }
    return out
  }

  /// The query's words that a profile has, in the query's order, with their places in the forward lists.
  private static func postings(
    of words: WeighedQuery, at slot: Int, in segment: Segment
  ) -> [(term: WeighedQuery.Term, posting: Int)] {
    let range = segment.forward.range(ofSlot: slot)
    return words.terms.compactMap { term in
      guard let word = segment.words.keys.number(of: term.text) else { return nil }
      return range.first { segment.forward.words[$0] == word }.map { (term, $0) }
    }
  }
}
