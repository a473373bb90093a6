/// The best assignment with every locked pair made, if there is any.
struct Optimum {
  private let problem: AssignmentProblem
  private let table: PairTable
  private let costs: Costs

  init(_ problem: AssignmentProblem, _ table: PairTable) {
    self.problem = problem
    self.table = table
    costs = Costs(problem)
  }

  /// Nil where quotas and locked pairs allow none.
  var plan: AssignmentPlan? {
    guard table.contradictions.isEmpty, !(problem.tasks + problem.assignees).contains(where: \.isCrossed) else {
      return nil
    }
    let flow = NetworkSimplex.flow(of: network)
    var (pairs, score) = ([Pairing](), 0)
    var counts = problem.tasks.map { _ in 0 }
    var loads = problem.assignees.map { _ in 0 }
    for pair in 0..<table.count where table.isLocked[pair] || flow[pair] > 0 {
      let made = table.pairing(pair)
      pairs.append(made)
      score += Int(table.score[pair])
      counts[made.task] += 1
      loads[made.assignee] += 1
    }
    let isKept = { (quota: Quota, count: Int) in quota.misses(count) == (0, 0) }
    guard zip(problem.tasks, counts).allSatisfy(isKept), zip(problem.assignees, loads).allSatisfy(isKept) else {
      return nil
    }
    let uneven = loads.reduce(0) { $0 + problem.fairness.cost(ofLoad: $1) }
    return AssignmentPlan(pairs: pairs, score: score, loads: loads, worth: score - uneven)
  }

  /// Locked pairs are no choice: an arc that nothing fits through, and their parties' quotas less by one.
  private var network: FlowNetwork {
    let tasks = problem.tasks.count
    var network = FlowNetwork(nodes: tasks + problem.assignees.count, pairs: table.count)
    let isBegun = beginning
    let likely = Likely(table, tasks: tasks, assignees: problem.assignees.count)
    var open = Array(repeating: 0, count: network.nodes)
    var begun = Array(repeating: 0, count: network.nodes)
    var locked = Array(repeating: 0, count: network.nodes)
    for task in 0..<tasks {
      for pair in table.pairs(of: task) {
        let assignee = tasks + Int(table.assignee[pair])
        if table.isLocked[pair] {
          locked[task] += 1
          locked[assignee] += 1
        } else {
          open[task] += 1
          open[assignee] += 1
        }
        if isBegun[pair] {
          begun[task] += 1
          begun[assignee] += 1
        }
        let place = pair - table.start[task]
        network.pair(
          task, assignee, cost: place - Int(table.score[pair]) * costs.millionth, isMade: isBegun[pair],
          isLocked: table.isLocked[pair],
          isPromising: isBegun[pair] || likely.holds(pair))
      }
    }
    for (task, quota) in problem.tasks.enumerated() {
      network.drain(task, open[task] - begun[task], through: drains(quota.less(locked[task]), keeping: open[task]))
    }
    for (assignee, quota) in problem.assignees.enumerated() {
      let node = tasks + assignee
      network.drain(node, begun[node], through: drains(quota.less(locked[node]), upTo: open[node], after: locked[node]))
    }
    return network
  }

  /// Where the method begins: each task in turn takes its best pairs of those who still have room.
  private var beginning: [Bool] {
    var isBegun = Array(repeating: false, count: table.count)
    var room = problem.assignees.map(\.most)
    for pair in 0..<table.count where table.isLocked[pair] { room[Int(table.assignee[pair])] -= 1 }
    for (task, quota) in problem.tasks.enumerated() {
      let pairs = table.pairs(of: task)
      let wanted = quota.least - pairs.count { table.isLocked[$0] }
      guard wanted > 0 else { continue }
      for _ in 0..<min(wanted, Self.begunAtMost) {
        var (best, found) = (Int32(-1), -1)
        for pair in pairs where table.score[pair] > best && !isBegun[pair] && !table.isLocked[pair] {
          if room[Int(table.assignee[pair])] > 0 { (best, found) = (table.score[pair], pair) }
        }
        guard found >= 0 else { break }
        isBegun[found] = true
        room[Int(table.assignee[found])] -= 1
      }
    }
    return isBegun
  }

  /// Each costs a look at all of a task's pairs; from some on the method itself is quicker.
  private static let begunAtMost = 16

  /// Of a task: what it keeps to itself. Cheap while that is too much to be given away, dear once others go without.
  private func drains(_ quota: Quota, keeping open: Int) -> [Drain] {
    let (least, most) = (min(quota.least, open), min(quota.most, open))
    return [Drain(open - most, cost: -costs.miss), Drain(most - least, cost: 0), Drain(0, cost: costs.miss)]
  }

  /// Of an assignee: each more costs what the even loads are worth, beyond those that they have anyway.
  private func drains(_ quota: Quota, upTo open: Int, after locked: Int) -> [Drain] {
    let (least, most) = (min(quota.least, open), min(quota.most, open))
    let price = problem.fairness.price * costs.millionth
    let free =
      price == 0
      ? [Drain(most - least, cost: 0)]
      : (least..<most).map { Drain(1, cost: (locked + $0) * price) }
    return [Drain(least, cost: -costs.miss)] + free + [Drain(0, cost: costs.miss)]
  }
}

extension Quota {
  /// What is left of it once so many are there. What is too many leaves nothing.
  fileprivate func less(_ count: Int) -> Quota {
    Quota(least: max(0, least - count), most: max(0, most - count))
  }
}
