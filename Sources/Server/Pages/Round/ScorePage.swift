import Access
import Core
import Exchange
import HTML
import Store

/// An application that an expert judges: what is proposed, the criteria, their own points.
struct ScorePage: FormPage {
  let visit: Visit
  private let form: Form
  private let application: RoundApplication
  private let round: Round
  private let task: ReviewTask

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> ScorePage {
    let (application, round, task) = try await find(visit, service)
    return ScorePage(visit: visit, form: form, application: application, round: round, task: task)
  }

  /// Whom it was not given to is told what is told of one that never was.
  private static func find(_ visit: Visit, _ service: AccountService) async throws -> (
    RoundApplication, Round, ReviewTask
  ) {
    guard let account = visit.caller.account?.id else { throw Refusal(.signInWanted) }
    let id = visit.parameters["id"] ?? ""
    let found = try await service.store.read { connection -> (RoundApplication, Round, ReviewTask)? in
      guard id.utf8.count <= 20, let task = try Rounds.task(id, account, connection),
        let application = try Rounds.application(id, connection), application.state == .handedIn,
        let round = try Rounds.find(application.round, connection)
      else { return nil }
      return (application, round, task)
    }
    guard let found else { throw Refusal(.scoringAbsent, ["what": String(id.prefix(20))]) }
    return found
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    let (application, round, task) = try await find(visit, service)
    let (id, account, present) = (application.id, task.account, visit.present)
    if form["do"] == "recuse" {
      try await service.act("round.recuse", of: visit) { try $0.recuse(account, from: id, reason: form["reason"]) }
      return .moved(visit.link(.reviews))
    }
    let criteria = round.terms.criteria.indices
    let points = criteria.map { Int(form["points_\($0)"]) ?? -1 }
    let comments = criteria.map { form["comment_\($0)"] }
    try await service.act("round.score", of: visit) {
      try $0.score(
        id, by: account, points: points, comments: comments, declares: form["declares"] == "yes", present: present)
    }
    return .moved(visit.link(.reviews))
  }

  var title: String { visit.say("评分", "Points") }

  func write(_ html: HTMLWriter) {
    html.header(.class("page-head")) {
      html.p(.class("kicker")) {
        html.a(round.terms.name[visit.language], .href(visit.link(.round(round.id))))
        html.text(" · ")
        html.span(task.scored == nil ? visit.say("待评", "To judge") : visit.say("已评", "Judged"), .class("stage"))
      }
      html.h1 { html.challenge(application.challenge, visit) }
      html.p(.class("lead")) { html.consortium(application, visit) }
    }
    html.refusalNote(form, visit)
    html.part("proposal", visit.say("申报内容", "Proposal")) { ProposalForm.show(application.proposal, html, visit) }
    guard round.stage == .reviewing else { return given(html) }
    html.part("points", visit.say("评分", "Points")) { points(html) }
    recusal(html)
  }

  private func points(_ html: HTMLWriter) {
    let isThis = form["do"] == "score"
    let form = isThis ? self.form : kept
    if task.scored != nil {
      html.p(visit.say("已提交；公示前可以修改。", "Handed in; it may be changed until the result is out."), .class("muted"))
    }
    html.form(to: visit.link(.scoring(application.id)), form, visit, isRefusalTold: true) {
      html.input(.type("hidden"), .name("do"), .value("score"))
      for (number, one) in round.terms.criteria.enumerated() {
        html.fieldset(.class("criterion-row")) {
          html.legend(one.name[visit.language])
          FormField(
            name: "points_\(number)", label: Label("分数", "Points"),
            hint: Label("0 至 \(one.most)，权重 \(one.weight) %", "0 to \(one.most), weight \(one.weight) %"), most: 3,
            keyboard: "numeric"
          ).write(html, form, visit)
          html.area("comment_\(number)", Label("意见", "Comment"), rows: 2, most: 1000, form, visit)
        }
      }
      html.check(
        "declares",
        Label(
          "我声明：与申报各单位及出题单位没有利害关系", "I declare that nothing binds me to those who apply or to who poses the challenge"),
        form, visit)
      html.submitButton(visit.say("提交评分", "Hand in the points"))
    }
  }

  private var kept: Form {
    var values: [String: [String]] = [:]
    for (number, points) in task.points.enumerated() {
      values["points_\(number)"] = ["\(points)"]
      values["comment_\(number)"] = [task.comments[number]]
    }
    return Form(values)
  }

  /// What they gave, once it cannot be changed any more.
  private func given(_ html: HTMLWriter) {
    html.part("points", visit.say("我的评分", "My points")) {
      html.points(of: task, round.terms.criteria, visit)
    }
  }

  private func recusal(_ html: HTMLWriter) {
    html.details(.open(form["do"] == "recuse")) {
      html.summary(visit.say("有利害关系：申请回避", "Something binds me to them: recuse me"))
      let form = (self.form["do"] == "recuse" ? self.form : Form()).scoped("recuse")
      html.form(to: visit.link(.scoring(application.id)), form, visit, isRefusalTold: true) {
        html.input(.type("hidden"), .name("do"), .value("recuse"))
        html.area(
          "reason", Label("原因", "Why"), hint: Label("只有办公室能看到", "The office alone reads it"), rows: 2, most: 500, form,
          visit)
        html.submitButton(visit.say("申请回避", "Recuse me"))
      }
    }
  }
}
