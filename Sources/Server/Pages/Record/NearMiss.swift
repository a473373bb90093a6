import Core
import Exchange
import HTML
import Matching
import Registry

extension HTMLWriter {
  /// Candidates that a gate turned away though they have much in common with the ask: what would make them fit.
  func nearMisses(_ misses: [Explanation], ask: Ref, _ visit: Visit) {
    if misses.isEmpty { return }
    div(.class("near")) {
      h3(visit.say("差一点的", "Near misses"))
      p(visit.say("若满足下列条件即可应答：", "They would answer if this held:"), .class("muted"))
      ul {
        for miss in misses {
          li {
            recordLink(miss.answer, visit)
            a(visit.say("逐项说明", "All criteria"), .class("more"), .href(visit.link(.pair(ask, miss.answer))))
            ul(.class("failures")) {
              for failure in miss.failures {
                li(
                  visit.say(
                    "\(failure.gate.zh)：\(failure.why.zh)", "\(failure.gate.en): \(failure.why.en)"))
              }
            }
          }
        }
      }
    }
  }
}
