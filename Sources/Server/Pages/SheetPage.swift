import Core
import Exchange
import HTML
import Matching
import Registry

/// One ask and all its matches on one A4 page, to be handed over a table.
struct SheetPage: Page {
  static let printsHost = true
  /// As many as one A4 page takes with their reasons and questions.
  private static let most = 5
  static let isSheet = true

  let visit: Visit
  private let ask: any Entity
  private let facts: [Fact]
  private let sections: [AskMatches]

  init(_ visit: Visit) throws {
    self.visit = visit
    let id = visit.parameters["id"] ?? ""
    guard id.utf8.count <= 64, let ask = visit.cluster.record(id: id, for: visit.audience), AskMarkets.isAsk(ask)
    else {
      throw Refusal(.webRecordAbsent, ["what": String(id.prefix(64))])
    }
    if ask.ref.id != id { throw Moved(from: Ref(ask.ref.kind, id), to: ask.ref) }
    self.ask = ask
    facts = visit.cluster.facts(of: ask.ref, for: visit.audience)
    let markets = AskMarkets.of(ask, visit)
    sections = markets.compactMap {
      try? visit.exchange.match(ask.ref, in: $0, for: visit.audience, limit: max(1, Self.most / max(1, markets.count)))
    }
  }

  var title: String { ask.title.best(visit.language) }

  func write(_ html: HTMLWriter) {
    html.header(.class("sheet-head")) {
      html.div {
        html.p(visit.say("链桥 · 对接单", "Lianqiao · matches of one ask"), .class("kicker"))
        html.h1 { html.name(ask.title, visit) }
      }
      html.p(.class("sheet-address")) { html.shortAddress(ask.ref.id, visit) }
    }
    // The requester's record says it better than the words of the source.
    let hidden: Set =
      facts.contains { $0.field == "requester" } ? ["name", "status", "requester_name"] : ["name", "status"]
    html.dl(.class("sheet-facts")) {
      for fact in facts where !hidden.contains(fact.field) {
        html.div {
          html.dt(fact.label[visit.language])
          html.dd(ValueWords.of(fact.value, fact.type, field: fact.field, visit))
        }
      }
    }
    for section in sections { write(html, section) }
    html.footer(.class("sheet-foot")) {
      html.p {
        html.text(visit.say("数据截至 ", "Data as of "))
        html.asOf(visit)
        html.text(
          visit.say(
            "。得分满分 100，各项相加即总分；“待问”为记录中没有的信息。",
            ". Scores are out of 100 and the sum of their parts; “to ask” is what the records do not say."))
      }
      html.p(.class("no-print")) {
        html.a(visit.say("返回需求页", "Back to the ask"), .href(visit.link(.record(ask.ref))))
        html.text(" · ")
        html.a(
          visit.language == .en ? "中文" : "English", .href(visit.otherLanguage), .lang(visit.language == .en ? .zh : .en)
        )
      }
    }
  }

  private func write(_ html: HTMLWriter, _ section: AskMatches) {
    let label = Exchange.cards.first { $0.name == section.market }?.label ?? Label(section.market, section.market)
    html.section(.class("sheet-market")) {
      html.h2 {
        html.text(label[visit.language])
        html.span(visit.say("共 \(section.fitting) 个应答", "\(section.fitting) fit in all"), .class("count"))
      }
      if let none = section.none { html.noAnswer(none, market: section.market, visit) }
      html.ol { for answer in section.answers { html.li { write(html, answer) } } }
    }
  }

  private func write(_ html: HTMLWriter, _ answer: Fit) {
    html.div(.class("sheet-answer")) {
      html.h3 { html.recordLink(answer.ref, visit, reading: true) }
      html.p(.class("sheet-score")) {
        html.strong(Points(answer.score, answer.reasons).words)
        html.span(" / 100", .class("muted"))
      }
    }
    html.p(Bylines.line(answer.ref, visit).joined(separator: " · "), .class("byline"))
    html.scoreBar(answer.score, answer.reasons, visit)
    html.p(reasons(answer), .class("sheet-reasons"))
    if !answer.unknown.isEmpty {
      html.p(.class("sheet-unknown")) {
        html.strong(visit.say("待问：", "To ask: "))
        html.text(answer.unknown.map { $0.label[visit.language] }.joined(separator: " "))
      }
    }
  }

  private func reasons(_ answer: Fit) -> String {
    let points = Points(answer.score, answer.reasons)
    return zip(answer.reasons, points.parts).map { "\($0.because[visit.language]) +\(NumberWords.points($1))" }
      .joined(separator: visit.say("；", "; "))
  }
}
