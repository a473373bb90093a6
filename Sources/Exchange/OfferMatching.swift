package import Core
package import Matching
import Registry

// Matching from the answer's side: which asks an offer, a product, a team, a policy fits.

extension Exchange {
  /// The open asks that a record fits, market by market, and where none fits, why.
  ///
  /// Of very many asks those are looked at that the index finds nearest (`AskCandidates`). `tellingWhy` costs as much
  /// again where nothing fits: a page that shows only what fits does without. An offer of a product that answers in no
  /// market by itself is taken for its product, which the answer then names.
  package func match(offer ref: Ref, for audience: Audience, limit: Int = 10, tellingWhy: Bool = true) throws
    -> [AskMatches]
  {
    guard cluster.record(ref, for: audience) != nil else {
      throw Refusal(.notFound, at: ref.description, ["what": ref.description])
    }
    let answers = AnswerReader(cluster: cluster, audience: audience)
    let reader = reader(audience)
    let found = booths.compactMap { booth -> AskMatches? in
      guard let chosen = candidates(for: ref, booth, answers),
        let outcome = booth.matchAsks(ref, chosen, answers, limit, { reader.read($0, in: booth.card.name) })
      else { return nil }
      let none = outcome.fits.isEmpty && tellingWhy ? noAsk(ref, booth, chosen, outcome, audience) : nil
      return AskMatches(
        market: booth.card.name, ask: ref, category: .none, answers: outcome.fits, fitting: outcome.fitting, none: none)
    }
    guard found.isEmpty else { return found }
    // Where products answer, an offer of one is answered for by it.
    if let product = cluster.find(ID<Offer>(ref.id), for: audience)?.product, ref.kind == Offer.kind,
      cluster.find(product, for: audience) != nil
    {
      return try match(
        offer: Ref(Product.kind, product.rawValue), for: audience, limit: limit, tellingWhy: tellingWhy)
    }
    throw Refusal(.matchNotAnAnswer, at: ref.description, ["what": ref.description])
  }

  /// The asks that a record would fit but for one gate or two, the nearest first.
  package func nearMisses(offer ref: Ref, in market: String, for audience: Audience, limit: Int = 5) -> [Explanation] {
    let answers = AnswerReader(cluster: cluster, audience: audience)
    guard let booth = try? booth(market), let chosen = candidates(for: ref, booth, answers) else { return [] }
    return Array(misses(ref, booth, chosen, audience).prefix(limit))
  }

  /// Nil for what answers nothing in that market.
  private func candidates(for ref: Ref, _ booth: Booth, _ answers: AnswerReader) -> [Ref]? {
    guard booth.kinds.contains(ref.kind), let clues = booth.clues(ref, answers) else { return nil }
    return AskCandidates(cluster: cluster, audience: answers.audience, lookingAtAll: lookingAtAll).choose(
      for: ref, clues, in: booth, among: asks(in: booth.card.name, for: answers.audience))
  }

  private func misses(_ ref: Ref, _ booth: Booth, _ chosen: [Ref], _ audience: Audience) -> [Explanation] {
    let answers = AnswerReader(cluster: cluster, audience: audience)
    let reader = reader(audience)
    let explained = booth.explainAsks(ref, chosen, answers) { reader.read($0, in: booth.card.name) }
    return Self.near(explained).sorted { a, b in
      (a.failures.count, b.score, a.ask) < (b.failures.count, a.score, b.ask)
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
    if let near = misses(ref, booth, chosen, audience).first {
      let title = cluster.title(of: near.ask, for: audience) ?? Text.empty
      let why = near.failures.map(\.why)
      return answer(
        "gates",
        Label(
          "没有匹配的\(what.zh)；最接近的是「\(title.best(.zh))」，但\(why.map(\.zh).joined(separator: "；"))",
          "Fits no ask; nearest is “\(title.best(.en))”, but \(why.map(\.en).joined(separator: "; "))"))
    }
    return answer("weak", Label("没有足够匹配的\(what.zh)", "No ask here fits well enough"))
  }
}
