import Core

/// What a filter and an audience let through.
struct Sieve {
  let filter: Filter
  let audience: Audience

  /// Whether it lets every profile of the segment through that is not gone.
  func isOpen(_ segment: Segment) -> Bool { filter.isEmpty && seesAll(of: segment) }

  private func seesAll(of segment: Segment) -> Bool { segment.degree != .parties || audience == .operating }

  /// Nil where everything is let through.
  ///
  /// - Parameter except: a facet whose demands are left out, for counting what could be chosen under it.
  func marks(in live: LiveSegment, except: String? = nil) -> Marks? {
    let segment = live.segment
    if isOpen(segment), live.dead == nil { return nil }
    let marks = Marks(windows: segment.windows)
    // The rarest first: what profiles of one market are asked besides is then asked where they lie.
    var demands = filter.facets.filter { !$1.isEmpty && $0 != except }
      .map { name, values in values.compactMap { segment.facets.keys.number(of: FacetKey.facet(name, $0)) } }
      .sorted { segment.facets.holding(of: $0) < segment.facets.holding(of: $1) }[...]
    if case .member(let mine) = audience, !seesAll(of: segment) {
      for owner in mine { segment.facets.mark(FacetKey.owner(owner), marks.words) }
    } else if let rarest = demands.popFirst() {
      for value in rarest { segment.facets.mark(value, marks.words) }
    } else {
      marks.fill(segment.count)
    }
    var stretch = marks.stretch(in: 0..<marks.count)
    for values in demands {
      let any = Marks(windows: segment.windows, only: stretch)
      for value in values { segment.facets.mark(value, any.words, in: stretch) }
      marks.formIntersection(any, in: stretch)
      stretch = marks.stretch(in: stretch)
    }
    for (name, values) in filter.ifSaid where !values.isEmpty {
      let any = Marks(windows: segment.windows, only: stretch)
      any.formUnion(segment.silent.marks(name, segment.facets, windows: segment.windows), in: stretch)
      for value in values { segment.facets.mark(FacetKey.facet(name, value), any.words, in: stretch) }
      marks.formIntersection(any, in: stretch)
    }
    for (name, values) in filter.without {
      let any = Marks(windows: segment.windows, only: stretch)
      for value in values { segment.facets.mark(FacetKey.facet(name, value), any.words, in: stretch) }
      marks.subtract(any, in: stretch)
    }
    // Last, where the fewest are left: each number is compared by itself.
    for (name, range) in filter.ranges { segment.numbers.keep(name, in: range, marks.words) }
    for (name, range) in filter.rangesIfSaid { segment.numbers.keep(name, in: range, orNone: true, marks.words) }
    live.dead?.bits.withUnsafeBufferPointer { bits in
      if let base = bits.baseAddress { Kernels.clear(marks.words, base, marks.count) }
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
