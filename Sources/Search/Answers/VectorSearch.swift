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
      VectorSearch(live.segment, vectors).search(sieve.marks(in: live), &collectors)
    }
    return collectors.map { collector in
      collector.sorted().map { found in
        Neighbour(
          ref: segments[Int(found.segment)].segment.ref(ofSlot: Int(found.slot)),
          likeness: Likeness(key: found.score).value)
      }
    }
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
private struct VectorSearch {
  private static let block = 64

  let segment: Segment
  let values: [Int8]
  let scales: [Float]

  init(_ segment: Segment, _ vectors: [Vector]) {
    self.segment = segment
    values = vectors.flatMap(\.values)
    scales = vectors.map(\.scale)
  }

  func search(_ marks: Marks?, _ collectors: inout [Collector]) {
    let table = segment.vectors
    var products = [Int32](repeating: 0, count: Self.block * scales.count)
    guard let marks else {
      for start in stride(from: 0, to: table.count, by: Self.block) {
        look(start..<min(table.count, start + Self.block), nil, 0..<segment.count, &products, &collectors)
      }
      return
    }
    let range = marks.range
    // Whose slots are let through tells which vectors are worth a look, unless that takes longer than looking at all.
    let wanted = marks.population < Self.slotsForAVector * table.count ? vectors(of: marks) : nil
    var start = 0
    while !range.isEmpty, start < table.count {
      var end = min(table.count, start + Self.block)
      if let wanted {
        guard let next = wanted.next(from: start, to: table.count) else { return }
        start = next
        end = wanted.end(from: start, to: min(table.count, start + Self.block))
      }
      look(start..<end, marks, range, &products, &collectors)
      start = end
    }
  }

  /// So many slots are gone through in the time that one vector takes with its own slots.
  private static let slotsForAVector = 8

  /// The vectors that any of some slots have.
  private func vectors(of marks: Marks) -> Marks {
    let table = segment.vectors
    let wanted = Marks(windows: Window.count(table.count))
    marks.visit { slot in
      let vector = table.ofSlot.base[slot]
      if vector != nothing { wanted.words[Int(vector >> 6)] |= 1 << UInt64(vector & 63) }
    }
    return wanted
  }

  private func look(
    _ few: Range<Int>, _ marks: Marks?, _ range: Range<Int>, _ products: inout [Int32],
    _ collectors: inout [Collector]
  ) {
    let table = segment.vectors
    lq_dot_products(
      table.values.base + few.lowerBound * Vector.dimensions, few.count, values, scales.count, &products)
    for query in scales.indices {
      let scale = scales[query]
      var bar = collectors[query].bar
      for (place, vector) in few.enumerated() {
        let likeness = Likeness(products[place * scales.count + query], table.scales[vector], scale)
        guard likeness.key >= bar else { continue }
        for slot in table.slots(of: vector, in: range) where marks?.contains(Int(slot)) ?? true {
          collectors[query].offer(likeness.key, slot: Int(slot), rank: segment.rankOfSlot[Int(slot)])
        }
        bar = collectors[query].bar
      }
    }
  }
}
