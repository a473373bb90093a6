import Core
import Exchange
import HTML
import Matching

/// One market: its open asks, newest first, each with its best answer and why in a line.
struct MarketPage: Page {
  static let parameters: Set<PageQuery.Parameter> = [.cursor]
  private static let perPage = 30

  let visit: Visit
  private let card: MarketCard
  private let asks: [AskLine]
  private let total: Int
  private let next: String?

  init(_ visit: Visit) throws {
    self.visit = visit
    guard let card = Exchange.cards.first(where: { $0.name == visit.parameters["market"] }) else {
      throw Refusal(.webPageAbsent)
    }
    self.card = card
    let all = visit.snapshot.arrivals.newestFirst(visit.exchange.asks(in: card.name, for: visit.audience))
    let page = try ListCut(all, after: visit.query.cursor, count: Self.perPage)
    total = all.count
    next = page.next
    asks = page.items.map { AskLine($0, in: card.name, visit) }
  }

  var title: String { card.label[visit.language] }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title, lead: "\(card.askLabel[visit.language]) → \(card.answerLabel[visit.language])",
      kicker: visit.say("市场", "Market"))
    if card.name == "challenge" {
      html.p {
        html.a(visit.say("揭榜挂帅：看看榜单", "Challenge rounds"), .class("button-link"), .href(visit.link(.rounds)))
      }
    }
    html.div(.class("columns")) {
      html.part("asks", card.askLabel[visit.language], count: total) {
        if asks.isEmpty { empty(html) }
        html.ol(.class("asks")) { for ask in asks { html.askLine(ask, visit) } }
        html.nextLink(next, visit)
      }
      html.aside(.class("side")) {
        html.h2(visit.say("如何匹配", "How it matches"))
        html.marketRules(card, visit)
      }
    }
  }

  private func empty(_ html: HTMLWriter) {
    html.p(
      visit.say("此市场暂无待应答的需求。", "There is no open ask in this market at present."), .class("empty"))
  }
}
