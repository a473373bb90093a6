import Access
import Core
import Exchange
import HTML
import Matching
import Registry
import Store

/// The form in which a need, an offer or a project is written for one market.
struct NewPostingPage: FormPage {
  let visit: Visit
  private let form: Form
  private let kind: Kind
  private let card: MarketCard

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) throws -> NewPostingPage {
    let (kind, card) = try place(visit)
    return NewPostingPage(visit: visit, form: form, kind: kind, card: card)
  }

  private static func place(_ visit: Visit) throws -> (Kind, MarketCard) {
    let market = visit.parameters["market"] ?? ""
    guard let card = Exchange.cards.first(where: { $0.name == market }) else {
      throw Refusal(.postingMarket, ["market": String(market.prefix(40))])
    }
    switch visit.parameters["kind"] {
    case Need.kind.rawValue: return (Need.kind, card)
    case Project.kind.rawValue where MarketQuestions.ofProjects.contains(market): return (Project.kind, card)
    case Offer.kind.rawValue where Exchange.takesOffers(market): return (Offer.kind, card)
    default: throw Refusal(.webPageAbsent)
    }
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    let (kind, card) = try place(visit)
    if form["do"] == "look" { return .shown(NewPostingPage(visit: visit, form: form, kind: kind, card: card)) }
    let terms = try PostingTerms(form, visit)
    let ref = try await create(type(kind), card.name, form, terms, visit, service)
    return .moved(visit.link(.posting(ref)))
  }

  private static func create<E: Posted>(
    _ type: E.Type, _ market: String, _ form: Form, _ terms: PostingTerms, _ visit: Visit, _ service: AccountService
  ) async throws -> Ref {
    guard let author = visit.caller.account?.id else { throw Refusal(.signInWanted) }
    let draft = try PostingFields<E>(market: market, visit: visit).read(form, into: E(id: ID(Secret.letters(12))))
    return try await service.act("posting.draft", of: visit) { act in
      let ref = try act.post(draft, for: terms.organisation, visibility: terms.visibility, by: author)
      try act.disclose(terms.disclosure, of: ref)
      return ref
    }
  }

  private static func type(_ kind: Kind) -> any Posted.Type {
    switch kind {
    case Need.kind: Need.self
    case Project.kind: Project.self
    default: Offer.self
    }
  }

  static var moves: Bool { true }

  var title: String {
    switch kind {
    case Need.kind: visit.say("发布\(card.askLabel.zh)", "Post: \(card.askLabel.en)")
    case Project.kind: visit.say("发布项目：\(card.label.zh)", "Post a project: \(card.label.en)")
    default: visit.say("发布\(card.answerLabel.zh)", "Post: \(card.answerLabel.en)")
    }
  }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title, lead: visit.say("先存为草稿，只有本单位能看到。", "It is kept as a draft first, which your organisation alone can see."),
      kicker: card.label[visit.language])
    guard !PostingTerms.organisations(visit).isEmpty else { return html.noOrganisation(visit) }
    write(Self.type(kind), html)
  }

  private func write<E: Posted>(_ type: E.Type, _ html: HTMLWriter) {
    let link = visit.link(.newPosting(kind, card.name))
    let fields = PostingFields<E>(market: card.name, visit: visit)
    html.form(to: link, form, visit) {
      html.lookedAt(at: link) {
        PostingPreview(record: fields.glimpse(form, into: E(id: ID(""))), typed: form, visit: visit).write(html)
      } _: {
        html.choice(
          "organisation", Label("单位", "Organisation"),
          of: PostingTerms.organisations(visit).map { id in
            (id, visit.cluster.title(of: Ref(Organisation.kind, id), for: visit.audience)?.best(visit.language) ?? id)
          }, form, visit)
        fields.write(html, form)
        PostingTerms.write(html, form, visit)
      }
      html.submitButton(visit.say("存为草稿", "Keep as a draft"))
      html.lookButton(visit)
    }
  }
}
