import Core
import HTML
import Matching

extension HTMLWriter {
  /// One answer to an ask: who it is, the score, what it is made of, and what to ask before relying on it.
  func matchCard(_ answer: Fit, rank: Int, ask: Ref, _ visit: Visit) {
    li(.class("match")) {
      div(.class("match-head")) {
        span("\(rank)", .class("match-rank"), .decoration)
        div(.class("match-who")) {
          h3 { recordLink(answer.ref, visit, reading: true) }
          let line = Bylines.line(answer.ref, visit)
          if !line.isEmpty { p(line.joined(separator: " · "), .class("byline")) }
        }
        scoreNumber(answer.score, answer.reasons, visit)
      }
      scoreBar(answer.score, answer.reasons, visit)
      reasonList(answer.score, answer.reasons, visit)
      questions(answer.unknown, visit)
      a(
        visit.say("逐项说明", "All criteria"), .class("more"), .href(visit.link(.pair(ask, answer.ref))))
    }
  }

  func scoreNumber(_ score: Double, _ reasons: [Reason], _ visit: Visit) {
    p(.class("score")) {
      strong(Points(score, reasons).words)
      span(visit.say("分 / 100", "of 100"), .class("score-unit"))
    }
  }

  /// What nobody can decide from the records.
  func questions(_ unknown: [Question], _ visit: Visit) {
    if unknown.isEmpty { return }
    div(.class("questions")) {
      p(visit.say("待问", "To ask"), .class("questions-head"))
      ul { for question in unknown { li(question.label[visit.language]) } }
    }
  }

  /// The two colours of the bar in words.
  func barKey(_ visit: Visit) {
    p(.class("bar-key")) {
      span(.class("key key-ask"), .decoration) {}
      text(visit.say("需方看重的", "What the asker wants"))
      span(.class("key key-answer"), .decoration) {}
      text(visit.say("供方看重的", "What the answerer wants"))
      span(visit.say("各项相加即总分", "The parts add up to the score"), .class("muted"))
    }
  }
}
