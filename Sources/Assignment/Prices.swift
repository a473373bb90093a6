/// What one more unit at each task and assignee would be worth: −1, 0 or 1, read off the assignment with the fewest misses.
///
/// The dual of that assignment. Tasks at −1 want people whom the assignees at −1, who are full, cannot give; assignees
/// at 1 want tasks that the tasks at 1, which are full, cannot give. Of all prices that prove that no fewer misses are
/// possible those are taken that are 0 wherever they can be, so that nobody is named without need: the fewest −1, and
/// beside these the fewest 1.
struct Prices {
  private(set) var tasks: [Int]
  private(set) var assignees: [Int]

  init(_ slack: Slack) {
    let taskQuotas = slack.problem.tasks.map(\.widened)
    let quotas = slack.problem.assignees.map(\.widened)
    // From above: how little one more costs, along any way of passing it on.
    tasks = zip(taskQuotas, slack.counts).map { $0.costOfMore(at: $1) }
    assignees = zip(quotas, slack.loads).map { $1 > 0 ? $0.costOfFewer(at: $1) : 2 }
    sweep(slack) { made, locked, task, assignee in
      if made {
        task = min(task, assignee + locked)
      } else {
        assignee = min(assignee, task - locked)
      }
    }
    // From below: −1 where that is all there is, 1 where nothing less will do.
    for task in tasks.indices {
      let fewer = slack.counts[task] > 0 ? -taskQuotas[task].costOfFewer(at: slack.counts[task]) : -1
      tasks[task] = max(tasks[task] < 0 ? -1 : 0, fewer)
    }
    for one in assignees.indices {
      assignees[one] = max(assignees[one] < 0 ? -1 : 0, -quotas[one].costOfMore(at: slack.loads[one]))
    }
    sweep(slack) { made, locked, task, assignee in
      if made {
        assignee = max(assignee, task - locked)
      } else {
        task = max(task, assignee + locked)
      }
    }
  }

  /// Applies a rule to every pair until it changes nothing, forwards and backwards in turn: ways through the pairs are short.
  private mutating func sweep(_ slack: Slack, _ rule: (_ made: Bool, _ locked: Int, inout Int, inout Int) -> Void) {
    let pairs = slack.isMade.indices
    var (hasChanged, forwards) = (true, true)
    while hasChanged {
      hasChanged = false
      for step in pairs {
        let pair = forwards ? step : pairs.count - 1 - step
        let (task, assignee) = (Int(slack.table.task[pair]), Int(slack.table.assignee[pair]))
        let before = (tasks[task], assignees[assignee])
        rule(slack.isMade[pair], slack.table.isLocked[pair] ? 1 : 0, &tasks[task], &assignees[assignee])
        if before != (tasks[task], assignees[assignee]) { hasChanged = true }
      }
      forwards.toggle()
    }
  }
}

extension Quota {
  /// Misses that one more than `count` adds.
  fileprivate func costOfMore(at count: Int) -> Int { count < least ? -1 : count < most ? 0 : 1 }
  /// Misses that one fewer than `count` adds.
  fileprivate func costOfFewer(at count: Int) -> Int { count > most ? -1 : count > least ? 0 : 1 }
}
