import Core

@testable import Search

/// Everything that is ever asked of a segment.
enum Use {
  static func all(of segment: Segment) {
    let whole = LiveSegment(segment: segment, dead: nil)
    let some = whole.removing(stride(from: 0, to: segment.count, by: 7))
    ask(IndexSnapshot([some], Position(0)))
    // A large one takes a second, in which thirty small ones are looked at.
    guard segment.count < 1000 else { return }
    ask(IndexSnapshot([whole], Position(0)))
    _ = try? IndexState.merge([some])
    _ = try? IndexState.merge([whole, some])
  }

  static func ask(_ snapshot: IndexSnapshot) {
    let few = (0..<3).map { Search.Term("w\($0 * 11)") }
    let many = (0..<40).map { Search.Term("w\($0)", weight: Float($0 % 3)) }
    let filters = [
      Filter(), Filter(kinds: [Kind("need")], without: ["stage": ["s1"]], ranges: ["year": 2003...2015]),
      Filter(facets: ["stage": ["s0", "s2"], "region": ["r1"]], ranges: ["price": Int64.min...0]),
    ]
    for (filter, audience) in zip(filters, [Audience.operating, .visitor, .member(of: ["o1"])]) {
      for (terms, limit) in [(few, 10), (many, 5), ([], 20), (few, .max)] {
        let query = Query(terms, filter: filter, counting: .choices)
        let answer = snapshot.search(query, for: audience, limit: limit)
        if let next = answer.next { _ = snapshot.search(query, for: audience, limit: limit, after: next) }
      }
    }
    let words = snapshot.weigh(many)
    _ = snapshot.scoringAll(words, limit: 10)
    guard let vector = Vector(values: (0..<Vector.dimensions).map { Int8($0 % 5 - 2) }) else { return }
    for filter in filters { _ = snapshot.nearest(to: [vector, vector], filter, for: .operating, limit: 9) }
    let nearness = Nearness(vector, weight: 1000, floor: 0.5, depth: 9)
    let found = snapshot.search(words, near: nearness, counting: .choices, for: .operating, limit: 9).hits.map(\.ref)
    for ref in found + [Sample.ref(0), Sample.ref(1)] {
      _ = snapshot.shared(words, with: ref, for: .operating)
      _ = snapshot.relevance(of: ref, to: words, for: .member(of: ["o1"]))
      _ = snapshot.words(of: ref, for: .operating)
      _ = snapshot.facets(of: ref, for: .operating)
      _ = snapshot.kept(ref, for: .operating)?.withBytes { Array($0) }
    }
    for audience in [Audience.operating, .member(of: ["o1"])] {
      let kept = snapshot.kept(under: "all", for: audience) + snapshot.kept(of: Kind("need"), for: audience)
      _ = kept.map { record in record.withBytes { Array($0) } }
      _ = kept.map(\.ref).count + snapshot.count(of: Kind("product"), for: audience)
    }
    snapshot.eachPublicWord { word, held in _ = (word, held) }
  }
}
