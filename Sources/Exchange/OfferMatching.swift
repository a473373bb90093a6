package import Core
package import Matching
import Registry

// Matching from the answer's side: which asks an offer, a product, a team, a policy fits.

extension Exchange {
  /// The open asks that a record fits, market by market, and where none fits, why.
  ///
  /// Of very many asks those are looked at that the index finds nearest (`AskCandidates`). `tellingWhy` costs as much
  /// again where nothing fits: a page that shows only what fits does without. Where products answer, an offer of one is
  /// answered for by it, and the answer names it.
  package func match(offer given: Ref, for audience: Audience, limit: Int = 10, tellingWhy: Bool = true) throws
    -> [AskMatches]
  {
    guard cluster.record(given, for: audience) != nil else {
      throw Refusal(.notFound, at: given.description, ["what": given.description])
    }
    let answers = AnswerReader(cluster: cluster, audience: audience)
    let reader = reader(audience)
    let ref = answering(given, answers)
    let found = booths.compactMap { booth -> AskMatches? in
      guard let chosen = candidates(for: ref, booth, answers),
        let outcome = booth.matchAsks(ref, chosen, answers, limit, { reader.read($0, in: booth.card.name) })
      else { return nil }
      let none = outcome.fits.isEmpty && tellingWhy ? noAsk(ref, booth, chosen, outcome, audience) : nil
      return AskMatches(
        market: booth.card.name, ask: ref, category: .none, answers: outcome.fits, fitting: outcome.fitting, none: none)
    }
    guard !found.isEmpty else {
      throw Refusal(.matchNotAnAnswer, at: given.description, ["what": given.description])
    }
    return found
  }

  /// The asks that a record would fit but for one gate or two, the nearest first.
  package func nearMisses(offer given: Ref, in market: String, for audience: Audience, limit: Int = 5) -> [Explanation]
  {
    let answers = AnswerReader(cluster: cluster, audience: audience)
    let ref = answering(given, answers)
    guard let booth = try? booth(market), let chosen = candidates(for: ref, booth, answers) else { return [] }
    return Array(Self.misses(pairs(ref, booth, chosen, audience)).prefix(limit))
  }

  /// The record that answers: the one that is named, or the product of an offer that is no answer by itself.
  private func answering(_ ref: Ref, _ answers: AnswerReader) -> Ref {
    guard ref.kind == Offer.kind, let offer = cluster.find(ID<Offer>(ref.id), for: answers.audience),
      let product = offer.product, cluster.find(product, for: answers.audience) != nil,
      !booths.contains(where: { $0.kinds.contains(ref.kind) && $0.clues(ref, answers) != nil })
    else { return ref }
    return Ref(Product.kind, product.rawValue)
  }

  /// Nil for what answers nothing in that market.
  private func candidates(for ref: Ref, _ booth: Booth, _ answers: AnswerReader) -> [Ref]? {
    guard booth.kinds.contains(ref.kind), let clues = booth.clues(ref, answers) else { return nil }
    return AskCandidates(cluster: cluster, audience: answers.audience, lookingAtAll: lookingAtAll).choose(
      for: ref, clues, in: booth, among: asks(in: booth.card.name, for: answers.audience))
  }

  private func pairs(_ ref: Ref, _ booth: Booth, _ chosen: [Ref], _ audience: Audience) -> [Explanation] {
    let reader = reader(audience)
    return booth.explainAsks(ref, chosen, AnswerReader(cluster: cluster, audience: audience)) {
      reader.read($0, in: booth.card.name)
    }
  }

  private func noAsk(_ ref: Ref, _ booth: Booth, _ chosen: [Ref], _ outcome: Outcome, _ audience: Audience) -> NoAnswer
  {
    func answer(_ name: String, _ label: Label) -> NoAnswer {
      NoAnswer(code: "match.none.\(name)", label: label, category: nil, refusedBy: outcome.refusedBy)
    }
    let what = booth.card.askLabel
    guard !chosen.isEmpty || !asks(in: booth.card.name, for: audience).isEmpty else {
      return answer("asks", Label("此市场目前没有\(what.zh)", "Nothing is asked for in this market at present"))
    }
    let pairs = pairs(ref, booth, chosen, audience)
    if let near = Self.misses(pairs).first { return answer("gates", nearest(near, near.ask, audience)) }
    return answer("weak", weak(what, pairs.map { ($0, $0.ask) }, booth, audience))
  }
}
