@testable import Assignment

/// Some tasks and assignees of a problem, and what they lack together: Hoffman's condition, in its own words.
struct Cut {
  let problem: AssignmentProblem
  let wanting: Bottleneck.Side
  let tasks: Set<Int>
  let assignees: Set<Int>

  init(_ problem: AssignmentProblem, _ bottleneck: Bottleneck) {
    self.init(problem, bottleneck.wanting, Set(bottleneck.tasks), Set(bottleneck.assignees))
  }

  private init(_ problem: AssignmentProblem, _ wanting: Bottleneck.Side, _ tasks: Set<Int>, _ assignees: Set<Int>) {
    (self.problem, self.wanting, self.tasks, self.assignees) = (problem, wanting, tasks, assignees)
  }

  var short: Int {
    let barred = Set(problem.conflicts.map(\.pairing))
    let locked = Set(problem.locked).subtracting(barred)
    let pairs = locked.union(problem.suitable.map(\.pairing)).subtracting(barred)
    let ofTasks = tasks.map { problem.tasks[$0].widened }
    let ofAssignees = assignees.map { problem.assignees[$0].widened }
    let out = { (pair: Pairing) in tasks.contains(pair.task) && !assignees.contains(pair.assignee) }
    let into = { (pair: Pairing) in !tasks.contains(pair.task) && assignees.contains(pair.assignee) }
    switch wanting {
    case .tasks:
      return ofTasks.reduce(0) { $0 + $1.least } + locked.count(where: into) - ofAssignees.reduce(0) { $0 + $1.most }
        - pairs.count(where: out)
    case .assignees:
      return ofAssignees.reduce(0) { $0 + $1.least } + locked.count(where: out) - ofTasks.reduce(0) { $0 + $1.most }
        - pairs.count(where: into)
    }
  }

  /// Every smaller one.
  var parts: [Cut] {
    let (tasks, assignees) = (Array(tasks), Array(assignees))
    return (0..<(1 << (tasks.count + assignees.count)) - 1).map { set in
      let chosen = Set(tasks.indices.filter { set & 1 << $0 != 0 }.map { tasks[$0] })
      let others = Set(assignees.indices.filter { set & 1 << (tasks.count + $0) != 0 }.map { assignees[$0] })
      return Cut(problem, wanting, chosen, others)
    }
  }
}

extension Infeasibility {
  var bottlenecks: [Bottleneck] {
    causes.compactMap { if case .bottleneck(let one) = $0 { one } else { nil } }
  }
}
