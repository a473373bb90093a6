import Access
import Core
import Exchange
import HTML

/// Who judges what: how far they are, what they gave and said of it, what is locked, who is taken off.
struct RoundTasks {
  let page: RoundExpertsPage

  private var visit: Visit { page.visit }

  func write(_ html: HTMLWriter) {
    if page.tasks.isEmpty { html.p(visit.say("还没有分派。", "Nobody yet."), .class("muted")) }
    html.ul(.class("rows")) {
      for application in page.applications {
        for task in page.tasks where task.application == application.id { html.li { row(html, task, application) } }
      }
    }
  }

  private func row(_ html: HTMLWriter, _ task: ReviewTask, _ application: RoundApplication) {
    html.text(page.name(task.account) + " → " + page.name(application))
    html.text(" ")
    html.span(task.scored == nil ? visit.say("待评", "To judge") : visit.say("已评", "Judged"), .class("stage"))
    if task.scored != nil {
      let points = RoundRanking.points(of: task, page.round.terms.criteria)
      html.span(" \(NumberWords.hundredths(points))", .class("muted"))
    }
    if let fit = task.fit {
      html.span(visit.say("分派时契合度 \(fit / 10_000) %", "fitted to \(fit / 10_000) % when assigned"), .class("byline"))
    }
    if task.scored != nil { given(html, task) }
    guard page.round.stage == .reviewing else { return }
    html.p {}
    let pair = [("account", task.account.rawValue), ("application", task.application)]
    html.formButton(
      task.isLocked ? visit.say("解除锁定", "Unlock") : visit.say("锁定", "Lock"), to: page.here, visit,
      values: [("do", task.isLocked ? "unlock" : "lock")] + pair)
    let isThis =
      page.form["do"] == "recuse" && page.form["account"] == task.account.rawValue
      && page.form["application"] == task.application
    html.details(.open(isThis)) {
      html.summary(visit.say("登记回避", "Recuse"))
      let form = (isThis ? page.form : Form()).scoped("recuse-\(task.application)-\(task.account)")
      html.form(to: page.here, form, visit, isRefusalTold: true) {
        for (name, value) in [("do", "recuse")] + pair { html.input(.type("hidden"), .name(name), .value(value)) }
        html.area(
          "reason", Label("原因", "Why"), hint: Label("已给的评分不再计入", "Points that were given count no more"), rows: 2,
          most: 500, form,
          visit)
        html.submitButton(visit.say("登记回避", "Recuse them"))
      }
    }
  }

  private func given(_ html: HTMLWriter, _ task: ReviewTask) {
    html.details {
      html.summary(visit.say("各项评分与意见", "Points and comments"))
      html.points(of: task, page.round.terms.criteria, visit)
    }
  }
}
