import Assignment

/// A problem's answers by trying every set of pairs: what the engine has to agree with, found without any of its ideas.
struct BruteForce {
  let problem: AssignmentProblem
  /// Of all sets that keep every quota and lock: the largest worth, and among these the smallest sum of places.
  private(set) var best: (worth: Int, places: Int)?
  /// Fewest units by which quotas and locks are missed.
  private(set) var units = Int.max

  init(_ problem: AssignmentProblem) {
    self.problem = problem
    let barred = Set(problem.conflicts.map(\.pairing))
    let extra = problem.locked.filter { lock in !problem.suitable.contains { $0.pairing == lock } }
    let all = problem.suitable + Set(extra).map { Suitable(task: $0.task, assignee: $0.assignee, score: 0) }
    let pairs = all.filter { !barred.contains($0.pairing) }
    for set in 0..<(1 << pairs.count) {
      let made = pairs.indices.filter { set & 1 << $0 != 0 }.map { pairs[$0].pairing }
      let misses = misses(made)
      units = min(units, misses)
      guard misses == 0 else { continue }
      let answer = (worth(made), places(made))
      if let best, (-best.worth, best.places) <= (-answer.0, answer.1) { continue }
      best = answer
    }
  }

  /// By how many units a set of pairs misses quotas and locks.
  func misses(_ made: [Pairing]) -> Int {
    let tasks = problem.tasks.enumerated().map { task, quota in misses(quota, made.count { $0.task == task }) }
    let loads = problem.assignees.enumerated().map { one, quota in misses(quota, made.count { $0.assignee == one }) }
    return (tasks + loads).reduce(Set(problem.locked).subtracting(made).count, +)
  }

  private func misses(_ quota: Quota, _ count: Int) -> Int { max(0, quota.least - count) + max(0, count - quota.most) }

  func worth(_ made: [Pairing]) -> Int {
    let scores = made.reduce(0) { sum, pair in sum + (problem.suitable.first { $0.pairing == pair }?.score ?? 0) }
    let loads = problem.assignees.indices.map { one in made.count { $0.assignee == one } }
    return scores - loads.reduce(0) { $0 + (0..<$1).reduce(0, +) * problem.fairness.price }
  }

  /// For each pair how many of the same task come before it, added up: of those that may be made, locked ones last.
  func places(_ made: [Pairing]) -> Int {
    let barred = Set(problem.conflicts.map(\.pairing))
    let open = made.filter { !problem.locked.contains($0) }
    return open.reduce(0) { sum, pair in
      let row = problem.suitable.map(\.pairing).filter { $0.task == pair.task && !barred.contains($0) }
      return sum + (row.firstIndex(of: pair) ?? row.count)
    }
  }
}

extension Suitable {
  var pairing: Pairing { Pairing(task: task, assignee: assignee) }
}
