import Access
import Core
import Exchange
import Registry
import Store

/// What a form on an application's page asks for: read and allowed before anything is written.
struct ApplicationOrder {
  private enum Verb: String {
    case revise, ask, drop, join, leave, withdraw
    case handIn = "hand-in"
    case takeBack = "take-back"
  }

  private let verb: Verb
  private let form: Form
  private let application: RoundApplication

  init(_ form: Form, _ place: ApplicationPage.Place, _ visit: Visit) throws {
    guard let verb = Verb(rawValue: form["do"]) else { throw Refusal(.webPageAbsent) }
    self.verb = verb
    self.form = form
    application = place.application
    let isAllowed =
      switch verb {
      // A member's yes and no are its own.
      case .join, .leave: place.standing.answersFor.contains(form["member"])
      case .revise, .ask, .drop, .withdraw, .handIn, .takeBack: place.standing.mayEdit
      }
    guard isAllowed else { throw Refusal(.applicationParty) }
  }

  func carryOut(_ visit: Visit, _ service: AccountService) async throws {
    let (id, form) = (application.id, form)
    switch verb {
    case .revise:
      let proposal = try ProposalForm.read(form)
      let seen = Int(form["seen"]) ?? -1
      try await act(visit, service) { try $0.revise(application: id, seen: seen, proposal) }
    case .ask:
      let ref = try member(visit)
      let present = visit.present
      try await act(visit, service) { try $0.ask(ref.id, into: id, present: present) }
    case .drop: try await act(visit, service) { try $0.drop(form["member"], from: id) }
    case .join: try await act(visit, service) { try $0.answer(.joined, of: form["member"], to: id) }
    case .leave: try await act(visit, service) { try $0.answer(.declined, of: form["member"], to: id) }
    case .handIn: try await act(visit, service) { try $0.handIn(application: id) }
    case .takeBack: try await act(visit, service) { try $0.takeBack(application: id) }
    case .withdraw: try await act(visit, service) { try $0.withdraw(application: id) }
    }
  }

  /// The organisation that was typed, among those that the lead may see.
  private func member(_ visit: Visit) throws -> Ref {
    try Refusal.placed("member") {
      try visit.cluster.named(String(form["member"].prefix(200)), of: [Organisation.kind], for: visit.audience)
    }
  }

  private func act(_ visit: Visit, _ service: AccountService, _ body: @escaping @Sendable (Act) throws -> Void)
    async throws
  {
    try await service.act("application.\(verb.rawValue)", of: visit, body)
  }
}
