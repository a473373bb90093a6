package import Core
import Foundation
package import Matching
package import Registry
import Synchronization

/// The markets over a cluster: who asks, what answers, and why.
///
/// A value over one snapshot; making one is cheap. A new market is its own file in `Markets/` and one line in `booths`.
package struct Exchange: Sendable {
  package let cluster: Cluster
  private let today: Day
  private let categories: CategoryFinder

  package init(_ cluster: Cluster, today: Day = .today()) {
    self.cluster = cluster
    self.today = today
    categories = Self.finder(cluster)
  }

  // MARK: Markets

  /// A market with the kinds that may answer in it.
  private struct Booth: Sendable {
    let card: MarketCard
    let kinds: Set<Kind>
    /// Records that are few, and where facts decide rather than words: all of them are looked at.
    let whole: [Filter]
    let answers: @Sendable (Ref, AnswerReader) -> Bool
    let match: @Sendable (Ask, [Ref], AnswerReader, Int) -> Outcome
    let explain: @Sendable (Ask, Ref, AnswerReader) -> Explanation?
  }

  private static func booth<A: Answer>(
    _ market: Market<Ask, A>, _ kinds: Set<Kind>, whole: [Filter] = [],
    _ read: @escaping @Sendable (AnswerReader, Ref) -> A?
  ) -> Booth {
    Booth(
      card: market.card, kinds: kinds, whole: whole, answers: { ref, reader in read(reader, ref) != nil },
      match: { ask, refs, reader, limit in
        market.match(ask, among: refs.lazy.compactMap { read(reader, $0) }, limit: limit)
      },
      explain: { ask, ref, reader in read(reader, ref).map { market.explain(ask, $0) } })
  }

  private static func booths(_ today: Day) -> [Booth] {
    [
      booth(procurement(today: today), [Product.kind]) { $0.product($1) },
      booth(supply(today: today), [Offer.kind, Component.kind]) { $0.supply($1) },
      booth(challenge(today: today), [Offer.kind, Project.kind, Organisation.kind]) { $0.team($1) },
      booth(finance(today: today), [Offer.kind], whole: [offers("finance")]) { $0.mandate($1) },
      booth(trial(today: today), [Offer.kind], whole: [offers("trial")]) { $0.trialBase($1) },
      booth(services(today: today), [Offer.kind], whole: [offers("service")]) { $0.offer($1, in: "service") },
      booth(experts(today: today), [Person.kind]) { $0.expert($1, today: today) },
      booth(policy(today: today), [Policy.kind], whole: [Filter(kinds: [Policy.kind])]) { $0.policy($1) },
      booth(space(today: today), [Offer.kind, Place.kind], whole: [offers("space"), Filter(kinds: [Place.kind])]) {
        $0.space($1)
      },
      booth(talent(today: today), [Offer.kind], whole: [offers("talent")]) { $0.talent($1) },
      booth(
        cooperation(today: today), [Offer.kind, Project.kind, Organisation.kind], whole: [offers("cooperation")]
      ) { $0.partner($1) },
    ]
  }

  private static func offers(_ market: String) -> Filter { Filter(kinds: [Offer.kind], facets: ["market": [market]]) }

  package static let cards: [MarketCard] = booths(.today()).map(\.card)

  private func booth(_ market: String) throws -> Booth {
    guard let booth = Self.booths(today).first(where: { $0.card.name == market }) else {
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
    let open = market.map { [$0] } ?? Self.cards.map(\.name)
    let needs = cluster.all(Need.self, for: audience).filter {
      ($0.status ?? "open") == "open" && open.contains($0.market ?? "procurement")
    }
    let projects = cluster.all(Project.self, for: audience).filter { $0.seeks.contains(where: open.contains) }
    let cases = cluster.all(Case.self, for: audience).filter {
      ($0.status ?? "open") == "open" && $0.seeks.contains(where: open.contains)
    }
    let organisations = cluster.all(Organisation.self, for: audience).filter {
      $0.seeks.contains { open.contains($0) && AskReader.soughtByOrganisations.contains($0) }
    }
    return needs.map(\.ref) + projects.map(\.ref) + cases.map(\.ref) + organisations.map(\.ref)
  }

  /// The market that a record asks in, when it is not said which.
  package func market(of ask: Ref, for audience: Audience) -> String? { reader(audience).markets(of: ask).first }

  /// The markets that a record asks in: one of a need, several of a project.
  package func markets(of ask: Ref, for audience: Audience) -> [String] {
    let asked = reader(audience).markets(of: ask)
    return Self.cards.map(\.name).filter(asked.contains)
  }

  package func match(_ ref: Ref, in market: String? = nil, for audience: Audience, limit: Int = 10) throws -> AskMatches
  {
    guard let ask = reader(audience).read(ref, in: market) else { throw askAbsent(ref, market, audience) }
    let booth = try booth(ask.market)
    let outcome = booth.match(
      ask, candidates(for: ask, booth, audience), AnswerReader(cluster: cluster, audience: audience), limit)
    return AskMatches(
      market: ask.market, ask: ref, category: ask.categories, answers: outcome.fits, fitting: outcome.fitting,
      none: outcome.fits.isEmpty ? none(ask, booth, outcome, audience) : nil)
  }

  /// The open asks that an offer, a product, a policy, a team fits, market by market; seen from the answer's side.
  package func match(offer ref: Ref, for audience: Audience, limit: Int = 10) throws -> [AskMatches] {
    guard cluster.record(ref, for: audience) != nil else {
      throw Refusal(.notFound, at: ref.description, ["what": ref.description])
    }
    var out: [AskMatches] = []
    let answers = AnswerReader(cluster: cluster, audience: audience)
    for booth in Self.booths(today) where booth.kinds.contains(ref.kind) && booth.answers(ref, answers) {
      var fits: [Fit] = []
      for ask in asks(in: booth.card.name, for: audience) {
        guard let ask = reader(audience).read(ask, in: booth.card.name) else { continue }
        if let fit = booth.match(ask, [ref], answers, 1).fits.first {
          fits.append(Fit(ref: ask.ref, score: fit.score, reasons: fit.reasons, unknown: fit.unknown))
        }
      }
      guard !fits.isEmpty else { continue }
      fits.sort { ($1.score, $0.ref) < ($0.score, $1.ref) }
      out.append(
        AskMatches(
          market: booth.card.name, ask: ref, category: .none, answers: Array(fits.prefix(limit)), fitting: fits.count,
          none: nil))
    }
    return out
  }

  /// What would answer but for one gate or two, the nearest first: worth telling, for gates can change.
  ///
  /// An ask that has no answer is told the very nearest in `none`; this is for who wants to know what else could be had.
  package func nearMisses(_ ref: Ref, in market: String, for audience: Audience, limit: Int = 5) -> [Explanation] {
    guard let ask = reader(audience).read(ref, in: market), let booth = try? booth(market) else { return [] }
    let others = nearMisses(ask, booth, audience).filter { miss in
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

  package func search(
    _ text: String, kinds: Set<Kind> = [], facets: [String: Set<String>] = [:], counting: FacetCounting = .hits,
    limit: Int = 20, cursor: Cursor? = nil, for audience: Audience
  ) -> SearchAnswer {
    // Past this a text is no question, and its words cost more than they find.
    var terms = cluster.analyser.query(String(text.prefix(1000)))
    // The index lists everything for a query without words; a person who typed only "的" asked for something else.
    if terms.isEmpty, text.contains(where: { !$0.isWhitespace }) { terms = [Term(text: "\u{0}", surface: text)] }
    let query = Query(terms, filter: Filter(kinds: kinds, facets: facets), counting: counting)
    return cluster.index.search(query, for: audience, limit: limit, after: cursor)
  }

  // MARK: Inside

  private func reader(_ audience: Audience) -> AskReader {
    AskReader(cluster: cluster, categories: categories, audience: audience)
  }

  private func askAbsent(_ ref: Ref, _ market: String?, _ audience: Audience) -> Refusal {
    cluster.record(ref, for: audience) == nil
      ? Refusal(.notFound, at: ref.description, ["what": ref.description])
      : Refusal(.matchNotAnAsk, at: ref.description, ["what": ref.description, "market": market ?? ""])
  }

  /// How many candidates each way in yields: best by words, and all best of the category and of the fields.
  private static let depth = 200

  private func candidates(for ask: Ask, _ booth: Booth, _ audience: Audience) -> [Ref] {
    let kinds = booth.kinds
    var found: [Ref] = []
    var seen: Set<Ref> = []
    func take(_ facets: [String: Set<String>]) {
      let query = Query(ask.query.terms, filter: Filter(kinds: kinds, facets: facets))
      for hit in cluster.index.search(query, for: audience, limit: Self.depth).hits where seen.insert(hit.ref).inserted
      {
        found.append(hit.ref)
      }
      guard !facets.isEmpty else { return }
      // Those of the category that share no word: a facet alone lists them.
      let rest = Query([], filter: Filter(kinds: kinds, facets: facets))
      for hit in cluster.index.search(rest, for: audience, limit: Self.depth).hits where seen.insert(hit.ref).inserted {
        found.append(hit.ref)
      }
    }
    take([:])
    if !ask.categories.codes.isEmpty { take(["categories": Set(ask.categories.codes.map(\.description))]) }
    if !ask.fields.isEmpty { take(["fields": Set(ask.fields)]) }
    // What stands at the same place of the chain may share no word with it.
    for link in ask.chain {
      for near in [link] + cluster.referrers(Offer.self, by: "component", to: link, for: audience).map(\.ref)
      where kinds.contains(near.kind) && seen.insert(near).inserted { found.append(near) }
    }
    if !ask.wants.specialties.isEmpty { take(["specialties": Set(ask.wants.specialties)]) }
    for filter in booth.whole {
      for hit in cluster.index.search(Query([], filter: filter), for: audience, limit: 5000).hits
      where seen.insert(hit.ref).inserted { found.append(hit.ref) }
    }
    return found
  }

  private func none(_ ask: Ask, _ booth: Booth, _ outcome: Outcome, _ audience: Audience) -> NoAnswer {
    let code = ask.categories.codes.first
    func answer(_ name: String, _ label: Label) -> NoAnswer {
      NoAnswer(code: "match.none.\(name)", label: label, category: code, refusedBy: outcome.refusedBy)
    }
    let what = booth.card.answerLabel
    if let code, booth.kinds == [Product.kind] {
      let name = Label(
        "\(code.value) \(cluster.codes.name(code, .zh))", "\(code.value) \(cluster.codes.name(code, .en))")
      if code.system == "goods" {
        let goods = Label(cluster.codes.name(code, .zh), cluster.codes.name(code, .en))
        return answer(
          "goods",
          Label(
            "所需为「\(goods.zh)」，不按医疗器械管理，此处没有这类产品",
            "“\(goods.en)” is asked for: not regulated as a device, and none is offered here"))
      }
      let filter = Filter(kinds: [Product.kind], facets: ["categories": [code.description]])
      if cluster.index.search(Query([], filter: filter), for: audience, limit: 1).total == 0 {
        return answer("category", Label("此处没有「\(name.zh)」类的产品", "No product here is of the category “\(name.en)”"))
      }
    }
    if let near = nearMisses(ask, booth, audience).first(where: { $0.score >= 0.25 }) {
      let title = cluster.title(of: near.answer, for: audience) ?? Text.empty
      let why = near.failures.map(\.why)
      return answer(
        "gates",
        Label(
          "最接近的是「\(title.best(.zh))」，但\(why.map(\.zh).joined(separator: "；"))",
          "Nearest is “\(title.best(.en))”, but \(why.map(\.en).joined(separator: "; "))"))
    }
    if let gate = outcome.refusedBy.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) {
      let label = booth.card.gates.first { $0.name == gate.key }?.label ?? Label(gate.key, gate.key)
      return answer(
        "gates",
        Label(
          "看过 \(outcome.considered) 个\(what.zh)，多因「\(label.zh)」不合",
          "\(outcome.considered) looked at; most fail “\(label.en)”"))
    }
    if code == nil && booth.kinds == [Product.kind] {
      return answer(
        "uncategorised",
        Label("未能判断所需的器械分类，也没有词语相合的产品", "The device category is not clear, and no product shares its words"))
    }
    return answer("weak", Label("没有足够相合的\(what.zh)", "Nothing here fits well enough: \(what.en.lowercased())"))
  }

  /// What has less in common with the ask than this is not near it.
  private static let near = 0.12

  private func nearMisses(_ ask: Ask, _ booth: Booth, _ audience: Audience) -> [Explanation] {
    let answers = AnswerReader(cluster: cluster, audience: audience)
    let explained = candidates(for: ask, booth, audience).compactMap { booth.explain(ask, $0, answers) }
    return explained.filter { pair in
      !pair.fits && pair.score >= Self.near && pair.failures.count <= 2
        && !pair.gates.contains { $0.gate == "cross-border" && $0.fails }
    }.sorted { a, b in
      (a.failures.count, b.score, a.answer) < (b.failures.count, a.score, b.answer)
    }
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
