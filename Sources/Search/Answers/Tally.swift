/// Counts hits and their facet values, segment by segment.
struct Tally {
  private(set) var total: Int?
  private(set) var facets: [String: [String: Int]] = [:]
  private let counting: Counting
  /// Facet names that the filter demands something of: under `.choices` their values are counted without that demand.
  private let chosen: [String]

  init(_ counting: Counting, _ filter: Filter) {
    self.counting = counting
    total = counting == .nothing ? nil : 0
    chosen = counting == .choices ? filter.facets.filter { !$0.value.isEmpty }.keys.sorted() : []
  }

  mutating func add(_ words: WeighedQuery, in live: LiveSegment, _ marks: Marks?, _ sieve: Sieve) {
    guard let total else { return }
    let found = Self.found(words, in: live)
    let hits = found.copy()
    if let marks = marks?.pointer { Kernels.and(hits.words, marks, hits.count) }
    self.total = total + hits.population
    guard counting != .total else { return }
    count(hits, in: live.segment) { [chosen] name in !chosen.contains(name) }
    for name in chosen {
      let others = found.copy()
      if let marks = sieve.marks(in: live, except: name) { others.formIntersection(marks) }
      count(others, in: live.segment) { $0 == name }
    }
  }

  /// Every slot that has any of the words; without words, every slot.
  private static func found(_ words: WeighedQuery, in live: LiveSegment) -> Marks {
    let marks = Marks(windows: live.segment.windows)
    if words.isEmpty { marks.fill(live.segment.count) }
    for term in words.terms {
      guard let word = live.segment.words.keys.number(of: term.text) else { continue }
      live.segment.words.postings(of: word).mark(marks.words)
    }
    return marks
  }

  private mutating func count(_ hits: Marks, in segment: Segment, named isNamed: (String) -> Bool) {
    let table = segment.facets
    var counts = [Int](repeating: 0, count: table.keys.count)
    hits.visit { slot in
      for index in table.slotStarts.range(slot) { counts[Int(table.slotValues[index])] += 1 }
    }
    for (value, count) in counts.enumerated() where count > 0 {
      guard let (name, text) = FacetKey.parts(table.keys[value].bindMemory(to: UInt8.self)), isNamed(name) else {
        continue
      }
      facets[name, default: [:]][text, default: 0] += count
    }
  }
}
