import Assignment
import Core
import Exchange
import HTML

/// What binds, what the least is that has to give, and what the office can do.
struct TrialObstacles {
  let page: TrialsPage
  let plan: TrialAssignment

  private var visit: Visit { page.visit }

  func write(_ html: HTMLWriter, _ impossible: Infeasibility) {
    html.div(.class("none")) {
      html.p { html.strong(visit.say("按现在的条件无法分派：", "It cannot be done as things are:")) }
      html.ul(.class("refused")) {
        for cause in impossible.causes { html.li(cause.label(name)[visit.language]) }
      }
      html.p {
        html.strong(
          plan.terms.gives
            ? visit.say("下面的方案已放宽：", "For the plan below this gave:")
            : visit.say("最少需要放宽：", "The least that has to give:"))
      }
      html.ul(.class("refused")) {
        for change in impossible.relaxation.changes { html.li(change.label(name)[visit.language]) }
      }
    }
    html.p(
      visit.say(
        "也可以减少每项的基地数，或请更多医院发布试验基地。要基地多承接的，先同它商量。",
        "Fewer bases for each trial would do as well, or more hospitals that post theirs. Talk to a base first before it is to take more."
      ), .class("muted"))
    guard !plan.terms.gives else { return }
    html.formButton(
      visit.say("看放宽后的方案", "See the plan with this"), to: visit.link(.trials), visit,
      values: [("do", "look")] + page.values(plan.terms, gives: true))
  }

  private func name(_ party: Party) -> Label {
    switch party {
    case .task(let place): page.name(plan.sides.asks[place].ref)
    case .assignee(let place): page.name(plan.sides.bases[place].ref)
    }
  }
}
