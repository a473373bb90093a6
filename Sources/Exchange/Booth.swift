import Core
import Matching
import Registry
import Search

/// A market with the kinds that may answer in it, whatever the type of its answers.
struct Booth: Sendable {
  let card: MarketCard
  let kinds: Set<Kind>
  let sources: [Source]
  /// Records that are few, and where facts decide rather than words: all of them are looked at.
  let whole: [Filter]
  /// What an answer says by which asks may be found; nil for what is no answer here.
  let clues: @Sendable (Ref, AnswerReader) -> AnswerClues?
  let match: @Sendable (Ask, [Ref], () -> [Ref], AnswerReader, Int) -> Outcome
  /// The asks that one answer fits: it is read once, each ask when its turn comes.
  let matchAsks: @Sendable (Ref, [Ref], AnswerReader, Int, @escaping (Ref) -> Ask?) -> Outcome?
  let explain: @Sendable (Ask, Ref, AnswerReader) -> Explanation?
  let explainAsks: @Sendable (Ref, [Ref], AnswerReader, (Ref) -> Ask?) -> [Explanation]

  /// Where answers are looked for: a kind, of offers those of the market.
  struct Source: Sendable {
    let kind: Kind
    let filter: Filter
    /// Of its facet words.
    let scope: String

    /// - Parameter passing: what no record may say; and of an offer, what it has to say where it says anything. What another kind
    ///   says under such a name need not be what the gate reads.
    func filter(_ passing: Filter) -> Filter {
      var filter = filter
      filter.without = passing.without
      guard kind == Offer.kind else { return filter }
      (filter.ifSaid, filter.rangesIfSaid) = (passing.ifSaid, passing.rangesIfSaid)
      return filter
    }
  }

  /// Always inlined, so that each market is compiled for its own answers: unspecialised, a pair costs twice as much.
  @inline(__always)
  init<A: Answer>(
    _ market: Market<Ask, A>, _ kinds: Set<Kind>, whole: [Filter] = [],
    _ read: @escaping @Sendable (AnswerReader, Ref) -> A?
  ) {
    card = market.card
    self.kinds = kinds
    let name = market.name
    sources = kinds.sorted { $0.rawValue < $1.rawValue }.map {
      $0 == Offer.kind
        ? Source(kind: $0, filter: Self.offers(name), scope: FacetWord.scope($0, market: name))
        : Source(kind: $0, filter: Filter(kinds: [$0]), scope: FacetWord.scope($0, market: nil))
    }
    self.whole = whole
    clues = { ref, reader in read(reader, ref).map { AnswerClues($0) } }
    match = { ask, refs, more, reader, limit in
      market.match(ask, among: refs, orElse: more, limit: limit) { read(reader, $0) }
    }
    matchAsks = { ref, asks, reader, limit, readAsk in
      read(reader, ref).map { market.match(answer: $0, among: asks, limit: limit, reading: readAsk) }
    }
    explain = { ask, ref, reader in read(reader, ref).map { market.explain(ask, $0) } }
    explainAsks = { ref, asks, reader, readAsk in
      guard let answer = read(reader, ref) else { return [] }
      return asks.compactMap { readAsk($0).map { market.explain($0, answer) } }
    }
  }

  static func all(_ today: Day) -> [Booth] {
    [
      Booth(procurement(today: today), [Product.kind]) { $0.product($1) },
      Booth(supply(today: today), [Offer.kind, Component.kind]) { $0.supply($1) },
      Booth(challenge(today: today), [Offer.kind, Project.kind, Organisation.kind]) { $0.team($1) },
      Booth(finance(today: today), [Offer.kind], whole: [offers("finance")]) { $0.mandate($1) },
      Booth(trial(today: today), [Offer.kind], whole: [offers("trial")]) { $0.trialBase($1) },
      Booth(services(today: today), [Offer.kind], whole: [offers("service")]) { $0.offer($1, in: "service") },
      Booth(experts(today: today), [Person.kind]) { $0.expert($1, today: today) },
      Booth(policy(today: today), [Policy.kind], whole: [Filter(kinds: [Policy.kind])]) { $0.policy($1) },
      Booth(space(today: today), [Offer.kind, Place.kind], whole: [offers("space"), Filter(kinds: [Place.kind])]) {
        $0.space($1)
      },
      Booth(talent(today: today), [Offer.kind], whole: [offers("talent")]) { $0.talent($1) },
      Booth(
        cooperation(today: today), [Offer.kind, Project.kind, Organisation.kind], whole: [offers("cooperation")]
      ) { $0.partner($1) },
    ]
  }

  private static func offers(_ market: String) -> Filter { Filter(kinds: [Offer.kind], facets: ["market": [market]]) }
}
