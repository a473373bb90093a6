import Core
import Exchange
import HTML
import Matching

/// The asks that an offer, a product, a team or a policy answers, market by market.
struct FitSection {
  private static let shown = 8
  private let markets: [AskMatches]

  init(_ ref: Ref, _ visit: Visit) {
    // A kind that answers nothing is refused, which here is the same as fitting nothing.
    let found = try? visit.exchange.match(offer: ref, for: visit.audience, limit: Self.shown, tellingWhy: false)
    markets = found?.filter { !$0.answers.isEmpty } ?? []
  }

  func write(_ html: HTMLWriter, _ visit: Visit) {
    for matches in markets {
      let label = Exchange.cards.first { $0.name == matches.market }?.label ?? Label(matches.market, matches.market)
      let heading = visit.say("\(label.zh)：它能应答的", "\(label.en): asks that it answers")
      html.part("fits-\(matches.market)", heading, count: matches.fitting) {
        html.ol(.class("match-list")) {
          for fit in matches.answers { row(html, fit, answer: matches.ask, visit) }
        }
        html.more(matches.fitting - matches.answers.count, visit)
      }
    }
  }

  private func row(_ html: HTMLWriter, _ fit: Fit, answer: Ref, _ visit: Visit) {
    html.li(.class("match")) {
      html.div(.class("match-head")) {
        html.div(.class("match-who")) {
          html.h3 { html.recordLink(fit.ref, visit, reading: true) }
          let line = Bylines.line(fit.ref, visit)
          if !line.isEmpty { html.p(line.joined(separator: " · "), .class("byline")) }
        }
        html.scoreNumber(fit.score, fit.reasons, visit)
      }
      html.scoreBar(fit.score, fit.reasons, visit)
      html.reasonList(fit.score, fit.reasons, visit)
      html.questions(fit.unknown, visit)
      html.a(visit.say("逐项说明", "All criteria"), .class("more"), .href(visit.link(.pair(fit.ref, answer))))
    }
  }
}
