import Core
import Exchange
import HTML
import Matching
import Registry

extension HTMLWriter {
  func engagementList(_ engagements: [Engagement], _ visit: Visit) {
    ul(.class("rows")) {
      for engagement in engagements {
        li {
          pairLink(engagement, visit)
          text(" ")
          span(engagement.stage.label[visit.language], .class("stage"))
          // What a broker means to do next is theirs.
          if let day = engagement.nextDay, EngagementStanding(visit.caller, engagement, in: visit.cluster).leads {
            span(" \(day) \(engagement.nextAction)", .class("muted"))
          }
        }
      }
    }
  }

  /// An engagement by what it is about.
  func pairLink(_ engagement: Engagement, _ visit: Visit) {
    a(.href(visit.link(.engagement(engagement.id)))) {
      text(title(engagement.ask, visit))
      span(" ↔ ", .decoration)
      text(title(engagement.answer, visit))
    }
  }

  private func title(_ ref: Ref, _ visit: Visit) -> String {
    visit.cluster.title(of: ref, for: visit.audience)?.best(visit.language) ?? visit.say("（已不公开）", "(no longer shown)")
  }
}
