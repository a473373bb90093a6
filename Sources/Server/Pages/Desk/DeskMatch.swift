import Core
import Exchange
import HTML
import Matching

/// A match of the reader's own that nobody has brought together yet, with its reasons.
struct DeskMatch {
  let match: OwnMatch

  func write(_ html: HTMLWriter, _ visit: Visit) {
    let fit = match.fit
    html.li(.class("match")) {
      html.div(.class("match-head")) {
        html.div(.class("match-who")) {
          html.h3 { html.recordLink(match.other, visit, reading: true) }
          html.p(.class("byline")) {
            html.text(match.own == .ask ? visit.say("应答：", "answers: ") : visit.say("可应答者：", "answered by: "))
            html.recordLink(match.mine, visit)
          }
        }
        html.scoreNumber(fit.score, fit.reasons, visit)
      }
      html.scoreBar(fit.score, fit.reasons, visit)
      html.reasonList(fit.score, fit.reasons, visit)
      html.questions(fit.unknown, visit)
      html.engageLink(match.ask, match.answer, Label("有意向", "Say yes"), visit)
      html.p {
        html.a(visit.say("逐项说明", "All criteria"), .class("more"), .href(visit.link(.pair(match.ask, match.answer))))
      }
    }
  }
}
