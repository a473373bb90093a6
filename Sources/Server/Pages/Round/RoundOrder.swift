import Core
import Exchange
import Store

/// What a form on the office's page of a round asks for.
struct RoundOrder {
  private enum Verb: String {
    case revise, open, discard, extend, review, exclude, publish, settle, reconsider, decide, cancel
  }

  private let verb: Verb
  private let form: Form
  private let round: Round

  init(_ form: Form, _ round: Round) throws {
    guard let verb = Verb(rawValue: form["do"]) else { throw Refusal(.webPageAbsent) }
    (self.verb, self.form, self.round) = (verb, form, round)
  }

  func carryOut(_ visit: Visit, _ service: AccountService) async throws {
    let (id, form, present) = (round.id, form, visit.present)
    let body: @Sendable (Act) throws -> Void
    switch verb {
    case .revise:
      let terms = try RoundTermsForm.read(form)
      body = { try $0.revise(round: id, terms) }
    case .open: body = { try $0.open(round: id) }
    case .discard: body = { try $0.discard(round: id) }
    case .extend:
      let closes = try RoundTermsForm.day("closes", form)
      body = { try $0.extend(round: id, to: closes) }
    case .review: body = { try $0.review(round: id) }
    case .exclude: body = { try $0.exclude(application: form["application"], in: id, reason: form["reason"]) }
    case .publish:
      let winners = Set(form.list("winners"))
      let until = form["until"].isEmpty ? nil : try RoundTermsForm.day("until", form)
      body = { try $0.publish(round: id, winners: winners, until: until, present: present) }
    case .settle:
      let upheld = form["verdict"] == Objection.Verdict.upheld.rawValue
      body = { try $0.settle(objection: form["id"], in: id, upheld: upheld, answer: form["answer"]) }
    case .reconsider: body = { try $0.reconsider(round: id, reason: form["reason"]) }
    case .decide: body = { try $0.decide(round: id) }
    case .cancel: body = { try $0.cancel(round: id, reason: form["reason"]) }
    }
    try await service.act("round.\(verb.rawValue)", of: visit, body)
  }
}
