import Access
import Assignment
import Core
import Exchange
import HTML
import NIOPosix
import Registry
import Store

/// Who may judge in a round, who does, and who should: the engine's proposal with its reasons, or why there is none.
struct RoundExpertsPage: FormPage {
  let visit: Visit
  let form: Form
  let round: Round
  let applications: [RoundApplication]
  let panel: [Panelist]
  let tasks: [ReviewTask]
  let recusals: [Recusal]
  let names: [AccountID: String]
  /// Whose account is suspended or erased.
  let closed: Set<AccountID>
  /// Nil outside the review, and where there is nobody to judge or nothing to be judged.
  let plan: RoundAssignment?

  private struct Books: Sendable {
    let applications: [RoundApplication]
    let panel: [Panelist]
    let tasks: [ReviewTask]
    let recusals: [Recusal]
    let bound: RoundConflicts
    let names: [AccountID: String]
  }

  private static func books(_ round: Round, _ visit: Visit, _ service: AccountService) async throws -> Books {
    let present = visit.present
    return try await service.store.read { connection in
      let applications = try Rounds.applications(in: round.id, connection)
      let panel = try Rounds.panel(of: round.id, connection)
      var names: [AccountID: String] = [:]
      for one in panel {
        names[one.account] = try Accounts.find(one.account, connection).map { "\($0.name) \($0.email)" }
      }
      return Books(
        applications: applications, panel: panel, tasks: try Rounds.tasks(of: round.id, connection),
        recusals: try Rounds.recusals(of: round.id, connection),
        bound: try RoundConflicts(
          of: applications.filter { $0.state == .handedIn }, panel: panel.map(\.account), round: round.id,
          present: present, connection), names: names)
    }
  }

  /// Beside the threads that answer: every expert is looked at for every application.
  private static func plan(_ round: Round, _ books: Books, _ visit: Visit) async throws -> RoundAssignment? {
    guard round.stage == .reviewing, !books.panel.isEmpty,
      books.applications.contains(where: { $0.state == .handedIn })
    else { return nil }
    return try await NIOThreadPool.singleton.runIfActive {
      try RoundAssignment(round, books.applications, books.panel, books.tasks, books.bound, visit.exchange)
    }
  }

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> RoundExpertsPage {
    let round = try await Round.find(visit, service)
    let books = try await books(round, visit, service)
    return RoundExpertsPage(
      visit: visit, form: form, round: round, applications: books.applications.filter { $0.state == .handedIn },
      panel: books.panel, tasks: books.tasks, recusals: books.recusals, names: books.names,
      closed: Set(books.panel.map(\.account).filter(books.bound.isClosed)),
      plan: try await plan(round, books, visit))
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    let round = try await Round.find(visit, service)
    let (id, present) = (round.id, visit.present)
    let account = AccountID(rawValue: form["account"])
    switch form["do"] {
    case "seat": try await seat(form, round, visit, service)
    case "unseat": try await service.act("round.unseat", of: visit) { try $0.unseat(account, from: id) }
    case "recuse":
      try await service.act("round.recuse", of: visit) {
        try $0.recuse(account, from: form["application"], in: id, reason: form["reason"])
      }
    case "lock", "unlock":
      let isLocked = form["do"] == "lock"
      try await service.act("round.lock", of: visit) {
        try $0.lock(account, at: form["application"], in: id, isLocked)
      }
    case "assign", "relax":
      guard let plan = try await plan(round, try await books(round, visit, service), visit),
        plan.fingerprint == form["seen"]
      else { throw Refusal(.roundChanged) }
      if form["do"] == "assign" {
        try await service.act("round.assign", of: visit) { try $0.assign(plan.tasks, in: id, present: present) }
      } else {
        let changes = plan.impossible?.relaxation.changes ?? []
        try await service.act("round.relax", of: visit) { try $0.relax(changes, of: plan, in: id) }
      }
    default: throw Refusal(.webPageAbsent)
    }
    return .moved(visit.link(.roundExperts(id)))
  }

  /// An account by its address, with its person's record where that is named.
  private static func seat(_ form: Form, _ round: Round, _ visit: Visit, _ service: AccountService) async throws {
    let (email, name) = (String(form["expert"].prefix(100)), String(form["person"].prefix(200)))
    let person =
      name.isEmpty
      ? nil
      : try Refusal.placed("person") { try visit.cluster.named(name, of: [Person.kind], for: visit.audience) }
    let account = try await service.store.read { connection in
      try Refusal.placed("expert") { try Accounts.named(email, connection) }
    }
    func count(_ name: String) throws -> Int? {
      guard !form[name].isEmpty else { return nil }
      guard let count = Int(form[name]) else { throw Refusal(.roundCount, at: name, ["least": "0", "most": "200"]) }
      return count
    }
    let panelist = Panelist(
      account: account.id, person: person, loadLeast: try count("load_least"), loadMost: try count("load_most"))
    let id = round.id
    try await service.act("round.seat", of: visit) { try $0.seat(panelist, in: id) }
  }

  var title: String { visit.say("专家与分派", "Experts and assignment") }

  func write(_ html: HTMLWriter) {
    html.pageHead(title, kicker: round.terms.name[visit.language])
    html.p { html.a(visit.say("回到这一轮", "Back to the round"), .href(visit.link(.roundOffice(round.id)))) }
    html.refusalNote(form, visit)
    switch round.stage {
    case .draft, .open:
      html.p(
        visit.say("截止并转入评审后分派专家。", "Experts are assigned once the deadline has passed and the review has begun."),
        .class("muted"))
    case .reviewing:
      RoundProposal(page: self).write(html)
      assigned(html)
    case .published, .decided, .cancelled: assigned(html)
    }
    RoundPanel(page: self).write(html)
  }

  private func assigned(_ html: HTMLWriter) {
    html.part("assigned", visit.say("已分派", "Assigned"), count: tasks.count) { RoundTasks(page: self).write(html) }
  }

  // MARK: What its parts share

  var here: Link { visit.link(.roundExperts(round.id)) }

  func name(_ account: AccountID) -> String { names[account] ?? account.rawValue }

  func name(_ application: RoundApplication) -> String {
    visit.name(ofChallenge: application.challenge) + " · " + visit.name(ofOrganisation: application.lead)
  }
}
