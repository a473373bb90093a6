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
  let today: Day
  let listed: Memo

  /// How many of the index's best are looked at for so many answers.
  static func depth(for limit: Int) -> Int { max(48, 4 * limit) }

  /// How many times as many, where gates have refused too many of those.
  private static let deeper = 4

  /// The best of those that no gate refuses by what facets tell, whether these are all, and what a sum may overlook; each once, in
  /// no order that matters.
  func open(_ depth: Int) -> (refs: [Ref], isAll: Bool) {
    let passing = passing
    let best = best(depth, passing)
    return (best + besides(best, passing), best.count < depth)
  }

  /// More of them, and those before among them.
  func openDeeper(than depth: Int) -> [Ref] { best(Self.deeper * depth, passing) }

  var passing: Filter {
    let gates = booth.card.gates.map(\.name)
    return Filter(
      ifSaid: ask.facetsToPass(gates), without: ask.facetsToLack(gates),
      rangesIfSaid: ask.rangesToPass(gates, today: today))
  }

  /// Those that come nearest, whatever gates say of them.
  func nearest(_ depth: Int) -> [Ref] {
    let best = best(depth, Filter())
    return best + besides(best, Filter())
  }

  /// What a sum of words and facets may overlook: what means the same in another language, what stands at the same place of the
  /// chain.
  private func besides(_ best: [Ref], _ passing: Filter) -> [Ref] {
    var seen = Set(best)
    let linked = ask.chain.flatMap { link in
      ([link] + cluster.referrers(Offer.self, by: "component", to: link, for: audience).map(\.ref)).filter {
        booth.kinds.contains($0.kind)
      }
    }
    let whole = booth.whole.flatMap { listed.refs(of: $0, audience, in: cluster.index, atMost: Self.few) }
    return (near(passing) + linked + whole).filter { seen.insert($0).inserted }
  }

  /// The best of all sources together, asked the same and so scored alike.
  private func best(_ depth: Int, _ passing: Filter) -> [Ref] {
    let hits = booth.sources.flatMap { source -> [Hit] in
      let words = words(in: source.scope)
      guard !words.isEmpty else { return [] }
      return cluster.index.search(words, source.filter(passing), for: audience, limit: depth).hits
    }
    return hits.sorted { ($1.score, $0.ref) < ($0.score, $1.ref) }.prefix(depth).map(\.ref)
  }

  /// What may share no word with the ask, and means about the same.
  private func near(_ passing: Filter) -> [Ref] {
    guard let vector = ask.vector else { return [] }
    let meaning = NameMeaning(cluster, audience)
    return booth.sources.flatMap {
      meaning.nearest(to: vector, of: ask.title, apartFrom: ask.words, $0.filter(passing))
    }
  }

  /// The ask's words, and the facets that its market's criteria look at, each worth about what the market gives for it.
  private func words(in scope: String) -> WeighedQuery {
    let criteria = booth.card.criteria
    let words = criteria.first { $0.name == "words" }?.share ?? 0
    return ask.words.adding(
      criteria.flatMap { criterion -> [(text: String, worth: Double)] in
        let worth = criterion.share * (criterion.side == .ask ? 1 : 0.5) / (words > 0 ? words : 1)
        return ask.facets(of: criterion.name).map { (FacetWord.text(scope, $0, $1), worth * $2) }
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
      let made = index.all(filter, for: audience, atMost: most) ?? []
      known.withLock { $0[key] = made }
      return made
    }
  }
}
