import Access
import Core
import Exchange
import HTML
import Matching
import Registry
import Store

/// An ask and an answer, whose owners somebody wants to bring together: one of the two sides, or a broker.
struct EngagePage: FormPage {
  let visit: Visit
  private let form: Form
  private let pair: Pair
  /// The engagement that is open between the two already, as far as the reader may know.
  private let open: Engagement?
  private let hasConfidential: [Side: Bool]

  /// The two records with the organisations that may say yes, and how well they fit.
  private struct Pair {
    let explanation: Explanation
    let market: String
    let engagement: EngagementPair
    private let records: [Side: any Entity]

    init(_ visit: Visit) throws {
      let (ask, answer) = (try visit.record(), try visit.record(kind: "otherkind", id: "other"))
      let found = AskMarkets.of(ask, visit).lazy.compactMap { market in
        (try? visit.exchange.explain(ask.ref, answer.ref, in: market, for: visit.audience)).map { (market, $0) }
      }.first
      guard let (market, explanation) = found else {
        throw Refusal(.engagementPair, ["market": AskMarkets.of(ask, visit).first ?? "–"])
      }
      let (asking, answering) = (try Self.owner(ask, visit), try Self.owner(answer, visit))
      self.explanation = explanation
      self.market = market
      records = [.ask: ask, .answer: answer]
      engagement = EngagementPair(
        market: market, ask: ask.ref, answer: answer.ref, asking: asking, answering: answering, score: explanation.score
      )
    }

    /// What the other side may not see it is not asked about: a draft, what is over. Throws `engagement.unpublished`.
    func requirePublished(_ visit: Visit) throws {
      for (side, other) in [(Side.ask, engagement.answering), (.answer, engagement.asking)] {
        guard let record = records[side] else { continue }
        guard visit.cluster.record(record.ref, for: .member(of: [visit.cluster.present(other)])) != nil,
          visit.exchange.standing(of: record.ref, for: visit.audience) == .open,
          ((record as? any Posted)?.status ?? "open") == "open"
        else { throw Refusal(.engagementUnpublished, ["what": record.title.best(visit.language)]) }
      }
    }

    private static func owner(_ record: any Entity, _ visit: Visit) throws -> String {
      if record is Organisation { return record.ref.id }
      guard let owner = record.owners.first else {
        throw Refusal(.engagementOwner, ["what": record.title.best(visit.language)])
      }
      return owner
    }
  }

  /// As whom the reader may act here.
  private enum Part: String, CaseIterable { case ask, answer, broker }

  private static func parts(_ pair: Pair, _ visit: Visit) -> [Part] {
    var parts: [Part] = []
    if visit.caller.may(.answer, for: visit.cluster.present(pair.engagement.asking)) { parts.append(.ask) }
    if visit.caller.may(.answer, for: visit.cluster.present(pair.engagement.answering)) { parts.append(.answer) }
    if visit.caller.may(.introduce) { parts.append(.broker) }
    return parts
  }

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> EngagePage {
    let pair = try Pair(visit)
    guard !parts(pair, visit).isEmpty else { throw Refusal(.engagementParty) }
    let (ask, answer) = (pair.engagement.ask, pair.engagement.answer)
    let asking = visit.cluster.formerly([pair.engagement.asking])
    let (open, details) = try await service.store.read { connection in
      (
        try Engagements.of(asking, connection).first { $0.ask == ask && $0.answer == answer && $0.stage.isOpen },
        [
          Side.ask: try Disclosure.isConfidential(ask, connection),
          .answer: try Disclosure.isConfidential(answer, connection),
        ]
      )
    }
    let known = open.flatMap { EngagementStanding(visit.caller, $0, in: visit.cluster).mayRead ? $0 : nil }
    // What goes on already goes on, also where nobody else is asked any more.
    if known == nil { try pair.requirePublished(visit) }
    return EngagePage(visit: visit, form: form, pair: pair, open: known, hasConfidential: details)
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    guard let account = visit.caller.account?.id else { throw Refusal(.signInWanted) }
    let pair = try Pair(visit)
    guard let part = Part(rawValue: form["as"]), parts(pair, visit).contains(part) else {
      throw Refusal(.engagementParty, at: "as")
    }
    try pair.requirePublished(visit)
    let side = Side(rawValue: part.rawValue)
    let author = EngagementAuthor(account, for: side, isAgent: isAgent(side, pair.engagement, visit))
    let (today, words, consent) = (visit.snapshot.today, form["words"], form["consent"] == "yes")
    let id = try await service.act("engagement.propose", of: visit) { act -> String? in
      let (engagement, isNew) = try act.propose(pair.engagement, as: author, today: today)
      if let side {
        _ = try act.accept(engagement.id, for: side, words: words, consent: consent, as: author, today: today)
      } else if !isNew, engagement.broker != account {
        // Another leads it, or the two found each other: that is not told.
        return nil
      } else if !words.isEmpty {
        try act.note(engagement.id, words, isShared: true, as: author, today: today)
      }
      return engagement.id
    }
    // A broker goes to the board whether it is new or another's: where it is another's, that is not told.
    guard side != nil, let id else { return .moved(visit.link(.board)) }
    return .moved(visit.link(.engagement(id)))
  }

  private static func isAgent(_ side: Side?, _ pair: EngagementPair, _ visit: Visit) -> Bool {
    guard let side else { return false }
    let organisation = side == .ask ? pair.asking : pair.answering
    return visit.caller.roles[visit.cluster.present(organisation)] == .agent
  }

  var title: String { visit.say("对接", "Bring together") }

  func write(_ html: HTMLWriter) {
    html.header(.class("page-head")) {
      html.p(visit.say("对接", "Bring together"), .class("kicker"))
      html.h1 {
        html.recordLink(pair.engagement.ask, visit)
        html.span("↔", .class("arrow"), .decoration)
        html.recordLink(pair.engagement.answer, visit)
      }
    }
    html.div(.class("pair-score")) {
      html.scoreNumber(pair.explanation.score, pair.explanation.reasons, visit)
      html.scoreBar(pair.explanation.score, pair.explanation.reasons, visit)
      html.reasonList(pair.explanation.score, pair.explanation.reasons, visit)
      html.questions(pair.explanation.unknown, visit)
      if !pair.explanation.fits {
        html.p(
          visit.say("这是假如满足门槛时的得分。", "This is the score that it would have if the gates were met."), .class("muted"))
      }
    }
    if let open {
      return html.p {
        html.text(visit.say("双方已在对接：", "They are being brought together already: "))
        html.a(open.stage.label[visit.language], .href(visit.link(.engagement(open.id))))
      }
    }
    html.part("yes", visit.say("表示有意向", "Say yes")) {
      html.form(to: visit.link(.engage(pair.engagement.ask, pair.engagement.answer)), form, visit) { fields(html) }
    }
  }

  private func fields(_ html: HTMLWriter) {
    let parts = Self.parts(pair, visit)
    html.choice("as", Label("以谁的名义", "On whose behalf"), of: parts.map { ($0.rawValue, words($0)) }, form, visit)
    html.area(
      "words", Label("附言", "A few words"), hint: Label("对方会看到；可以不写", "The other side reads them; may stay empty"),
      rows: 3,
      most: 2000, form, visit)
    let mine = parts.compactMap { Side(rawValue: $0.rawValue) }
    if mine.contains(where: { hasConfidential[$0.other] == true }) { html.consent(form, visit) }
    html.p(
      visit.say(
        "双方都表示有意向后，才互相看到联系方式和保密内容；发布时没有写联系人的，显示表态者的姓名和邮箱。",
        "Contacts and confidential parts open once both sides have said yes; where no contact was posted, it is the name and address of whoever said yes."
      ),
      .class("muted"))
    html.submitButton(visit.say("发出", "Send"))
  }

  private func words(_ part: Part) -> String {
    func name(_ id: String) -> String {
      let ref = Ref(Organisation.kind, visit.cluster.present(id))
      return visit.cluster.title(of: ref, for: visit.audience)?.best(visit.language) ?? ref.id
    }
    return switch part {
    case .ask: name(pair.engagement.asking)
    case .answer: name(pair.engagement.answering)
    case .broker: visit.say("经纪人：向双方提议", "Broker: propose it to both")
    }
  }
}

extension HTMLWriter {
  /// The promise without which nothing confidential is opened; the day on which it was given is kept.
  func consent(_ form: Form, _ visit: Visit) {
    check(
      "consent",
      Label(
        "我代表本单位承诺：对方的保密内容只用于这次对接，不向他人透露",
        "For my organisation I promise: what the other side tells in confidence serves this engagement alone and is told to nobody else"
      ),
      form, visit)
  }
}
