import Core

@testable import Search

/// Any question of an index that is whole, which also changes: what is told has to agree with itself.
enum QueriesTarget {
  private static let seeds: [Profile] = {
    var dice = Dice(11)
    return (0..<300).map { Sample.profile($0, &dice) }
  }()

  @Sendable static func run(_ feed: Feed) {
    var feed = feed
    let first = feed.byte()
    var dice = Dice(UInt64(first))
    let index = SearchIndex(Sample.stamp)
    do {
      try index.apply(seeds.prefix(Int(first) + 40).map { .put($0) }, Position(1))
      try index.apply(
        (0..<feed.below(40)).map { _ in
          let number = feed.below(400)
          return feed.byte() % 3 == 0 ? .remove(Sample.ref(number)) : .put(Sample.profile(number, &dice))
        }, Position(2))
    } catch { fatalError("\(error)") }
    for _ in 0..<4 where !feed.isEmpty { ask(index.snapshot, &feed) }
    cursor(feed.text(100))
  }

  private static func ask(_ snapshot: IndexSnapshot, _ feed: inout Feed) {
    let audience = [Audience.operating, .visitor, .member(of: ["o1", "o2"])][feed.below(3)]
    let query = Query(
      terms(&feed), filter: filter(&feed), counting: [.nothing, .total, .hits, .choices][feed.below(4)])
    let all = snapshot.search(query, for: audience, limit: .max)
    law(all.next == nil, "a page after all")
    law(all.total.map { $0 == all.hits.count } ?? true, "\(all.total ?? 0) are counted, \(all.hits.count) found")
    law(zip(all.hits, all.hits.dropFirst()).allSatisfy { ($1.score, $0.ref) < ($0.score, $1.ref) }, "out of order")
    for hit in all.hits { law(hit.score <= 65_535, "a score of \(hit.score)") }
    let limit = limit(&feed)
    var walked: [Hit] = []
    var cursor: Cursor?
    for page in 0... {
      let answer = snapshot.search(query, for: audience, limit: limit, after: cursor)
      law(answer.total == all.total && answer.facets == all.facets, "another page counts otherwise")
      walked += answer.hits
      cursor = answer.next
      if cursor == nil || page == 20 { break }
    }
    law(limit <= 0 || walked == Array(all.hits.prefix(walked.count)), "pages of \(limit) are not the list")
    law(limit <= 0 || cursor != nil || walked.count == all.hits.count, "pages of \(limit) end early")
    let words = snapshot.weigh(query.terms)
    if audience == .visitor, query.filter == Filter(), !words.isEmpty {
      law(snapshot.scoringAll(words, limit: .max) == all.hits, "scoring all profiles finds others")
    }
    for hit in all.hits.prefix(3) {
      law(snapshot.score(words, of: hit.ref, for: audience) == hit.score, "reasons give another score")
    }
    if let vector = vector(&feed) {
      let near = snapshot.nearest(to: [vector, vector], query.filter, for: audience, limit: limit)
      law(near[0] == near[1], "the same question has two answers")
      law(limit < 0 || near[0].count <= limit, "too many are near")
      let nearness = Nearness(
        vector, weight: feed.one(of: [0, 0.1, 1000, .infinity]), floor: feed.one(of: [-1, 0.5, .infinity]),
        depth: feed.below(50))
      let fused = snapshot.search(
        words, near: nearness, query.filter, counting: query.counting, for: audience, limit: limit)
      law(limit < 0 || fused.hits.count <= limit, "too many are found by meaning")
    }
  }

  private static func terms(_ feed: inout Feed) -> [Search.Term] {
    let weights: [Float] = [1, 0.5, 0, -1, .nan, .infinity, .leastNonzeroMagnitude, 1e-3, 3000]
    return (0..<feed.below(8)).map { _ in
      let kind = feed.byte()
      return Search.Term(kind % 8 == 0 ? feed.text(6) : "w\(kind % 40)", weight: feed.one(of: weights))
    }
  }

  private static func filter(_ feed: inout Feed) -> Filter {
    var filter = Filter()
    for _ in 0..<feed.below(4) {
      switch feed.byte() % 5 {
      case 0: filter.facets["stage", default: []].insert("s\(feed.below(5))")
      case 1: filter.facets["region"] = ["r\(feed.below(90))", feed.text(3)]
      case 2: filter.without[feed.byte() % 2 == 0 ? "stage" : feed.text(3)] = ["s\(feed.below(5))"]
      case 3: filter = Filter(kinds: [Kind(feed.byte() % 2 == 0 ? "need" : feed.text(3))], facets: filter.facets)
      default:
        let (a, b) = (Int64(bitPattern: feed.word64()), Int64(bitPattern: feed.word64()))
        filter.ranges[feed.byte() % 2 == 0 ? "year" : "price"] = min(a, b)...max(a, b)
      }
    }
    return filter
  }

  private static func limit(_ feed: inout Feed) -> Int {
    feed.byte() % 2 == 0 ? feed.below(200) : Int(truncatingIfNeeded: feed.word64())
  }

  private static func vector(_ feed: inout Feed) -> Vector? {
    let base = feed.byte()
    let scale = Float(bitPattern: feed.word32())
    return Vector(values: (0..<Vector.dimensions).map { Int8(truncatingIfNeeded: $0 &* Int(base)) }, scale: scale)
  }

  private static func cursor(_ text: String) {
    guard let cursor = try? Cursor(text) else { return }
    law((try? Cursor(cursor.description)) == cursor, "\(text.debugDescription) is another cursor when written again")
  }
}
