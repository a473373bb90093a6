import Core
import Testing

@testable import Matching

/// What holds of every index, on random worlds.
@Suite struct IndexLaws {
  @Test(
    "equals exhaustive scoring to the last bit: hits, order, scores, shared words, totals, facets, pages",
    arguments: 0..<60)
  func oracle(seed: Int) {
    var world = World(seed)
    let profiles = (0..<world.dice.below(60)).map { world.profile($0) }
    let index = SearchIndex(profiles)
    let oracle = Oracle(profiles: profiles)
    for _ in 0..<12 {
      let query = world.query()
      let audience = world.audience()
      let limit = world.dice.below(12)
      let first = index.search(query, for: audience, limit: limit)
      expectSame(first, oracle.search(query, for: audience, limit: limit))
      guard let next = first.next else { continue }
      expectSame(
        index.search(query, for: audience, limit: limit, after: next),
        oracle.search(query, for: audience, limit: limit, after: next))
    }
  }

  @Test("private profiles that come, change and go change no byte of what a visitor is told", arguments: 0..<60)
  func privacy(seed: Int) {
    var world = World(seed)
    let open = (0..<40).map { world.profile($0, [.everyone]) }
    let queries = (0..<15).map { _ in world.query() }
    let alone = SearchIndex(open)
    var index = SearchIndex()
    // Private profiles come first, between and last, so that no number is given out in the same order as without.
    for (number, profile) in open.enumerated() {
      if world.dice.chance(0.7) { index.upsert(world.privateProfile(100 + number)) }
      index.upsert(profile)
    }
    for step in 0..<30 {
      let number = 100 + world.dice.below(60)
      if step % 3 == 2 {
        index.remove(Ref(Kind(number % 3 == 0 ? "need" : "product"), "p\(number)"))
      } else {
        index.upsert(world.privateProfile(number))
      }
      let query = queries[step % queries.count]
      expectSame(index, alone, query, for: .visitor)
      for profile in open.prefix(5) {
        #expect(
          index.relevance(of: profile.ref, to: query, for: .visitor)
            == alone.relevance(of: profile.ref, to: query, for: .operating))
      }
    }
  }

  @Test("a party's profile changes nothing for those who are no party to it", arguments: 0..<30)
  func parties(seed: Int) {
    var world = World(seed)
    let known = (0..<40).map { world.profile($0, [.everyone, .members]) }
    var index = SearchIndex(known)
    let before = index
    for number in 100..<130 {
      var profile = world.profile(number, [.parties, .owner])
      profile.owners = ["o1", "o3"]
      index.upsert(profile)
      expectSame(index, before, world.query(), for: .member(of: ["o0", "o2"]))
      #expect(index.relevance(of: profile.ref, to: world.query(), for: .member(of: ["o0"])) == .none)
    }
  }

  @Test("a private profile moves no score of the others, for its own audience either", arguments: 0..<30)
  func ownAudience(seed: Int) {
    var world = World(seed)
    let open = SearchIndex((0..<40).map { world.profile($0, [.everyone]) })
    var index = open
    for number in 100..<120 { index.upsert(world.privateProfile(number)) }
    for _ in 0..<10 {
      let query = world.query()
      let known = Set(open.search(query, for: .operating, limit: .max).hits)
      let all = index.search(query, for: .operating, limit: .max).hits
      let unmoved = Set(all.filter { Int($0.ref.id.dropFirst()) ?? 0 < 100 }) == known
      #expect(unmoved)
    }
  }

  @Test("what came between leaves no trace: any history ends like a fresh index", arguments: 0..<40)
  func history(seed: Int) {
    var world = World(seed)
    var index = SearchIndex()
    var kept: [Ref: Profile] = [:]
    for _ in 0..<150 {
      let profile = world.profile(world.dice.below(40))
      if world.dice.chance(0.3) {
        index.remove(profile.ref)
        kept[profile.ref] = nil
      } else {
        index.upsert(profile)
        kept[profile.ref] = profile
      }
    }
    let fresh = SearchIndex(kept.values.shuffled(using: &world.dice))
    #expect(index.count == kept.count)
    for _ in 0..<15 { expectSame(index, fresh, world.query(), for: world.audience()) }
  }

  @Test("a snapshot does not change", arguments: 0..<20)
  func snapshot(seed: Int) {
    var world = World(seed)
    var index = SearchIndex((0..<40).map { world.profile($0) })
    let queries = (0..<10).map { _ in (world.query(), world.audience()) }
    let snapshot = index
    let before = queries.map { index.search($0, for: $1) }
    for _ in 0..<40 {
      let profile = world.profile(world.dice.below(60))
      if world.dice.chance(0.4) { index.remove(profile.ref) } else { index.upsert(profile) }
    }
    for ((query, audience), answer) in zip(queries, before) {
      expectSame(snapshot.search(query, for: audience), answer)
    }
  }

  @Test("pages put together are the whole list, each with the same total and facets", arguments: 0..<30)
  func paging(seed: Int) throws {
    var world = World(seed)
    let index = SearchIndex((0..<80).map { world.profile($0) })
    for _ in 0..<8 {
      let query = world.query()
      let audience = world.audience()
      let size = 1 + world.dice.below(9)
      let whole = index.search(query, for: audience, limit: .max)
      var hits: [Hit] = []
      var cursor: Cursor?
      repeat {
        let page = index.search(query, for: audience, limit: size, after: cursor)
        #expect(page.total == whole.total && page.facets == whole.facets)
        hits += page.hits
        cursor = try page.next.map { try Cursor($0.description) }
      } while cursor != nil && hits.count < 200
      let complete = hits == whole.hits && whole.next == nil && whole.total == hits.count
      #expect(complete)
    }
  }

  @Test("a choice's count is the total of choosing it", arguments: 0..<30)
  func choices(seed: Int) {
    var world = World(seed)
    let index = SearchIndex((0..<60).map { world.profile($0) })
    for _ in 0..<8 {
      var query = world.query()
      query.counting = .choices
      let audience = world.audience()
      for (name, counts) in index.search(query, for: audience).facets {
        for (value, count) in counts {
          var chosen = query
          if name == "kind" { chosen.filter.kinds = [Kind(value)] } else { chosen.filter.facets[name] = [value] }
          #expect(index.search(chosen, for: audience, limit: 0).total == count)
        }
      }
    }
  }

  @Test("relevance lies in 0…1, is the sum of its words, and is 1 for one's own words", arguments: 0..<40)
  func relevance(seed: Int) {
    var world = World(seed)
    let profiles = (0..<40).map { world.profile($0) }
    let index = SearchIndex(profiles)
    for profile in profiles {
      let query = world.query()
      let relevance = index.relevance(of: profile.ref, to: query, for: .operating)
      #expect(relevance.share >= 0 && relevance.share <= 1)
      #expect(abs(relevance.shared.reduce(0) { $0 + $1.contribution } - relevance.share) < 1e-9)
      let own = Query(profile.fields.flatMap(\.terms).filter { $0.weight == 1 })
      if !own.terms.isEmpty {
        #expect(abs(index.relevance(of: profile.ref, to: own, for: .operating).share - 1) < 1e-9)
      }
      if profile.visibility != .everyone {
        #expect(index.relevance(of: profile.ref, to: own, for: .visitor) == .none)
      }
    }
  }

  @Test("more than one window, with holes, answers as the oracle does")
  func windows() {
    var world = World(1, words: 4000)
    var kept: [Int: Profile] = [:]
    var index = SearchIndex()
    for number in 0..<9000 {
      let profile = Profile(
        ref: Ref(Kind("product"), "p\(number)"), visibility: number % 5 == 0 ? .members : .everyone,
        fields: [ProfileField("text", world.terms(4))])
      kept[number] = profile
      index.upsert(profile)
    }
    for number in stride(from: 0, to: 9000, by: 7) {
      index.remove(Ref(Kind("product"), "p\(number)"))
      kept[number] = nil
    }
    for number in stride(from: 0, to: 9000, by: 21) {
      let profile = world.profile(number, [.everyone])
      kept[number] = profile
      index.upsert(profile)
    }
    #expect(index.count == kept.count)
    let oracle = Oracle(profiles: Array(kept.values))
    for audience in [Audience.visitor, .operating] {
      let query = Query(world.terms(2) + [world.term()])
      expectSame(index.search(query, for: audience), oracle.search(query, for: audience, limit: 20))
    }
  }
}

/// The whole of both answers, down to the bits of the scores (`==` alone would take −0 for 0).
///
/// Only the verdict goes into `#expect`: it would otherwise print two whole answers for each of thousands of failures.
private func expectSame(
  _ one: SearchAnswer, _ other: SearchAnswer, at location: SourceLocation = #_sourceLocation
) {
  let same = one == other && one.hits.map(\.score.bitPattern) == other.hits.map(\.score.bitPattern)
  #expect(same, "totals \(one.total) and \(other.total)", sourceLocation: location)
}

private func expectSame(
  _ a: SearchIndex, _ b: SearchIndex, _ query: Query, for audience: Audience,
  at location: SourceLocation = #_sourceLocation
) {
  for limit in [3, Int.max] {
    expectSame(
      a.search(query, for: audience, limit: limit), b.search(query, for: audience, limit: limit), at: location)
  }
}
