import Core
import HTML

/// What went wrong and what to do, in both languages: whoever mistyped an address may have mistyped its language.
struct ErrorPage: Page {
  let visit: Visit
  private let refusal: Refusal

  init(_ refusal: Refusal, _ visit: Visit) {
    self.refusal = refusal
    self.visit = visit
  }

  /// Errors are made from a refusal; there is no address that shows one.
  init(_ visit: Visit) { self.init(Refusal(.webPageAbsent), visit) }

  var title: String { refusal.message[visit.language] }

  func write(_ html: HTMLWriter) {
    let other: Language = visit.language == .en ? .zh : .en
    html.article(.class("error-page")) {
      html.p("\(refusal.rule.status)", .class("error-status"), .decoration)
      html.h1(refusal.message[visit.language])
      html.p(refusal.fix[visit.language], .class("lead"))
      html.p(.class("muted"), content: { html.span("\(refusal.message[other]) \(refusal.fix[other])", .lang(other)) })
      html.searchForm(visit, big: true)
      html.p {
        html.a(visit.say("回到首页", "To the home page"), .href(visit.link(.home)))
        html.text(" · ")
        html.code(refusal.code)
      }
    }
  }
}
