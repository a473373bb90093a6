import Assignment
import Core
import Exchange
import HTML

/// The plan, to be confirmed; or what makes one impossible, and the least that has to give.
struct TrialPlan {
  let page: TrialsPage
  let plan: TrialAssignment

  private var visit: Visit { page.visit }

  func write(_ html: HTMLWriter) {
    html.part("plan", visit.say("方案", "Plan"), count: plan.impossible == nil ? plan.pairs.count : nil) {
      if let impossible = plan.impossible { TrialObstacles(page: page, plan: plan).write(html, impossible) }
      if plan.impossible == nil || plan.terms.gives { pairs(html) }
    }
  }

  private func pairs(_ html: HTMLWriter) {
    html.div(.class("table-wide"), .focusable(true), .role("region"), .ariaLabel(visit.say("方案", "Plan"))) {
      html.table(.class("criteria-table")) {
        html.thead {
          html.tr {
            for label in [
              Label("试验需求", "Trial wanted"), Label("试验基地", "Trial base"), Label("得分", "Score"),
              Label("理由", "Reason"), Label("状态", "State"),
            ] { html.th(label[visit.language], .column) }
          }
        }
        html.tbody { for ask in plan.sides.asks { rows(html, ask.ref) } }
      }
    }
    guard !plan.new.isEmpty else {
      return html.p(
        visit.say("没有新的对接可提议：都已在进行，或没有配上。", "Nothing new to propose: it goes on already, or nothing was paired."),
        .class("muted"))
    }
    html.p(
      visit.say(
        "提议后双方在各自的工作台表态，由你跟进；谁也不因此承诺什么。",
        "Both sides answer on their desks and you see to it that it goes on; it binds nobody."), .class("muted"))
    html.formButton(
      visit.say("提议这些对接（\(plan.new.count)）", "Propose these (\(plan.new.count))"), to: visit.link(.trials), visit,
      values: [("do", "propose")] + page.values(plan.terms, gives: plan.terms.gives) + [("seen", plan.fingerprint)])
  }

  private func rows(_ html: HTMLWriter, _ ask: Ref) {
    let pairs = plan.pairs.filter { $0.ask == ask }
    for pair in pairs {
      html.tr {
        html.th(.row) { html.recordLink(ask, visit) }
        html.td { html.recordLink(pair.base, visit) }
        html.td(NumberWords.points(Int((pair.score * 1000).rounded())), .class("number"))
        html.td { reason(html, pair) }
        html.td { state(html, pair) }
      }
    }
    guard pairs.isEmpty else { return }
    html.tr {
      html.th(.row) { html.recordLink(ask, visit) }
      html.td(visit.say("没有", "None"))
      for _ in 0..<3 { html.td("–") }
    }
  }

  private func reason(_ html: HTMLWriter, _ pair: TrialAssignment.Pair) {
    if let reason = pair.reason { html.text(reason[visit.language]) }
    html.span(.class("byline")) {
      html.a(visit.say("逐项说明", "All criteria"), .href(visit.link(.pair(pair.ask, pair.base))))
      if pair.questions > 0 {
        html.text(visit.say("，待问 \(pair.questions) 项", "; to be asked: \(pair.questions)"))
      }
    }
  }

  private func state(_ html: HTMLWriter, _ pair: TrialAssignment.Pair) {
    guard let standing = pair.standing else { return html.text(visit.say("新提议", "New")) }
    html.a(.href(visit.link(.engagement(standing.id)))) {
      html.text(visit.say("已有：", "Stands already: ") + standing.stage.label[visit.language])
    }
  }
}

extension TrialsPage {
  /// What was asked for, to be sent again by a button.
  func values(_ terms: TrialTerms, gives: Bool) -> [(String, String)] {
    [("sites", "\(terms.sites)"), ("fair", terms.isFair ? "yes" : ""), ("gives", gives ? "yes" : "")]
  }
}
