import Access
import Core
import Exchange
import HTML
import Matching
import Registry

/// Everything that a market has to say about one ask and one answer, whether they fit or not.
struct PairPage: Page {
  let visit: Visit
  private let ask: any Entity
  private let answer: any Entity
  private let explanation: Explanation

  init(_ visit: Visit) throws {
    self.visit = visit
    ask = try visit.record()
    answer = try visit.record(kind: "otherkind", id: "other")
    // The first of the ask's markets in which the other may answer; a pair that no market makes is no page.
    let explanations = AskMarkets.of(ask, visit).lazy.compactMap { [ask, answer] market in
      try? visit.exchange.explain(ask.ref, answer.ref, in: market, for: visit.audience)
    }
    guard let first = explanations.first else { throw Refusal(.webPageAbsent) }
    explanation = first
  }

  var title: String { "\(ask.title.best(visit.language)) ↔ \(answer.title.best(visit.language))" }

  func write(_ html: HTMLWriter) {
    html.header(.class("page-head")) {
      html.p(explanation.fits ? visit.say("匹配", "A match") : visit.say("不匹配", "No match"), .class("kicker"))
      html.h1 {
        html.recordLink(ask.ref, visit)
        html.span("↔", .class("arrow"), .decoration)
        html.recordLink(answer.ref, visit)
      }
    }
    html.div(.class("pair-score")) {
      html.scoreNumber(explanation.score, explanation.reasons, visit)
      html.scoreBar(explanation.score, explanation.reasons, visit)
      if !explanation.fits {
        html.p(
          visit.say("这是假如满足门槛时的得分。", "This is the score that it would have if the gates were met."), .class("muted"))
      }
      html.barKey(visit)
    }
    html.engageLink(ask.ref, answer.ref, Label("让双方对接", "Bring them together"), visit)
    gates(html)
    criteria(html)
  }

  private func gates(_ html: HTMLWriter) {
    html.part("gates", visit.say("门槛", "Gates")) {
      html.ul(.class("verdicts")) {
        for finding in explanation.gates {
          let words = Self.words(finding.verdict)
          html.li(.class(words.style)) {
            html.strong(words.verdict[visit.language], .class("verdict"))
            html.span(finding.label[visit.language])
            if let detail = words.detail { html.span(detail[visit.language], .class("byline")) }
          }
        }
      }
    }
  }

  private static func words(_ verdict: Verdict) -> (verdict: Label, detail: Label?, style: StaticString) {
    switch verdict {
    case .pass(let words): (Label("符合", "Met"), words?.label, "pass")
    case .fail(let words): (Label("不符合", "Not met"), words.label, "fail")
    case .unknown(let question): (Label("待问", "To ask"), question.label, "unknown")
    }
  }

  private func criteria(_ html: HTMLWriter) {
    let points = Points(score: explanation.score, parts: explanation.criteria.map(\.contribution))
    html.part("criteria", visit.say("计分", "Score")) {
      html.table(.class("criteria-table")) {
        html.caption(visit.say("各项标准与得分", "Criteria and their points"), .class("unseen"))
        html.thead {
          html.tr {
            html.th(visit.say("标准", "Criterion"), .column)
            html.th(visit.say("哪一方看重", "Whose wish"), .column)
            html.th(visit.say("得分", "Points"), .column)
          }
        }
        html.tbody {
          for (finding, part) in zip(explanation.criteria, points.parts) {
            html.tr {
              html.th(.row) {
                html.text(finding.label[visit.language])
                html.span(Self.words(finding.measure)[visit.language], .class("byline"))
              }
              html.td(finding.side == .ask ? visit.say("需方", "Asker") : visit.say("供方", "Answerer"))
              html.td(NumberWords.points(part), .class("number"))
            }
          }
          html.tr(.class("total")) {
            html.th(visit.say("合计", "Sum"), .row)
            html.td {}
            html.td(points.words, .class("number"))
          }
        }
      }
    }
  }

  private static func words(_ measure: Measure) -> Label {
    switch measure {
    case .reached(_, let because): because.label
    case .unknown(let question): Label("待问：\(question.label.zh)", "To ask: \(question.label.en)")
    case .unstated: Label("未提出此要求，权重由其他标准分担", "Not asked for: the other criteria share its weight")
    }
  }
}
