package import Access
package import Assignment
package import Core
import Store

/// Who should judge what: every application by as many as its round says, nobody beyond their load, nobody in conflict, the best fit in
/// sum; what has been judged or locked stays. Or why that cannot be, and the least that has to give.
package struct RoundAssignment: Sendable {
  package struct Pair: Sendable, Hashable {
    package let application: String
    package let account: AccountID
    package let fit: Int
    package let why: Label
    /// Stands already: judged, or locked by the office.
    package let stays: Bool
  }

  package let applications: [RoundApplication]
  package let panel: [Panelist]
  /// What was found, by application and account; empty where it cannot be.
  package let pairs: [Pair]
  package let impossible: Infeasibility?
  /// Everything that must not be, with why.
  package let conflicts: [Conflict]
  /// Another for any other outcome: what the office confirms is what it was shown.
  package let fingerprint: String
  private let held: [String: ReviewTask]

  private static let gone = Label("账号已停用", "the account is suspended")

  /// What one application more for the busier of two costs: a tenth of a perfect fit.
  private static let price = 100_000

  /// Throws what the engine refuses: `assignment.too.large`.
  package init(
    _ round: Round, _ all: [RoundApplication], _ panel: [Panelist], _ tasks: [ReviewTask],
    _ bound: RoundConflicts, _ exchange: Exchange
  ) throws {
    let applications = all.filter { $0.state == .handedIn }
    self.applications = applications
    self.panel = panel
    let places = Dictionary(uniqueKeysWithValues: panel.enumerated().map { ($1.account, $0) })
    var (suitable, conflicts, locked): ([Suitable], [Conflict], [Pairing]) = ([], [], [])
    var fits: [Pairing: ExpertFit] = [:]
    var held: [String: ReviewTask] = [:]
    for (task, application) in applications.enumerated() {
      let judged = exchange.fits(of: panel.map(\.person), toJudge: application.challenge, by: application.consortium)
      var fixed: Set<Int> = []
      for one in tasks where one.application == application.id {
        guard let place = places[one.account] else { continue }
        held[Self.key(one.application, one.account)] = one
        if one.scored != nil || one.isLocked { fixed.insert(place) }
      }
      locked += fixed.sorted().map { Pairing(task: task, assignee: $0) }
      for (place, fit) in judged.enumerated() {
        fits[Pairing(task: task, assignee: place)] = fit
        suitable.append(Suitable(task: task, assignee: place, value: min(1, max(0, fit.score))))
        let account = panel[place].account
        let gone = bound.isClosed(account) && !fixed.contains(place) ? Self.gone : nil
        if let reason = bound.reason(application.id, account) ?? gone ?? fit.conflict {
          conflicts.append(Conflict(task: task, assignee: place, because: reason))
        }
      }
    }
    self.held = held
    self.conflicts = conflicts
    let problem = AssignmentProblem(
      tasks: applications.map {
        Quota(least: $0.expertsLeast ?? round.terms.experts, most: $0.expertsMost ?? round.terms.experts)
      },
      assignees: panel.map {
        Quota(least: $0.loadLeast ?? round.terms.loadLeast, most: $0.loadMost ?? round.terms.loadMost)
      },
      suitable: suitable, conflicts: conflicts, locked: locked,
      fairness: round.terms.isFair ? Fairness(price: Self.price) : .none)
    switch try problem.solve() {
    case .assigned(let plan):
      let fixed = Set(locked)
      pairs = plan.pairs.map { pair in
        let fit = fits[pair] ?? .unknown
        return Pair(
          application: applications[pair.task].id, account: panel[pair.assignee].account,
          fit: Int((fit.score * 1e6).rounded()), why: fit.why, stays: fixed.contains(pair))
      }
      impossible = nil
    case .infeasible(let why):
      pairs = []
      impossible = why
    }
    var digest = Digest()
    for pair in pairs { digest.update(framed: Self.key(pair.application, pair.account)) }
    for change in impossible?.relaxation.changes ?? [] { digest.update(framed: "\(change)") }
    for application in applications { digest.update(framed: application.id) }
    for one in panel { digest.update(framed: one.account.rawValue) }
    fingerprint = Digest.hex(digest.finish())
  }

  /// As they are to be written: those that stand already as they stand.
  package var tasks: [ReviewTask] {
    pairs.map { pair in
      held[Self.key(pair.application, pair.account)]
        ?? ReviewTask(application: pair.application, account: pair.account, isLocked: false, fit: pair.fit)
    }
  }

  /// Whether confirming it would change anything.
  package var isNew: Bool { Set(tasks.map { Self.key($0.application, $0.account) }) != Set(held.keys) }

  private static func key(_ application: String, _ account: AccountID) -> String { "\(application) \(account)" }
}
