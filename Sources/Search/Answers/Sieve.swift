import Core

/// What a filter and an audience let through.
struct Sieve {
  let filter: Filter
  let audience: Audience

  /// Whether it lets every profile of the segment through that is not gone.
  func isOpen(_ segment: Segment) -> Bool { filter.isEmpty && seesAll(of: segment) }

  private func seesAll(of segment: Segment) -> Bool { segment.degree != .parties || audience == .operating }

  /// Nil where everything is let through. Not to be written to: others may read it too.
  ///
  /// - Parameter except: a facet whose demands are left out, for counting what could be chosen under it.
  func marks(in live: LiveSegment, except: String? = nil) -> Marks? {
    let segment = live.segment
    if isOpen(segment), live.dead == nil { return nil }
    let known = markedByFacets(in: segment, except)
    if live.dead == nil, filter.asksFacetsAlone { return known }
    let marks = known.copy()
    for (name, values) in filter.ifSaid where !values.isEmpty {
      let any = Marks(asFarAs: marks)
      any.formUnion(segment.silentByName.marks(Array(name.utf8)) { segment.facets.silent(name) })
      for value in values { segment.facets.mark(FacetKey.facet(name, value), any) }
      marks.formIntersection(any)
    }
    for (name, values) in filter.without {
      let any = Marks(asFarAs: marks)
      for value in values { segment.facets.mark(FacetKey.facet(name, value), any) }
      marks.subtract(any)
    }
    // Last, where the fewest are left: each number is compared by itself.
    for (name, range) in filter.ranges { segment.numbers.keep(name, in: range, marks) }
    for (name, range) in filter.rangesIfSaid { segment.numbers.keep(name, in: range, orNone: true, marks) }
    live.dead?.bits.withUnsafeBufferPointer { bits in
      if let base = bits.baseAddress { Kernels.clear(marks.words, base, marks.count) }
    }
    marks.tighten()
    return marks
  }

  private func markedByFacets(in segment: Segment, _ except: String?) -> Marks {
    let demands = Self.demands(filter.facets.filter { $0.key != except }, in: segment)
    if case .member(let mine) = audience, !seesAll(of: segment) {
      let own = Marks(windows: segment.windows)
      for owner in mine { segment.facets.mark(FacetKey.owner(owner), own) }
      return Self.narrow(own, to: demands, in: segment)
    }
    // What the segment has nothing of is not worth remembering, and anybody can think of such values without end.
    if demands.contains(where: \.isEmpty) { return Marks(windows: segment.windows) }
    if demands.isEmpty {
      let all = Marks(windows: segment.windows)
      all.fill(segment.count)
      return all
    }
    return segment.markedByFacets.marks(demands) { Self.narrow(nil, to: demands, in: segment) }
  }

  /// Of each name the numbers of its values; none of a name whose values the segment has not. The rarest first: what profiles of one
  /// market are asked besides is then asked where they lie.
  ///
  /// Numbers, and not texts, are what a segment remembers by: Swift takes texts for equal whose bytes differ.
  static func demands(_ facets: [String: Set<String>], in segment: Segment) -> [[Int]] {
    facets.filter { !$0.value.isEmpty }.map { name, values in
      values.compactMap { segment.facets.keys.number(of: FacetKey.facet(name, $0)) }.sorted()
    }.sorted { a, b in
      let (first, second) = (segment.facets.holding(of: a), segment.facets.holding(of: b))
      return first == second ? a.lexicographicallyPrecedes(b) : first < second
    }
  }

  private static func narrow(_ own: Marks?, to demands: [[Int]], in segment: Segment) -> Marks {
    var rest = demands[...]
    let marks = own ?? Marks(windows: segment.windows)
    if own == nil { for value in rest.popFirst() ?? [] { segment.facets.mark(value, marks) } }
    marks.tighten()
    for values in rest {
      let any = Marks(asFarAs: marks)
      for value in values { segment.facets.mark(value, any) }
      marks.formIntersection(any)
      marks.tighten()
    }
    return marks
  }

  func lets(_ slot: Int, of live: LiveSegment) -> Bool {
    guard live.isLive(slot) else { return false }
    guard live.segment.degree == .parties, case .member(let mine) = audience else { return true }
    let facets = live.segment.facets
    return facets.slotStarts.range(slot).contains { index in
      let key = facets.keys[Int(facets.slotValues[index])]
      return key.first == 0 && mine.contains(String(decoding: key.dropFirst(), as: UTF8.self))
    }
  }
}
