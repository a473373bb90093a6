package import Core
import Foundation
package import Matching
package import Registry
package import Search
import Synchronization

/// The markets over a cluster: who asks, what answers, and why.
///
/// A value over one snapshot; making one is cheap. A new market is its own file in `Markets/`, its word in
/// `Vocabulary.markets` and one line in `Booth.all`.
package struct Exchange: Sendable {
  package let cluster: Cluster
  let booths: [Booth]
  /// Of more open asks than this in a market, the index chooses those at which an answer is looked at.
  let lookingAtAll: Int
  let today: Day
  private let categories: CategoryFinder
  private let open = OpenAsks.Memo()
  private let listed = AnswerCandidates.Memo()

  package init(_ cluster: Cluster, today: Day = .today(), lookingAtAll: Int = 1000) {
    self.cluster = cluster
    self.today = today
    self.lookingAtAll = lookingAtAll
    booths = Booth.all(today)
    categories = Self.finder(cluster)
  }

  // MARK: Markets

  package static let cards: [MarketCard] = Booth.all(.today()).map(\.card)

  /// The kinds of record that may answer in some market.
  package static let answering: Set<Kind> = Set(Booth.all(.today()).flatMap(\.kinds))

  func booth(_ market: String) throws -> Booth {
    guard let booth = booths.first(where: { $0.card.name == market }) else {
      throw Refusal(
        .matchMarketUnknown, at: market, ["what": market, "markets": Self.cards.map(\.name).joined(separator: ", ")])
    }
    return booth
  }

  // MARK: Asks

  /// What is posted in one market or in any: open needs; projects, open cases and organisations that seek something.
  ///
  /// Not every organisation and product that might ask: who wants to know about those names them.
  package func asks(in market: String?, for audience: Audience) -> [Ref] {
    let posted = open.of(audience) {
      OpenAsks(cluster, on: today, for: audience, markets: Self.cards.map(\.name))
    }
    return market.map { posted.byMarket[$0] ?? [] } ?? posted.all
  }

  /// Whether a record that asks still does so: a need that was withdrawn does not, nor one whose day has passed.
  package func standing(of ask: Ref, for audience: Audience) -> AskStanding {
    AskStanding(ask, in: cluster, on: today, for: audience)
  }

  /// The market that a record asks in, when it is not said which.
  package func market(of ask: Ref, for audience: Audience) -> String? { reader(audience).markets(of: ask).first }

  /// The markets that a record asks in: one of a need, several of a project.
  package func markets(of ask: Ref, for audience: Audience) -> [String] {
    let asked = reader(audience).markets(of: ask)
    return Self.cards.map(\.name).filter(asked.contains)
  }

  /// What answers an ask in one market. An ask that has ended is told so instead, unless `evenEnded`.
  package func match(
    _ ref: Ref, in market: String? = nil, for audience: Audience, limit: Int = 10, evenEnded: Bool = false
  ) throws -> AskMatches {
    guard let ask = reader(audience).read(ref, in: market) else { throw askAbsent(ref, market, audience) }
    if !evenEnded, case .ended(let why) = standing(of: ref, for: audience) {
      return AskMatches(
        market: ask.market, ask: ref, category: ask.categories, answers: [], fitting: 0,
        none: NoAnswer(code: "match.none.ended", label: why, category: ask.categories.codes.first, refusedBy: [:]))
    }
    let booth = try booth(ask.market)
    let answers = AnswerReader(cluster: cluster, audience: audience)
    let candidates = candidates(for: ask, booth, audience)
    let depth = AnswerCandidates.depth(for: limit)
    let first = candidates.open(depth)
    let outcome = booth.match(
      ask, first.refs, { first.isAll ? [] : candidates.openDeeper(than: depth) }, answers, limit)
    return AskMatches(
      market: ask.market, ask: ref, category: ask.categories, answers: outcome.fits, fitting: outcome.fitting,
      none: outcome.fits.isEmpty ? none(ask, booth, audience) : nil)
  }

  /// What would answer but for one gate or two, the nearest first: worth telling, for gates can change.
  ///
  /// An ask that has no answer is told the very nearest in `none`; this is for who wants to know what else could be had.
  package func nearMisses(
    _ ref: Ref, in market: String, for audience: Audience, limit: Int = 5, evenEnded: Bool = false
  ) -> [Explanation] {
    guard evenEnded || standing(of: ref, for: audience) == .open,
      let ask = reader(audience).read(ref, in: market), let booth = try? booth(market)
    else { return [] }
    let others = Self.misses(pairs(ask, booth, audience)).filter { miss in
      !miss.gates.contains { Self.lasting.contains($0.gate) && $0.fails }
    }
    return Array(others.prefix(limit))
  }

  /// Gates that nothing will change: what they refuse is not near.
  private static let lasting: Set = ["not-own", "cross-border"]

  /// Everything about one pair: each gate, each criterion, what is not known.
  package func explain(_ ask: Ref, _ answer: Ref, in market: String? = nil, for audience: Audience) throws
    -> Explanation
  {
    guard let read = reader(audience).read(ask, in: market) else { throw askAbsent(ask, market, audience) }
    let answers = AnswerReader(cluster: cluster, audience: audience)
    guard let explanation = try booth(read.market).explain(read, answer, answers) else {
      throw Refusal(.notFound, at: answer.description, ["what": answer.description])
    }
    return explanation
  }

  /// By words alone.
  package func search(
    _ text: String, kinds: Set<Kind> = [], facets: [String: Set<String>] = [:], counting: Counting = .hits,
    limit: Int = 20, cursor: Cursor? = nil, for audience: Audience
  ) -> SearchAnswer {
    find(
      text, kinds: kinds, facets: facets, counting: counting, limit: limit, cursor: cursor, byMeaning: false,
      for: audience
    ).answer
  }

  // MARK: Inside

  func candidates(for ask: Ask, _ booth: Booth, _ audience: Audience) -> AnswerCandidates {
    AnswerCandidates(ask: ask, booth: booth, cluster: cluster, audience: audience, today: today, listed: listed)
  }

  func reader(_ audience: Audience) -> AskReader {
    AskReader(cluster: cluster, categories: categories, audience: audience)
  }

  private func askAbsent(_ ref: Ref, _ market: String?, _ audience: Audience) -> Refusal {
    cluster.record(ref, for: audience) == nil
      ? Refusal(.notFound, at: ref.description, ["what": ref.description])
      : Refusal(.matchNotAnAsk, at: ref.description, ["what": ref.description, "market": market ?? ""])
  }

  /// Indexing a big code system takes most of a second: done once for each set of installed codes.
  private static let finders = Mutex<(book: CodeBook.Identity, finder: CategoryFinder)?>(nil)

  private static func finder(_ cluster: Cluster) -> CategoryFinder {
    finders.withLock { cached in
      if let cached, cached.book === cluster.codes.identity { return cached.finder }
      let finder = CategoryFinder(cluster.codes, cluster.analyser)
      cached = (cluster.codes.identity, finder)
      return finder
    }
  }
}
