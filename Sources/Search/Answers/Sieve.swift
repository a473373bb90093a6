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
    if case .member(let mine) = audience, !seesAll(of: segment) {
      for owner in mine { segment.facets.mark(FacetKey.owner(owner), marks.words) }
    } else {
      marks.fill(segment.count)
    }
    for (name, values) in filter.facets where !values.isEmpty && name != except {
      let any = Marks(windows: segment.windows)
      for value in values { segment.facets.mark(FacetKey.facet(name, value), any.words) }
      marks.formIntersection(any)
    }
    for (name, values) in filter.ifSaid where !values.isEmpty {
      let any = segment.silent.marks(name, segment.facets, windows: segment.windows).copy()
      for value in values { segment.facets.mark(FacetKey.facet(name, value), any.words) }
      marks.formIntersection(any)
    }
    for (name, values) in filter.without {
      let any = Marks(windows: segment.windows)
      for value in values { segment.facets.mark(FacetKey.facet(name, value), any.words) }
      marks.subtract(any)
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
