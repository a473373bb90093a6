import Core
import Exchange
import HTML

/// What a team proposes: as a form, and as it is read.
enum ProposalForm {
  static func read(_ form: Form) throws -> Proposal {
    try Proposal(summary: form["summary"], plan: form["plan"], team: form["team"], amount: form["amount"])
  }

  static func form(of application: RoundApplication) -> Form {
    let one = application.proposal
    return Form([
      "summary": [one.summary], "plan": [one.plan], "team": [one.team], "amount": [one.amount?.description ?? ""],
      "seen": ["\(application.revision)"],
    ])
  }

  static func write(_ html: HTMLWriter, _ form: Form, _ visit: Visit) {
    html.area(
      "summary", Label("摘要", "Summary"), hint: Label("不超过 4000 字", "At most 4,000 characters"),
      most: Proposal.longestSummary, form, visit)
    html.area(
      "plan", Label("实施方案", "Plan"), hint: Label("技术路线、里程碑、交付", "How, by when, and what comes of it"), rows: 8,
      most: Proposal.longest, form, visit)
    html.area("team", Label("团队", "Team"), most: Proposal.longestSummary, form, visit)
    FormField(
      name: "amount", label: Label("申请金额", "Amount asked for"),
      hint: Label("如 1200000 或 USD 50000；没有就留空", "Such as 1200000 (yuan) or USD 50000; may stay empty"), most: 40,
      isRequired: false
    ).write(html, form, visit)
  }

  /// As somebody reads it who may.
  static func show(_ proposal: Proposal, _ html: HTMLWriter, _ visit: Visit) {
    for (label, words) in [
      (Label("摘要", "Summary"), proposal.summary), (Label("实施方案", "Plan"), proposal.plan),
      (Label("团队", "Team"), proposal.team),
    ] {
      html.h3(label[visit.language])
      html.div(.class("confidential")) { html.text(words.isEmpty ? "–" : words) }
    }
    html.h3(visit.say("申请金额", "Amount asked for"))
    html.p(proposal.amount?.shown(visit.language) ?? "–")
  }
}
