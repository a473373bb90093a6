import Access
import Core
import Exchange
import HTML
import Matching
import Registry

/// What somebody may post, in which market.
struct PostPage: PersonalPage {
  let visit: Visit

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) -> PostPage { PostPage(visit: visit) }

  var title: String { visit.say("发布", "Post") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title, lead: visit.say("先选市场：每个市场问的不一样。", "Choose a market first: each asks for other things."))
    html.deskLinks(visit)
    if PostingTerms.organisations(visit).isEmpty { html.noOrganisation(visit) }
    html.ul(.class("rows")) {
      for card in Exchange.cards {
        html.li {
          html.strong(card.label[visit.language])
          html.text(" · ")
          html.a(
            visit.say("需求：\(card.askLabel.zh)", "Need: \(card.askLabel.en)"),
            .href(visit.link(.newPosting(Need.kind, card.name))))
          if MarketQuestions.ofProjects.contains(card.name) {
            html.text(" · ")
            html.a(visit.say("项目", "Project"), .href(visit.link(.newPosting(Project.kind, card.name))))
          }
          if Exchange.takesOffers(card.name) {
            html.text(" · ")
            html.a(
              visit.say("供给：\(card.answerLabel.zh)", "Offer: \(card.answerLabel.en)"),
              .href(visit.link(.newPosting(Offer.kind, card.name))))
          }
        }
      }
    }
  }
}
