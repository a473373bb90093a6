import Core
import Exchange
import HTML
import Matching

/// A market on the home page: how much is open, and the newest asks.
struct MarketGlance {
  private let card: MarketCard
  private let open: Int
  private let newest: [AskLine]

  init(_ card: MarketCard, newest count: Int, _ visit: Visit) {
    self.card = card
    let asks = visit.exchange.asks(in: card.name, for: visit.audience)
    open = asks.count
    newest = visit.snapshot.arrivals.newestFirst(asks).prefix(count).map { AskLine($0, in: card.name, visit) }
  }

  func write(_ html: HTMLWriter, _ visit: Visit) {
    html.section(.class("glance")) {
      html.h3 {
        html.a(.href(visit.link(.market(card.name)))) {
          html.text(card.label[visit.language])
          html.span(NumberWords.grouped(open), .class("count"))
        }
      }
      html.ul {
        for ask in newest {
          html.li {
            html.recordLink(ask.ref, visit)
            html.span(.class("glance-answer")) {
              if let best = ask.best {
                html.svg(.class("dot-score"), .viewBox(100, 8), .stretched, .decoration) {
                  html.rect(.class("bar-ground"), .width(100), .height(8))
                  html.rect(.class("bar-ask"), .width(best.score * 100), .height(8))
                }
              }
              html.text(ask.countWords(visit))
            }
          }
        }
      }
      if open > newest.count {
        html.p(.class("more")) {
          let words = NumberWords.grouped(open)
          html.a(visit.say("全部 \(words) 条", "All \(words)"), .href(visit.link(.market(card.name))))
        }
      }
      if newest.isEmpty { html.p(visit.say("暂无", "None at present"), .class("muted")) }
    }
  }
}
