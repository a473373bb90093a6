import Assignment
import Core
import TestSupport

extension AssignmentProblem {
  /// A small problem in which everything happens: few different scores, so that many assignments are equally good; conflicts
  /// and locks that meet; quotas that cannot be kept.
  ///
  /// - Parameter strain: in a hundred, how often a quota asks for what may not be there.
  static func random(_ dice: inout Dice, strain: Int) -> AssignmentProblem {
    let (tasks, assignees) = (1 + dice.below(4), 1 + dice.below(3))
    var pairs: [Pairing] = []
    for task in 0..<tasks { for one in 0..<assignees { pairs.append(Pairing(task: task, assignee: one)) } }
    pairs.shuffle(using: &dice)
    func quota(_ others: Int) -> Quota {
      let most = dice.below(others + 2)
      let least = dice.chance(strain) ? dice.below(others + 2) : dice.below(100) < strain ? most : 0
      return Quota(least: least, most: most)
    }
    return AssignmentProblem(
      tasks: (0..<tasks).map { _ in quota(assignees) }, assignees: (0..<assignees).map { _ in quota(tasks) },
      suitable: pairs.filter { _ in dice.chance(80) }.map {
        Suitable(
          task: $0.task, assignee: $0.assignee,
          score: [0, 250_000, 500_000, 1_000_000, dice.below(1_000_001)][dice.below(5)])
      },
      conflicts: pairs.filter { _ in dice.chance(10) }.map {
        Conflict(task: $0.task, assignee: $0.assignee, because: Label("同单位", "Same employer"))
      },
      locked: pairs.filter { _ in dice.chance(10) },
      fairness: dice.chance(50) ? .none : Fairness(price: dice.one(of: [1, 100_000, 400_000, 1_000_000])))
  }
}
