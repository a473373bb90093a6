import Core

/// Up to 4,096 profiles with everything that searching them takes.
///
/// The unit of change: while a reader holds the index of before, a write copies the one window that it touches and
/// shares the others. And the unit of work: scores of one window stay in the processor's nearest cache.
struct Window: Sendable {
  static let capacity = 4096

  private(set) var entries: [Entry?] = []
  private(set) var postings: [String: PostingList] = [:]
  private(set) var facets = FacetTable()
  private(set) var occupied = Slots()
  private var free: [UInt32] = []

  var isFull: Bool { free.isEmpty && entries.count == Self.capacity }

  /// The caller has seen that the window is not full.
  mutating func insert(_ entry: Entry, _ fields: [FoldedField]) -> UInt32 {
    let slot = free.popLast() ?? UInt32(entries.count)
    if slot == entries.count { entries.append(entry) } else { entries[Int(slot)] = entry }
    for field in fields {
      let length = Float(Term.weight(steps: field.length))
      for word in field.words {
        let weight = field.boost * Float(Term.weight(steps: word.steps))
        let posting = Posting(slot: slot, field: field.id, weight: weight, length: length)
        postings[word.text, default: PostingList()].insert(posting)
      }
    }
    facets.insert(entry.facets, at: slot)
    occupied.insert(slot)
    return slot
  }

  mutating func remove(at slot: UInt32) {
    guard let entry = entries[Int(slot)] else { return }
    for word in entry.words {
      // Looked up once and changed in place: taking the list out and putting it back would copy it.
      postings[word.text]?.remove(slot: slot)
      if postings[word.text]?.profiles == 0 { postings[word.text] = nil }
    }
    facets.remove(entry.facets, at: slot)
    occupied.remove(slot)
    entries[Int(slot)] = nil
    free.append(slot)
  }

  /// Adds the scores of the profiles that have any of the words, and tells which these are.
  func score(_ terms: [WeighedQuery.Term], _ norms: [BM25F.Norm], into scores: inout [Double]) -> Slots {
    var found = Slots()
    for term in terms { postings[term.text]?.add(times: term.weight, norms, to: &scores, found: &found) }
    return found
  }

  /// The slots among these whose profiles this audience may see.
  func seen(by audience: Audience, of slots: Slots) -> Slots {
    var out = slots
    for slot in slots {
      guard let entry = entries[Int(slot)] else { continue }
      if !audience.sees(entry.visibility, owners: entry.owners) { out.remove(slot) }
    }
    return out
  }

  /// The same sum for one profile, taken apart.
  func shared(_ terms: [WeighedQuery.Term], at slot: UInt32, _ norms: [BM25F.Norm]) -> [SharedTerm] {
    guard let entry = entries[Int(slot)] else { return [] }
    return terms.compactMap { term in
      guard let word = entry.word(term.text), let list = postings[term.text] else { return nil }
      let contribution = term.weight * BM25F.saturated(list.frequency(at: slot, norms))
      return SharedTerm(text: term.text, asked: term.surface, written: word.surface, contribution: contribution)
    }
  }
}
