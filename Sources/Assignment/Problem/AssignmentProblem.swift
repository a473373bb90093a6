/// Who is to do what: reviews and experts, trials and bases, wherever capacity binds.
///
///     let problem = AssignmentProblem(
///       tasks: [Quota(exactly: 3), Quota(exactly: 3)],                     // two reviews, three experts each
///       assignees: Array(repeating: Quota(least: 0, most: 2), count: 4),   // four experts, two reviews at most
///       suitable: scores, conflicts: [Conflict(task: 0, assignee: 2, because: sameEmployer)])
///     switch try problem.solve() {
///     case .assigned(let plan): plan.pairs                                 // best in sum, every quota kept
///     case .infeasible(let why): why.causes; why.relaxation                // what binds, and the least that has to give
///     }
///
/// Tasks and assignees are known by their places in the lists. What stands neither in `suitable` nor in `locked` is never
/// paired.
package struct AssignmentProblem: Hashable, Sendable {
  /// How many assignees each task takes.
  package var tasks: [Quota]
  /// How many tasks each assignee takes: the load.
  package var assignees: [Quota]
  /// Each pair once. Among assignments that are equally good the earlier pairs of a task are preferred.
  package var suitable: [Suitable]
  package var conflicts: [Conflict]
  /// Pairs that people have decided on and that stay. One that is not among `suitable` counts with a score of 0.
  package var locked: [Pairing]
  package var fairness: Fairness

  package init(
    tasks: [Quota], assignees: [Quota], suitable: [Suitable], conflicts: [Conflict] = [], locked: [Pairing] = [],
    fairness: Fairness = .none
  ) {
    self.tasks = tasks
    self.assignees = assignees
    self.suitable = suitable
    self.conflicts = conflicts
    self.locked = locked
    self.fairness = fairness
  }
}
