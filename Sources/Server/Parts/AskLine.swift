import Core
import Exchange
import HTML
import Matching

/// An ask with its best answer, for lists.
struct AskLine {
  let ref: Ref
  let best: Fit?
  /// How many answers fit in all.
  let count: Int

  init(_ ref: Ref, in market: String?, _ visit: Visit) {
    self.ref = ref
    // An ask that a market cannot take (its kind, its state) is shown without answers rather than not at all.
    let matches = try? visit.exchange.match(ref, in: market, for: visit.audience, limit: 1)
    best = matches?.answers.first
    count = matches?.fitting ?? 0
  }

  func countWords(_ visit: Visit) -> String {
    let number = NumberWords.grouped(count)
    if count == 0 { return visit.say("暂无应答", "no answer yet") }
    return visit.say("\(number) 个应答", count == 1 ? "1 answer" : "\(number) answers")
  }
}

extension HTMLWriter {
  /// The ask, how many answers it has, the best one and the strongest reason for it.
  func askLine(_ ask: AskLine, _ visit: Visit) {
    li(.class("ask")) {
      div(.class("ask-what")) {
        recordLine(ask.ref, visit, besides: .init(fields: ["market", "seeks"]))
      }
      if let best = ask.best {
        div(.class("ask-best")) {
          span(.class("ask-score")) { strong(Points(best.score, best.reasons).words) }
          div {
            recordLink(best.ref, visit)
            if let reason = best.reasons.max(by: { $0.contribution < $1.contribution }) {
              span(reason.because[visit.language], .class("byline"))
            }
          }
        }
      }
      p(ask.countWords(visit), .class("ask-count"))
    }
  }
}
