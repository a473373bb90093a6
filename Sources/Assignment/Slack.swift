/// The assignment that misses quotas and locks by the fewest units.
///
/// The same network as for the optimum with other costs: scores count nothing, every miss costs a unit, a locked pair that
/// is not made too. Where units are equal a little more or less decides what gives first (`Relaxation`).
struct Slack {
  let problem: AssignmentProblem
  let table: PairTable
  let isMade: [Bool]
  /// How many assignees each task has, and how many tasks each assignee.
  private(set) var counts: [Int]
  private(set) var loads: [Int]

  init(_ problem: AssignmentProblem, _ table: PairTable) {
    (self.problem, self.table) = (problem, table)
    let flow = NetworkSimplex.flow(of: Self.network(problem, table))
    isMade = (0..<table.count).map { flow[$0] > 0 }
    counts = problem.tasks.map { _ in 0 }
    loads = problem.assignees.map { _ in 0 }
    for pair in isMade.indices where isMade[pair] {
      counts[Int(table.task[pair])] += 1
      loads[Int(table.assignee[pair])] += 1
    }
  }

  /// The changes that this assignment needs.
  var relaxation: Relaxation {
    var changes: [Relaxation.Change] = []
    func compare(_ party: Party, _ quota: Quota, _ count: Int) {
      let (below, above) = quota.misses(count)
      if below > 0 { changes.append(.lowerLeast(party, by: below)) }
      if above > 0 { changes.append(.raiseMost(party, by: above)) }
    }
    for task in counts.indices { compare(.task(task), problem.tasks[task], counts[task]) }
    for one in loads.indices { compare(.assignee(one), problem.assignees[one], loads[one]) }
    changes += table.contradictions.map { .unlock($0.pairing) }
    changes += isMade.indices.filter { table.isLocked[$0] && !isMade[$0] }.map { .unlock(table.pairing($0)) }
    return Relaxation(changes: changes)
  }

  private static func network(_ problem: AssignmentProblem, _ table: PairTable) -> FlowNetwork {
    let tasks = problem.tasks.count
    var network = FlowNetwork(nodes: tasks + problem.assignees.count, pairs: table.count)
    // What a unit is more than all gentleness of a cycle.
    let unit = 8 * (network.nodes + 2)
    var degree = Array(repeating: 0, count: network.nodes)
    var locked = Array(repeating: 0, count: network.nodes)
    for pair in 0..<table.count {
      let (task, assignee) = (Int(table.task[pair]), tasks + Int(table.assignee[pair]))
      let isLocked = table.isLocked[pair]
      for node in [task, assignee] {
        degree[node] += 1
        if isLocked { locked[node] += 1 }
      }
      network.pair(task, assignee, cost: isLocked ? -(unit + 3) : 0, isMade: isLocked)
    }
    for (task, quota) in problem.tasks.enumerated() {
      let (all, quota) = (degree[task], quota.widened)
      let (least, most) = (min(quota.least, all), min(quota.most, all))
      network.drain(
        task, all - locked[task],
        through: [
          Drain(all - most, cost: -(unit + 1)), Drain(most - least, cost: 0), Drain(0, cost: unit + 2),
        ])
    }
    for (assignee, quota) in problem.assignees.enumerated() {
      let (node, quota) = (tasks + assignee, quota.widened)
      let (least, most) = (min(quota.least, degree[node]), min(quota.most, degree[node]))
      network.drain(
        node, locked[node],
        through: [Drain(least, cost: -unit), Drain(most - least, cost: 0), Drain(0, cost: unit + 1)])
    }
    return network
  }
}
