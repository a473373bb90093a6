import Core
import Exchange
import HTML
import Matching

/// The markets: what each is for, which gates an answer must pass, and what counts how much.
struct MarketsPage: Page {
  let visit: Visit
  var title: String { visit.say("市场", "Markets") }

  init(_ visit: Visit) { self.visit = visit }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title,
      lead: visit.say(
        "每个市场有两方。候选先过门槛：不符合即退出，未知则列为待问。其余按双方各自看重的标准计分，各项相加即总分。",
        "Each market has two sides. Candidates first meet the gates: who fails is out, what is unknown becomes a question. "
          + "The rest is scored by what each side values; the parts add up to the score."))
    html.div(.class("cards")) { for card in Exchange.cards { market(html, card) } }
  }

  private func market(_ html: HTMLWriter, _ card: MarketCard) {
    let count = visit.exchange.asks(in: card.name, for: visit.audience).count
    html.article(.class("card")) {
      html.h2 { html.a(card.label[visit.language], .href(visit.link(.market(card.name)))) }
      html.p(.class("sides")) {
        html.span(card.askLabel[visit.language])
        html.span("→", .decoration, .class("arrow"))
        html.span(card.answerLabel[visit.language])
      }
      html.p {
        html.strong(NumberWords.grouped(count))
        html.text(visit.say(" 项所求", count == 1 ? " open ask" : " open asks"))
      }
      html.marketRules(card, visit)
    }
  }
}

extension HTMLWriter {
  /// Gates and criteria of a market in words.
  func marketRules(_ card: MarketCard, _ visit: Visit) {
    div(.class("rules")) {
      h3(visit.say("门槛", "Gates"))
      if card.gates.isEmpty { p(visit.say("无", "None"), .class("muted")) }
      ul(.class("gates")) { for gate in card.gates { li(gate.label[visit.language]) } }
      for side in Side.allCases {
        let criteria = card.criteria.filter { $0.side == side }
        if !criteria.isEmpty {
          h3(
            side == .ask ? visit.say("需方看重", "What the asker values") : visit.say("供方看重", "What the answerer values"))
          ul(.class("criteria")) {
            for criterion in criteria {
              li {
                span(criterion.label[visit.language])
                span("\(Int((criterion.share * 100).rounded())) %", .class("count"))
              }
            }
          }
        }
      }
    }
  }
}
