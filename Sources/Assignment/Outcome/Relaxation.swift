/// What has to give so that a problem can be solved: of all that would do, no other has fewer units.
///
/// A unit is one person less, one load more, one pair unlocked. Where as few units can be found in several ways, the gentler are
/// taken: first an assignee's minimum falls, then a maximum rises, then a task's minimum falls, and only then is
/// unlocked what people had decided. Conflicts never give.
package struct Relaxation: Hashable, Sendable {
  /// In the order of tasks, assignees and pairs; each party's quota changes once at each end.
  package let changes: [Change]

  package enum Change: Hashable, Sendable {
    /// A task makes do with fewer, an assignee need not have so many.
    case lowerLeast(Party, by: Int)
    /// A task takes more, an assignee carries more.
    case raiseMost(Party, by: Int)
    case unlock(Pairing)

    package var units: Int {
      switch self {
      case .lowerLeast(_, let count), .raiseMost(_, let count): count
      case .unlock: 1
      }
    }
  }

  package var units: Int { changes.reduce(0) { $0 + $1.units } }
}

extension AssignmentProblem {
  /// The problem with what has given: one that `solve` can solve, if it is this one's own relaxation.
  package func relaxed(by relaxation: Relaxation) -> AssignmentProblem {
    var problem = self
    var unlocked: Set<Pairing> = []
    for change in relaxation.changes {
      switch change {
      case .lowerLeast(.task(let task), let count): problem.tasks[task].least -= count
      case .lowerLeast(.assignee(let assignee), let count): problem.assignees[assignee].least -= count
      case .raiseMost(.task(let task), let count): problem.tasks[task].most += count
      case .raiseMost(.assignee(let assignee), let count): problem.assignees[assignee].most += count
      case .unlock(let pairing): unlocked.insert(pairing)
      }
    }
    problem.locked.removeAll { unlocked.contains($0) }
    return problem
  }
}
