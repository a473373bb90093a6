import Access
package import Assignment
import Core
import Foundation
package import Store

extension Act {
  /// Lets give what the engine said has to: other numbers for single applications and experts, pairs unlocked. The round's own numbers
  /// stand. Throws `round.changed` where it was said of other applications, experts or numbers than there are now.
  package func relax(_ changes: [Relaxation.Change], of plan: RoundAssignment, in id: String) throws {
    let round = try round(id, in: [.reviewing], to: Label("放宽分派条件", "relax its assignment"))
    let applications = try ApplicationTable.all("round = \(id)", connection).filter { $0.state == .handedIn }
    guard try applications == plan.applications && PanelTable.panel(of: id, connection) == plan.panel else {
      throw Refusal(.roundChanged)
    }
    for change in changes {
      switch change {
      case .lowerLeast(.task(let place), let count):
        try bend(plan.applications[place].id) { $0.expertsLeast = ($0.expertsLeast ?? round.terms.experts) - count }
      case .raiseMost(.task(let place), let count):
        try bend(plan.applications[place].id) { $0.expertsMost = ($0.expertsMost ?? round.terms.experts) + count }
      case .lowerLeast(.assignee(let place), let count):
        try bend(plan.panel[place], in: id) { $0.loadLeast = ($0.loadLeast ?? round.terms.loadLeast) - count }
      case .raiseMost(.assignee(let place), let count):
        try bend(plan.panel[place], in: id) { $0.loadMost = ($0.loadMost ?? round.terms.loadMost) + count }
      case .unlock(let pair):
        let (application, account) = (plan.applications[pair.task].id, plan.panel[pair.assignee].account)
        let own = "application = \(application) AND account = \(account.rawValue)" as SQL
        // What was judged is no lock that the office set: whoever judged it is recused first.
        guard try PanelTable.tasks(own, connection).allSatisfy({ $0.scored == nil }) else {
          throw Refusal(.roundScored)
        }
        try lock(account, at: application, false)
      }
    }
  }

  private func bend(_ id: String, _ body: (inout RoundApplication) -> Void) throws {
    let old = try application(id, in: [.handedIn], to: Label("调整评审人数", "be judged by others"))
    var new = old
    body(&new)
    try put(old, new)
  }

  private func bend(_ panelist: Panelist, in id: String, _ body: (inout Panelist) -> Void) throws {
    // As it is now: of one expert both ends may have to give.
    guard var new = try PanelTable.panel(of: id, connection).first(where: { $0.account == panelist.account }) else {
      throw Refusal(.roundChanged)
    }
    body(&new)
    try seat(new, in: id)
  }
}
