import CKernels
package import Core

/// A profile and how near its vector is to the one that was asked for.
package struct Neighbour: Hashable, Sendable {
  package let ref: Ref
  /// The dot product of both vectors with their scales: the cosine, where these make lengths of 1.
  package let likeness: Float
}

extension IndexSnapshot {
  /// For each vector, the `limit` profiles whose vectors are nearest: the nearest first, equals in the order of the refs.
  ///
  /// All vectors are looked at, and the dot products are exact. Several questions at once read them but once.
  ///
  /// - Parameter floor: what is less near than this is not looked for.
  package func nearest(
    to vectors: [Vector], _ filter: Filter = Filter(), for audience: Audience, limit: Int = 20,
    atLeast floor: Float = -.infinity
  ) -> [[Neighbour]] {
    let segments = segments(for: audience)
    let sieve = Sieve(filter: filter, audience: audience)
    var collectors = vectors.map { _ in
      var collector = Collector(limit, in: segments)
      collector.raise(Likeness(value: floor).key)
      return collector
    }
    for (number, live) in segments.enumerated() where live.segment.vectors.count > 0 && limit > 0 {
      for index in collectors.indices { collectors[index].enter(number) }
      var search = VectorSearch(live, vectors, sieve)
      search.search(&collectors)
    }
    return collectors.map { collector in
      collector.sorted().map { found in
        Neighbour(
          ref: segments[Int(found.segment)].segment.ref(ofSlot: Int(found.slot)),
          likeness: Likeness(key: found.score).value)
      }
    }
  }

  /// A profile's own; nil where it has none, is absent, or is not to be seen.
  package func vector(of ref: Ref, for audience: Audience) -> Vector? {
    place(of: ref, for: audience).flatMap { $0.live.segment.vectors.vector(ofSlot: $0.slot) }
  }

  /// Nil where the profile has no vector, is absent, or is not to be seen.
  package func likeness(of ref: Ref, to vector: Vector, for audience: Audience) -> Float? {
    place(of: ref, for: audience).flatMap { $0.live.segment.vectors.likeness(ofSlot: $0.slot, to: vector)?.value }
  }
}

/// A likeness as an unsigned number that orders as it does, for `Collector`.
struct Likeness {
  let value: Float

  init(_ product: Int32, _ scale: Float, _ other: Float) { value = Float(product) * scale * other }

  init(value: Float) { self.value = value }

  init(key: UInt32) { value = Float(bitPattern: key >> 31 == 1 ? key & 0x7FFF_FFFF : ~key) }

  var key: UInt32 {
    // A product of 0 is 0 whatever the scales.
    let bits = value.bitPattern
    return bits >> 31 == 1 ? ~bits : bits | 0x8000_0000
  }
}

/// Dot products of some vectors with those of one segment.
///
/// What a filter lets through is worked out when a vector is near enough to be asked whose it is: where what is less near than a floor
/// is not looked for, that is seldom.
private struct VectorSearch {
  private static let block = 64

  private let segment: Segment
  private let values: [Int8]
  private let scales: [Float]
  /// Those of profiles that the filter's facets let through; nil where all are worth a look.
  private let wanted: Marks?
  private let sieve: Sieve
  private let live: LiveSegment
  /// Profiles that are let through, and where they lie.
  private lazy var passing = passed()

  init(_ live: LiveSegment, _ vectors: [Vector], _ sieve: Sieve) {
    segment = live.segment
    values = vectors.flatMap(\.values)
    scales = vectors.map(\.scale)
    self.sieve = sieve
    self.live = live
    wanted = Self.wanted(sieve, in: live)
  }

  private static func wanted(_ sieve: Sieve, in live: LiveSegment) -> Marks? {
    let segment = live.segment
    // Those of one's own are few, and nothing of the others' shall be told, not even by how long it takes.
    if case .member = sieve.audience, segment.degree == .parties {
      return sieve.marks(in: live).map { vectors(of: $0, in: segment) }
    }
    let facets = Filter(facets: sieve.filter.facets, without: sieve.filter.without)
    if facets.isEmpty { return nil }
    let demands = Sieve.demands(facets.facets, in: segment)
    if demands.contains(where: \.isEmpty) { return Marks(windows: Window.count(segment.vectors.count)) }
    let without = Sieve.demands(facets.without, in: segment).flatMap(\.self).sorted()
    return segment.vectorsByFacets.marks([without] + demands) {
      let all = LiveSegment(segment: segment, dead: nil)
      let marks = Sieve(filter: facets, audience: .operating).marks(in: all) ?? Marks(windows: segment.windows)
      return vectors(of: marks, in: segment)
    }
  }

  private static func vectors(of marks: Marks, in segment: Segment) -> Marks {
    let table = segment.vectors
    let wanted = Marks(windows: Window.count(table.count))
    marks.visit { slot in
      let vector = table.ofSlot.base[slot]
      if vector != nothing { wanted.words[Int(vector >> 6)] |= 1 << UInt64(vector & 63) }
    }
    return wanted
  }

  mutating func search(_ collectors: inout [Collector]) {
    let count = segment.vectors.count
    var products = [Int32](repeating: 0, count: Self.block * scales.count)
    var start = 0
    while start < count {
      var end = min(count, start + Self.block)
      if let wanted {
        guard let next = wanted.next(from: start, to: count) else { return }
        start = next
        end = wanted.end(from: start, to: min(count, start + Self.block))
      }
      look(start..<end, &products, &collectors)
      start = end
    }
  }

  private mutating func look(_ few: Range<Int>, _ products: inout [Int32], _ collectors: inout [Collector]) {
    let table = segment.vectors
    lq_dot_products(
      table.values.base + few.lowerBound * Vector.dimensions, few.count, values, scales.count, &products)
    for query in scales.indices {
      let scale = scales[query]
      var bar = collectors[query].bar
      for (place, vector) in few.enumerated() {
        let likeness = Likeness(products[place * scales.count + query], table.scales[vector], scale)
        guard likeness.key >= bar else { continue }
        let (marks, range) = passing
        for slot in table.slots(of: vector, in: range) where marks?.contains(Int(slot)) ?? true {
          collectors[query].offer(likeness.key, slot: Int(slot), rank: segment.rankOfSlot[Int(slot)])
        }
        bar = collectors[query].bar
      }
    }
  }

  private func passed() -> (marks: Marks?, range: Range<Int>) {
    let marks = sieve.marks(in: live)
    return (marks, marks?.range ?? 0..<segment.count)
  }
}
