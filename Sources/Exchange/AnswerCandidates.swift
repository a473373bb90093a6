import Core
import Matching
import Registry
import Search
import Synchronization

/// Which of a market's answers an ask is worth being looked at with: those that the index finds the best by a sum that is
/// like the market's own, words and facets together, exactly and to a stated depth.
struct AnswerCandidates {
  /// Of so few records in all, each is looked at where facts decide rather than words.
  private static let few = 500

  let ask: Ask
  let booth: Booth
  let cluster: Cluster
  let audience: Audience
  let few: Memo

  /// How many of the index's best are looked at for so many answers.
  static func depth(for limit: Int) -> Int { max(48, 4 * limit) }

  /// How many times as many, where gates have refused too many of those.
  static let deeper = 4

  /// The candidates to a depth: each once, in no order that matters.
  func refs(_ depth: Int) -> [Ref] {
    var found: [Ref] = []
    var seen: Set<Ref> = []
    func take(_ refs: some Sequence<Ref>) {
      for ref in refs where seen.insert(ref).inserted { found.append(ref) }
    }
    take(best(depth))
    // What stands at the same place of the chain may share no word with it.
    for link in ask.chain {
      take(
        ([link] + cluster.referrers(Offer.self, by: "component", to: link, for: audience).map(\.ref)).filter {
          booth.kinds.contains($0.kind)
        })
    }
    for whole in booth.whole { take(few.refs(of: whole, audience, in: cluster.index, atMost: Self.few)) }
    return found
  }

  /// The best of all sources together, asked the same and so scored alike.
  private func best(_ depth: Int) -> [Ref] {
    let looked = looked
    guard !looked.isEmpty else { return [] }
    let hits = booth.sources.flatMap { cluster.index.search(looked, $0, for: audience, limit: depth).hits }
    return hits.sorted { ($1.score, $0.ref) < ($0.score, $1.ref) }.prefix(depth).map(\.ref)
  }

  /// The ask's words, and the facets that its market's criteria look at, each worth about what the market gives for it.
  private var looked: WeighedQuery {
    let criteria = booth.card.criteria
    let words = criteria.first { $0.name == "words" }?.share ?? 0
    return ask.words.adding(
      criteria.flatMap { criterion -> [(text: String, worth: Double)] in
        let worth = criterion.share * (criterion.side == .ask ? 1 : 0.5) / (words > 0 ? words : 1)
        return ask.facets(of: criterion.name).map { (FacetWord.text($0, $1), worth * $2) }
      })
  }

  /// What one snapshot has listed, for all copies of its exchange.
  final class Memo: Sendable {
    private struct Key: Hashable {
      let filter: Filter
      let audience: Audience
    }

    private let known = Mutex<[Key: [Ref]]>([:])

    /// All that a filter lets through; nothing where they are more than `most`.
    func refs(of filter: Filter, _ audience: Audience, in index: IndexSnapshot, atMost most: Int) -> [Ref] {
      let key = Key(filter: filter, audience: audience)
      if let found = known.withLock({ $0[key] }) { return found }
      let hits = index.search(Query(filter: filter), for: audience, limit: most + 1).hits
      let made = hits.count > most ? [] : hits.map(\.ref)
      known.withLock { $0[key] = made }
      return made
    }
  }
}
