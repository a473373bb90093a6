import Access
import Core
import Exchange
import HTML
import Store

/// The office's rounds, and the form for another.
struct RoundDeskPage: FormPage {
  let visit: Visit
  private let form: Form
  private let rounds: [Round]

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> RoundDeskPage {
    let rounds = try await service.store.read { try Rounds.all($0) }
    return RoundDeskPage(visit: visit, form: form, rounds: rounds)
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    guard let account = visit.caller.account?.id else { throw Refusal(.signInWanted) }
    let terms = try RoundTermsForm.read(form)
    let round = try await service.act("round.draft", of: visit) { try $0.draftRound(terms, by: account) }
    return .moved(visit.link(.roundOffice(round.id)))
  }

  var title: String { visit.say("揭榜轮次", "Rounds") }

  func write(_ html: HTMLWriter) {
    html.pageHead(title, lead: visit.say("开榜后难题与标准不再改变。", "Once a round is open, its challenges and criteria stand."))
    html.deskLinks(visit)
    html.part("rounds", visit.say("全部轮次", "All rounds"), count: rounds.count) {
      if rounds.isEmpty { html.p(visit.say("还没有。", "None yet."), .class("muted")) }
      html.ul(.class("rows")) {
        for round in rounds { html.li { html.roundLine(round, to: .roundOffice(round.id), visit) } }
      }
    }
    html.part("new", visit.say("新的一轮", "A new round")) {
      let form = form.isEmpty ? RoundTermsForm.empty : form
      html.form(to: visit.link(.roundDesk), form, visit) {
        RoundTermsForm(visit: visit).write(html, form)
        html.submitButton(visit.say("存为草稿", "Keep as a draft"))
      }
    }
  }
}
