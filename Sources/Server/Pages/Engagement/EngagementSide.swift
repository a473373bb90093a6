import Core
import Exchange
import HTML
import Matching
import Registry

/// One side of an engagement: who it is, what it has said, whom to call, what it tells in confidence.
struct EngagementSide {
  let page: EngagementPage
  let side: Side

  private var visit: Visit { page.visit }
  private var stance: Stance { page.engagement[side] }

  func write(_ html: HTMLWriter) {
    html.section(.class("side"), .id("side-\(side.rawValue)"), .labelled(by: "side-\(side.rawValue)-h")) {
      html.h2(
        side == .ask ? visit.say("需方", "The asking side") : visit.say("供方", "The answering side"),
        .id("side-\(side.rawValue)-h"))
      html.p {
        html.recordLink(Ref(Organisation.kind, visit.cluster.present(page.engagement.organisation(side))), visit)
      }
      html.p {
        html.text(words)
        if let by = page.log.last(where: { $0.side == side && $0.verb == "engagement.accept" }), by.byAgent {
          html.span(visit.say("（经纪人代办）", " (by its agent)"), .class("muted"))
        }
      }
      if !stance.reason.isEmpty, stance.answer == .yes || page.standing.seesReason(of: side) {
        html.p(stance.reason, .class("byline"))
      }
      if stance.consent != nil {
        html.p(visit.say("已承诺保密", "Has promised to keep what is confidential"), .class("muted"))
      }
      contact(html)
    }
  }

  private var words: String {
    switch stance.answer {
    case .unsaid: visit.say("尚未表态", "Has not answered yet")
    case .yes: visit.say("有意向", "Says yes")
    case .no: visit.say("婉拒", "Declines")
    }
  }

  private func contact(_ html: HTMLWriter) {
    guard let disclosure = page.disclosures[side] else {
      let isComing = page.engagement.stage == .proposed
      if isComing {
        html.p(
          visit.say("联系方式与保密内容在双方都有意向后打开。", "Contact and confidential part open once both have said yes."),
          .class("muted"))
      }
      return
    }
    if disclosure.hasContact {
      html.h3(visit.say("联系人", "Contact"))
      html.ul {
        for line in [disclosure.name, disclosure.telephone, disclosure.email] where !line.isEmpty { html.li(line) }
      }
    }
    let files = page.confidentialFiles[side] ?? []
    guard !disclosure.details.isEmpty || !files.isEmpty else { return }
    html.h3(visit.say("保密内容", "In confidence"))
    if !disclosure.details.isEmpty { html.div(.class("confidential")) { html.text(disclosure.details) } }
    if !files.isEmpty { html.attachmentList(files, visit) }
  }
}
