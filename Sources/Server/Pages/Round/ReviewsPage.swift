import Access
import Core
import Exchange
import HTML
import Store

/// What an expert was given to judge.
struct ReviewsPage: PersonalPage {
  let visit: Visit
  private let tasks: [(task: ReviewTask, application: RoundApplication, round: Round)]

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> ReviewsPage {
    guard let account = visit.caller.account?.id else { throw Refusal(.signInWanted) }
    let tasks = try await service.store.read { connection in
      try Rounds.tasks(for: account, connection).compactMap { task in
        guard let application = try Rounds.application(task.application, connection), application.state == .handedIn,
          let round = try Rounds.find(application.round, connection)
        else { return nil as (ReviewTask, RoundApplication, Round)? }
        return (task, application, round)
      }
    }
    return ReviewsPage(visit: visit, tasks: tasks)
  }

  var title: String { visit.say("我的评审", "My reviews") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title,
      lead: visit.say(
        "按公布的标准独立评分；别人的评分互不可见。", "Judge by the announced criteria, on your own: nobody sees anybody else's points."))
    html.deskLinks(visit)
    if tasks.isEmpty {
      html.p(
        visit.say("目前没有分派给你的申报。分派后，这里会列出。", "Nothing was given to you to judge. Once it is, it stands here."),
        .class("muted"))
    }
    html.ul(.class("rows")) {
      for (task, application, round) in tasks {
        html.li {
          html.a(.href(visit.link(.scoring(application.id)))) {
            html.text(
              visit.name(ofChallenge: application.challenge) + " · " + visit.name(ofOrganisation: application.lead))
          }
          html.text(" ")
          html.span(
            task.scored == nil ? visit.say("待评", "To judge") : visit.say("已评", "Judged"), .class("stage"))
          html.span("\(round.terms.name[visit.language]) · \(round.stage.label[visit.language])", .class("byline"))
        }
      }
    }
  }
}
