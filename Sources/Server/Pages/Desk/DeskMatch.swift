import Access
import Core
import Exchange
import HTML
import Matching
import Registry

/// An ask and an answer of which one is the reader's own, and that nobody has brought together yet.
struct DeskMatch {
  let ask: Ref
  let answer: Ref
  let fit: Fit
  /// Which of the two is the reader's.
  let own: Side

  /// Of each record of theirs so many.
  private static let each = 3
  private static let most = 12
  /// Whoever has more looks at the records themselves.
  private static let records = 20

  /// The best first.
  static func all(_ visit: Visit, besides engagements: [Engagement]) -> [DeskMatch] {
    let known = Set(engagements.map { "\($0.ask) \($0.answer)" })
    let organisations = visit.caller.roles.keys.sorted().map { Ref(Organisation.kind, $0) }
    let mine = organisations.flatMap { organisation in
      [organisation] + own(Need.self, "requester", organisation, visit)
        + own(Offer.self, "provider", organisation, visit)
        + own(Project.self, "lead", organisation, visit) + own(Product.self, "maker", organisation, visit)
    }
    let found = mine.prefix(records).flatMap { record -> [DeskMatch] in
      let isAsk = record.kind == Need.kind || record.kind == Project.kind
      return (isAsk ? answers(to: record, visit) : []) + (record.kind == Need.kind ? [] : asks(for: record, visit))
    }
    var seen: Set<String> = []
    return Array(
      found.filter { match in
        let pair = "\(match.ask) \(match.answer)"
        return !known.contains(pair) && seen.insert(pair).inserted
      }.sorted { ($1.fit.score, $0.ask, $0.answer) < ($0.fit.score, $1.ask, $1.answer) }.prefix(most))
  }

  private static func own<E: Entity>(_ type: E.Type, _ field: String, _ organisation: Ref, _ visit: Visit) -> [Ref] {
    visit.cluster.referrers(type, by: field, to: organisation, for: visit.audience).filter { record in
      // What is over, and what the other side could not see yet, is matched with nobody.
      guard let posted = record as? any Posted else { return true }
      return (posted.status ?? "open") == "open" && posted.record.visibility < .parties
    }.map(\.ref)
  }

  private static func answers(to ask: Ref, _ visit: Visit) -> [DeskMatch] {
    visit.exchange.markets(of: ask, for: visit.audience).flatMap { market in
      let found = try? visit.exchange.match(ask, in: market, for: visit.audience, limit: each)
      return (found?.answers ?? []).map { DeskMatch(ask: ask, answer: $0.ref, fit: $0, own: .ask) }
    }
  }

  private static func asks(for answer: Ref, _ visit: Visit) -> [DeskMatch] {
    let found = try? visit.exchange.match(offer: answer, for: visit.audience, limit: each, tellingWhy: false)
    return (found ?? []).flatMap { matches in
      matches.answers.map { DeskMatch(ask: $0.ref, answer: matches.ask, fit: $0, own: .answer) }
    }
  }

  func write(_ html: HTMLWriter, _ visit: Visit) {
    let (mine, other) = own == .ask ? (ask, answer) : (answer, ask)
    html.li(.class("match")) {
      html.div(.class("match-head")) {
        html.div(.class("match-who")) {
          html.h3 { html.recordLink(other, visit, reading: true) }
          html.p(.class("byline")) {
            html.text(own == .ask ? visit.say("应答：", "answers: ") : visit.say("可应答者：", "answered by: "))
            html.recordLink(mine, visit)
          }
        }
        html.scoreNumber(fit.score, fit.reasons, visit)
      }
      html.scoreBar(fit.score, fit.reasons, visit)
      html.reasonList(fit.score, fit.reasons, visit)
      html.questions(fit.unknown, visit)
      html.p {
        html.a(visit.say("有意向", "Say yes"), .class("button-link"), .href(visit.link(.engage(ask, answer))))
        html.text(" ")
        html.a(visit.say("逐项说明", "All criteria"), .class("more"), .href(visit.link(.pair(ask, answer))))
      }
    }
  }
}
