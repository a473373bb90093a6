import Access
import Core
import Exchange
import HTML

/// The experts whom a round may ask, and the form for another.
struct RoundPanel {
  let page: RoundExpertsPage

  private var visit: Visit { page.visit }
  private var terms: RoundTerms { page.round.terms }

  func write(_ html: HTMLWriter) {
    html.part("panel", visit.say("专家名单", "Panel"), count: page.panel.count) {
      if page.panel.isEmpty { html.p(visit.say("还没有。", "Nobody yet."), .class("muted")) }
      html.ul(.class("rows")) { for one in page.panel { html.li { row(html, one) } } }
      guard [.draft, .open, .reviewing].contains(page.round.stage) else { return }
      let form = (page.form["do"] == "seat" ? page.form : Form()).scoped("seat")
      html.h3(visit.say("加入专家，或改其工作量", "Add an expert, or change their load"))
      html.form(to: page.here, form, visit, isRefusalTold: true) {
        html.input(.type("hidden"), .name("do"), .value("seat"))
        FormField(
          name: "expert", label: Label("账号邮箱", "E-mail address of the account"),
          hint: Label("专家须已有账号", "The expert has to have an account"), keyboard: "email"
        ).write(html, form, visit)
        FormField(
          name: "person", label: Label("人物记录", "Person's record"),
          hint: Label(
            "姓名或编号；契合度与回避关系据此核对；留空则不变", "Name or number: fit and conflicts are read from it; empty: as it is"),
          isRequired: false
        ).write(html, form, visit)
        for (name, label, usual) in [
          ("load_least", Label("至少评几件", "Applications at least"), terms.loadLeast),
          ("load_most", Label("至多评几件", "Applications at most"), terms.loadMost),
        ] {
          FormField(
            name: name, label: label, hint: Label("留空为 \(usual)", "Empty: \(usual)"), most: 3, keyboard: "numeric",
            isRequired: false
          ).write(html, form, visit)
        }
        html.submitButton(visit.say("加入", "Add"))
      }
    }
  }

  private func row(_ html: HTMLWriter, _ one: Panelist) {
    html.text(page.name(one.account))
    html.text(" ")
    if page.closed.contains(one.account) {
      html.span(Account.State.suspended.label[visit.language], .class("stage"))
      html.text(" ")
    }
    if let person = one.person { html.recordLink(visit.present(person), visit) }
    let count = page.tasks.count { $0.account == one.account }
    let loads = "\(one.loadLeast ?? terms.loadLeast)–\(one.loadMost ?? terms.loadMost)"
    html.span(
      visit.say("评 \(count) 件（\(loads)）", count == 1 ? "1 application (\(loads))" : "\(count) applications (\(loads))"),
      .class("byline"))
    let recused = page.recusals.filter { $0.account == one.account }
    for recusal in recused {
      if let application = page.applications.first(where: { $0.id == recusal.application }) {
        html.span(
          visit.say("回避：", "Recused: ") + page.name(application) + visit.say("，", ": ") + recusal.reason,
          .class("byline"))
      }
    }
    guard count == 0, [.draft, .open, .reviewing].contains(page.round.stage) else { return }
    html.formButton(
      visit.say("移出名单", "Take off the panel"), to: page.here, visit,
      values: [("do", "unseat"), ("account", one.account.rawValue)])
  }
}
