package import Core
package import Matching
import Registry

/// An ask and an answer of which one is somebody's own.
package struct OwnMatch: Sendable {
  package let ask: Ref
  package let answer: Ref
  package let fit: Fit
  /// Which of the two is theirs.
  package let own: Side

  package var mine: Ref { own == .ask ? ask : answer }
  package var other: Ref { own == .ask ? answer : ask }
  package var pair: String { "\(ask) \(answer)" }
}

extension Exchange {
  /// What fits the records of some organisations, both ways, the best first. `known` pairs are left out.
  package func matches(
    of organisations: some Sequence<String>, besides known: Set<String> = [], for audience: Audience
  ) -> [OwnMatch] {
    let mine = organisations.sorted().map { Ref(Organisation.kind, $0) }.flatMap { organisation in
      [organisation] + own(Need.self, "requester", organisation, audience)
        + own(Offer.self, "provider", organisation, audience)
        + own(Project.self, "lead", organisation, audience) + own(Product.self, "maker", organisation, audience)
    }
    let found = mine.prefix(OwnMatches.records).flatMap { record -> [OwnMatch] in
      let isAsk = record.kind == Need.kind || record.kind == Project.kind
      return (isAsk ? answers(to: record, audience) : [])
        + (record.kind == Need.kind ? [] : asks(for: record, audience))
    }
    var seen = known
    return Array(
      found.filter { seen.insert($0.pair).inserted }.sorted {
        ($1.fit.score, $0.ask, $0.answer) < ($0.fit.score, $1.ask, $1.answer)
      }.prefix(OwnMatches.most))
  }

  private func own<E: Entity>(_ type: E.Type, _ field: String, _ organisation: Ref, _ audience: Audience) -> [Ref] {
    cluster.referrers(type, by: field, to: organisation, for: audience).filter { record in
      // What is over, and what the other side could not see yet, is matched with nobody.
      guard let posted = record as? any Posted else { return true }
      return (posted.status ?? "open") == "open" && posted.record.visibility < .parties
    }.map(\.ref)
  }

  private func answers(to ask: Ref, _ audience: Audience) -> [OwnMatch] {
    markets(of: ask, for: audience).flatMap { market in
      let found = try? match(ask, in: market, for: audience, limit: OwnMatches.each)
      return (found?.answers ?? []).map { OwnMatch(ask: ask, answer: $0.ref, fit: $0, own: .ask) }
    }
  }

  private func asks(for answer: Ref, _ audience: Audience) -> [OwnMatch] {
    let found = try? match(offer: answer, for: audience, limit: OwnMatches.each, tellingWhy: false)
    return (found ?? []).flatMap { matches in
      matches.answers.map { OwnMatch(ask: $0.ref, answer: matches.ask, fit: $0, own: .answer) }
    }
  }
}

private enum OwnMatches {
  /// Of each record so many.
  static let each = 3
  static let most = 12
  /// Whoever has more looks at the records themselves.
  static let records = 20
}
