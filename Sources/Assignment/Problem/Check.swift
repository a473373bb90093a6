import Core

extension AssignmentProblem {
  /// Whether it can be worked on at all.
  ///
  /// - Throws: `assignment.party.unknown`, `assignment.value.outside`, `assignment.too.large`.
  func check() throws {
    for (quotas, what) in [(tasks, Label("任务", "Task")), (assignees, Label("承担者", "Assignee"))] {
      for quota in quotas {
        try Self.hold(quota.least, to: Self.largestCount, what)
        try Self.hold(quota.most, to: Self.largestCount, what)
      }
    }
    try Self.hold(fairness.price, to: Suitable.whole, Label("均衡价", "Price of unevenness"))
    for pair in suitable {
      try hold(pair.task, pair.assignee, Label("可选配对", "Suitable pair"))
      if pair.score < 0 || pair.score > Suitable.whole {
        try Self.hold(pair.score, to: Suitable.whole, Label("评分", "Score"))
      }
    }
    for conflict in conflicts {
      try hold(conflict.pairing.task, conflict.pairing.assignee, Label("回避", "Conflict"))
    }
    for pair in locked { try hold(pair.task, pair.assignee, Label("锁定", "Locked pair")) }
    guard Costs(self).fit else {
      throw Refusal(
        .assignmentTooLarge,
        ["tasks": "\(tasks.count)", "assignees": "\(assignees.count)", "pairs": "\(suitable.count + locked.count)"])
    }
  }

  /// More than anybody has people, and few enough that sums of them are numbers.
  static let largestCount = 1 << 30

  private func hold(_ task: Int, _ assignee: Int, _ what: @autoclosure () -> Label) throws {
    // One comparison that is nearly always false; what it was is asked afterwards.
    if task >= 0, task < tasks.count, assignee >= 0, assignee < assignees.count { return }
    let (number, count) = tasks.indices.contains(task) ? (assignee, assignees.count) : (task, tasks.count)
    throw Refusal(
      .assignmentPartyUnknown,
      ["what": what().zh, "what.en": what().en, "number": "\(number)", "last": "\(count - 1)"])
  }

  private static func hold(_ value: Int, to most: Int, _ what: Label) throws {
    guard value < 0 || value > most else { return }
    throw Refusal(
      .assignmentValueOutside, ["what": what.zh, "what.en": what.en, "value": "\(value)", "most": "\(most)"])
  }
}
