import Core

extension Infeasibility {
  init(_ slack: Slack) {
    relaxation = slack.relaxation
    causes = slack.crossed + slack.table.contradictions.map { .lockedInConflict($0) } + slack.bottlenecks
  }
}

extension Slack {
  fileprivate var crossed: [Infeasibility.Cause] {
    let parties = problem.tasks.indices.map { Party.task($0) } + problem.assignees.indices.map { Party.assignee($0) }
    return zip(parties, problem.tasks + problem.assignees).filter { $1.isCrossed }.map { .crossed($0, $1) }
  }

  /// Tasks and assignees of one price that pairs connect, each such group with what it wants and what there is.
  fileprivate var bottlenecks: [Infeasibility.Cause] {
    let prices = Prices(self)
    let first = problem.tasks.count
    var groups = Groups(count: first + problem.assignees.count)
    for pair in 0..<table.count {
      let (task, assignee) = (Int(table.task[pair]), Int(table.assignee[pair]))
      guard prices.tasks[task] == prices.assignees[assignee], prices.tasks[task] != 0 else { continue }
      groups.join(task, first + assignee)
    }
    var drafts: [Draft] = []
    var number = Array(repeating: -1, count: first + problem.assignees.count)
    for node in number.indices {
      let price = node < first ? prices.tasks[node] : prices.assignees[node - first]
      guard price != 0 else { continue }
      let root = groups.root(node)
      if number[root] < 0 {
        number[root] = drafts.count
        drafts.append(Draft(wanting: price < 0 ? .tasks : .assignees))
      }
      number[node] = number[root]
      if node < first {
        drafts[number[node]].tasks.append(node)
      } else {
        drafts[number[node]].assignees.append(node - first)
      }
    }
    for pair in 0..<table.count {
      let (task, assignee) = (number[Int(table.task[pair])], number[first + Int(table.assignee[pair])])
      guard task != assignee else { continue }
      for (group, wanting) in [(task, true), (assignee, false)] where group >= 0 {
        if (drafts[group].wanting == .tasks) == wanting {
          drafts[group].elsewhere += 1
        } else if table.isLocked[pair] {
          drafts[group].locked.append(table.pairing(pair))
        }
      }
    }
    for conflict in table.barred {
      let (task, assignee) = (number[conflict.pairing.task], number[first + conflict.pairing.assignee])
      guard task != assignee else { continue }
      for (group, wanting) in [(task, true), (assignee, false)] where group >= 0 {
        if (drafts[group].wanting == .tasks) == wanting { drafts[group].barred.append(conflict) }
      }
    }
    return drafts.map { .bottleneck($0.finished(problem)) }
  }
}

/// A bottleneck that is being put together.
private struct Draft {
  let wanting: Bottleneck.Side
  var tasks: [Int] = []
  var assignees: [Int] = []
  var locked: [Pairing] = []
  var elsewhere = 0
  var barred: [Conflict] = []

  func finished(_ problem: AssignmentProblem) -> Bottleneck {
    let (ofTasks, ofAssignees) = (
      tasks.map { problem.tasks[$0].widened }, assignees.map { problem.assignees[$0].widened }
    )
    let (wants, gives) = wanting == .tasks ? (ofTasks, ofAssignees) : (ofAssignees, ofTasks)
    return Bottleneck(
      wanting: wanting, tasks: tasks, assignees: assignees, locked: locked, wanted: wants.reduce(0) { $0 + $1.least },
      room: gives.reduce(0) { $0 + $1.most }, elsewhere: elsewhere, barred: barred)
  }
}

/// Which of many belong together. Galler, Fischer, *An improved equivalence algorithm* (CACM 1964), with paths halved.
private struct Groups {
  private var above: [Int]

  init(count: Int) { above = Array(0..<count) }

  mutating func root(_ one: Int) -> Int {
    var one = one
    while above[one] != one {
      above[one] = above[above[one]]
      one = above[one]
    }
    return one
  }

  /// The smaller number becomes the root, so that groups are in the order of their first.
  mutating func join(_ a: Int, _ b: Int) {
    let (a, b) = (root(a), root(b))
    above[max(a, b)] = min(a, b)
  }
}
