import Core
import Exchange
import HTML
import Matching

/// What one market answers to an ask.
struct MatchSection {
  static let shown = 10

  let market: String
  let matches: AskMatches
  let misses: [Explanation]

  /// Markets that refuse the record (it is closed, it is no ask there) have nothing to show.
  static func all(of record: any Entity, _ visit: Visit) -> [MatchSection] {
    AskMarkets.of(record, visit).compactMap { market in
      guard let matches = try? visit.exchange.match(record.ref, in: market, for: visit.audience, limit: shown) else {
        return nil
      }
      let isAsk = AskMarkets.isAsk(record)
      if !isAsk && matches.answers.isEmpty { return nil }
      let misses =
        isAsk || market == "policy" ? visit.exchange.nearMisses(record.ref, in: market, for: visit.audience) : []
      return MatchSection(market: market, matches: matches, misses: misses)
    }
  }

  func write(_ html: HTMLWriter, _ visit: Visit) {
    let label = Exchange.cards.first { $0.name == market }?.label ?? Label(market, market)
    html.section(.class("part matches"), .id("market-\(market)"), .labelled(by: "market-\(market)-h")) {
      html.h2(.id("market-\(market)-h")) {
        html.text(visit.say("\(label.zh)：应答", "\(label.en): answers"))
        html.span(NumberWords.grouped(matches.fitting), .class("count"))
      }
      if !matches.category.codes.isEmpty {
        html.p(.class("category")) {
          html.text(visit.say("分类：", "Category: "))
          for code in matches.category.codes.prefix(3) { html.codeChip(code, visit) }
          html.span(matches.category.basis[visit.language], .class("muted"))
        }
      }
      if let none = matches.none { html.noAnswer(none, market: market, visit) }
      if !matches.answers.isEmpty {
        html.barKey(visit)
        html.ol(.class("match-list")) {
          for (index, answer) in matches.answers.enumerated() {
            html.matchCard(answer, rank: index + 1, ask: matches.ask, visit)
          }
        }
      }
      if matches.fitting > matches.answers.count { html.more(matches.fitting - matches.answers.count, visit) }
      html.nearMisses(misses, ask: matches.ask, visit)
    }
  }
}
