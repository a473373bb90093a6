import Access
import Core
import Exchange
import Foundation
import Matching
import Registry
import Store

/// What a form on an engagement's page asks for: read and allowed before anything is written.
struct EngagementOrder {
  private enum Verb: String {
    case accept, promise, decline, negotiate, withdraw, note, plan, meet, cancel, sign, due, deliver, receive, refuse
  }

  private let verb: Verb
  private let form: Form
  private let engagement: Engagement
  private let standing: EngagementStanding
  /// For which side it is done; nil for who mediates.
  private let author: EngagementAuthor

  init(_ form: Form, _ engagement: Engagement, _ standing: EngagementStanding, _ visit: Visit) throws {
    guard let verb = Verb(rawValue: form["do"]), let account = standing.account else { throw Refusal(.webPageAbsent) }
    self.verb = verb
    self.form = form
    self.engagement = engagement
    self.standing = standing
    let side = Side(rawValue: form["side"])
    author = EngagementAuthor(account, for: side, isAgent: side.map { standing.sides[$0] == .agent } ?? false)
    let isAllowed =
      switch verb {
      // A yes and a no are a side's own.
      case .accept, .promise, .decline: side.map { standing.mayAnswer.contains($0) } ?? false
      // The next action and who leads are the broker's.
      case .plan: side == nil && standing.leads
      case .withdraw:
        side == nil
          ? standing.leads : engagement.opener == account && side.map { standing.mayAnswer.contains($0) } == true
      // What was delivered the one side says, what has come the other; or who mediates for them.
      case .deliver: side.map { $0 == .answer && standing.mayAnswer.contains($0) } ?? standing.leads
      case .receive, .refuse: side.map { $0 == .ask && standing.mayAnswer.contains($0) } ?? standing.leads
      case .negotiate, .note, .meet, .cancel, .sign, .due:
        side.map { standing.mayAnswer.contains($0) } ?? standing.leads
      }
    guard isAllowed else { throw Refusal(.engagementParty) }
  }

  func carryOut(_ visit: Visit, _ service: AccountService) async throws {
    let (form, id, author, today) = (form, engagement.id, author, visit.snapshot.today)
    switch verb {
    case .accept:
      guard let side = author.side else { return }
      try await act(visit, service) {
        _ = try $0.accept(
          id, for: side, words: form["words"], consent: form["consent"] == "yes", as: author, today: today)
      }
    case .promise:
      guard let side = author.side, form["consent"] == "yes" else { throw Refusal(.engagementConsent, at: "consent") }
      try await act(visit, service) { try $0.promise(id, for: side, as: author) }
    case .decline:
      guard let side = author.side else { return }
      try await act(visit, service) {
        _ = try $0.decline(id, for: side, reason: form["reason"], as: author, today: today)
      }
    case .negotiate: try await act(visit, service) { _ = try $0.negotiate(id, as: author, today: today) }
    case .withdraw:
      try await act(visit, service) { _ = try $0.withdraw(id, reason: form["reason"], as: author, today: today) }
    case .note:
      // What a side writes, the other reads; who mediates may keep it to themselves.
      let isShared = author.side != nil || form["shared"] == "yes"
      try await act(visit, service) {
        try $0.note(id, form["note"], isShared: isShared, as: author, today: today)
      }
    case .plan:
      let day = try EngagementOrder.day(form["day"], after: today)
      let broker = form["broker"] == "me" ? author.account : nil
      try await act(visit, service) { try $0.plan(id, next: form["action"], on: day, broker: broker, as: author) }
    case .meet:
      let plan = try EngagementMeeting.Plan(
        subject: form["subject"], day: form["day"], from: form["from"], to: form["to"],
        zone: form["zone"].isEmpty ? "Asia/Shanghai" : form["zone"], place: form["place"])
      let moving = form["meeting"].isEmpty ? nil : form["meeting"]
      try await act(visit, service) { _ = try $0.meet(plan, of: id, moving: moving, as: author) }
    case .cancel:
      try await act(visit, service) { try $0.cancel(meeting: form["meeting"], of: id, as: author) }
    case .due:
      guard let day = try DeliveryDay.coming(form["due"], at: "due") else {
        throw Refusal(.deliveryDay, at: "due", ["what": ""])
      }
      try await act(visit, service) { try $0.expect(day, of: id, as: author, today: today) }
    case .deliver:
      let day = try DeliveryDay.done(form["day"], at: "day")
      try await act(visit, service) { try $0.deliver(id, on: day, words: form["words"], as: author, today: today) }
    case .receive:
      let day = try DeliveryDay.done(form["day"], at: "day")
      try await act(visit, service) { try $0.receive(id, on: day, words: form["words"], as: author, today: today) }
    case .refuse:
      try await act(visit, service) { try $0.refuseDelivery(id, reason: form["reason"], as: author) }
    case .sign:
      let signing = try Signing(
        name: form["name"], type: form["type"], value: form["value"], day: form["day"], due: form["due"],
        closesAsk: form["closes"] == "yes" && author.side != .answer, today: today)
      let cluster = visit.cluster
      try await act(visit, service) { act in
        _ = try act.sign(id, signing, as: author, today: today) { cluster.successor(of: $0, for: .operating) ?? $0 }
      }
    }
  }

  private func act(_ visit: Visit, _ service: AccountService, _ body: @escaping @Sendable (Act) throws -> Void)
    async throws
  {
    try await service.act("engagement.\(verb.rawValue)", of: visit, body)
  }

  /// A day within the next two years; nil where none is given.
  private static func day(_ words: String, after today: Day) throws -> Day? {
    guard !words.isEmpty else { return nil }
    guard let day = Day(words), day >= today, day.ordinal <= today.ordinal + 731 else {
      throw Refusal(.engagementDay, at: "day", ["what": String(words.prefix(40))])
    }
    return day
  }
}
