import Assignment
import Core
import Exchange
import HTML

/// Who should judge what, to be confirmed; or what makes that impossible, and the least that has to give.
struct RoundProposal {
  let page: RoundExpertsPage

  private var visit: Visit { page.visit }

  func write(_ html: HTMLWriter) {
    html.part("proposal", visit.say("分派方案", "Proposed assignment")) {
      guard let plan = page.plan else {
        return html.p(
          visit.say("先把专家加入名单，方案会列在这里。", "Add experts to the panel first; the proposal stands here then."),
          .class("muted"))
      }
      if let impossible = plan.impossible { why(html, plan, impossible) } else { pairs(html, plan) }
      if !plan.conflicts.isEmpty { conflicts(html, plan) }
    }
  }

  private func pairs(_ html: HTMLWriter, _ plan: RoundAssignment) {
    html.ul(.class("rows")) {
      for application in plan.applications {
        html.li {
          html.strong(page.name(application))
          html.ul(.class("prose")) {
            for pair in plan.pairs where pair.application == application.id {
              html.li {
                html.text(page.name(pair.account))
                html.span(
                  visit.say(
                    "契合度 \(pair.fit / 10_000) %：\(pair.why.zh)", "fits to \(pair.fit / 10_000) %: \(pair.why.en)"),
                  .class("byline"))
                if pair.stays { html.span(visit.say("保留", "stays"), .class("stage")) }
              }
            }
          }
        }
      }
    }
    guard plan.isNew else {
      return html.p(visit.say("已按此分派。", "It is assigned like this already."), .class("muted"))
    }
    html.formButton(
      visit.say("确认分派", "Assign like this"), to: page.here, visit,
      values: [("do", "assign"), ("seen", plan.fingerprint)])
  }

  private func why(_ html: HTMLWriter, _ plan: RoundAssignment, _ impossible: Infeasibility) {
    func name(_ party: Party) -> Label {
      switch party {
      case .task(let place):
        Label("「\(page.name(plan.applications[place]))」", "“\(page.name(plan.applications[place]))”")
      case .assignee(let place):
        Label(page.name(plan.panel[place].account), page.name(plan.panel[place].account))
      }
    }
    html.div(.class("none")) {
      html.p { html.strong(visit.say("按现在的条件无法分派：", "It cannot be done as things are:")) }
      html.ul(.class("refused")) {
        for cause in impossible.causes { html.li(cause.label(name)[visit.language]) }
      }
      html.p { html.strong(visit.say("最少需要放宽：", "The least that has to give:")) }
      html.ul(.class("refused")) {
        for change in impossible.relaxation.changes { html.li(change.label(name)[visit.language]) }
      }
    }
    html.p(visit.say("也可以再加专家。", "More experts would do as well."), .class("muted"))
    html.formButton(
      visit.say("按此放宽", "Let it give like this"), to: page.here, visit,
      values: [("do", "relax"), ("seen", plan.fingerprint)])
  }

  private func conflicts(_ html: HTMLWriter, _ plan: RoundAssignment) {
    html.details {
      html.summary(visit.say("回避：\(plan.conflicts.count) 对", "Conflicts of interest: \(plan.conflicts.count)"))
      html.ul(.class("rows")) {
        for conflict in plan.conflicts {
          html.li {
            html.text(page.name(plan.panel[conflict.pairing.assignee].account))
            html.text(" ↔ ")
            html.text(page.name(plan.applications[conflict.pairing.task]))
            html.span(conflict.reason[visit.language], .class("byline"))
          }
        }
      }
    }
  }
}
