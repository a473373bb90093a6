/// Tasks and assignees as nodes that everything drains from: pairs lead from tasks to assignees, drains from both to one root.
///
/// A task has as much to give as it has pairs. What it keeps to itself runs off through drains that cost the more the fewer
/// assignees it has; what an assignee gets runs off through drains that cost the more the more that is. So quotas, and
/// whatever else is convex in a count, are costs of drains, any choice of pairs is a flow, and the tree that the simplex
/// method starts with is there: each node hangs on the drain that still has room.
struct FlowNetwork {
  /// Without the root, whose number this is.
  let nodes: Int
  private(set) var source: [Int32] = []
  private(set) var target: [Int32] = []
  private(set) var cost: [Int] = []
  private(set) var capacity: [Int32] = []
  private(set) var flow: [Int32] = []
  /// Pairs that are likely to be made; every drain. The others are looked at once these agree.
  private(set) var promising: [Int32] = []
  /// Each node's arc in the tree to start with.
  private(set) var hooks: [Int32]

  init(nodes: Int, pairs: Int) {
    self.nodes = nodes
    hooks = Array(repeating: -1, count: nodes)
    source.reserveCapacity(pairs + 3 * nodes)
    target.reserveCapacity(pairs + 3 * nodes)
    cost.reserveCapacity(pairs + 3 * nodes)
    capacity.reserveCapacity(pairs + 3 * nodes)
    flow.reserveCapacity(pairs + 3 * nodes)
  }

  var arcs: Int { source.count }

  /// An arc that one unit fits through, or none.
  mutating func pair(
    _ task: Int, _ assignee: Int, cost: Int, isMade: Bool = false, isLocked: Bool = false, isPromising: Bool = true
  ) {
    if isPromising { promising.append(Int32(arcs)) }
    add(task, assignee, cost, isLocked ? 0 : 1, isMade ? 1 : 0)
  }

  /// Lets `amount` run off a node, through the cheapest drains first; the last one is never full.
  mutating func drain(_ node: Int, _ amount: Int, through drains: [Drain]) {
    var left = amount
    for (place, drain) in drains.enumerated() {
      let isLast = place == drains.count - 1
      let part = isLast ? left : min(left, drain.room)
      if hooks[node] < 0, isLast || part < drain.room { hooks[node] = Int32(arcs) }
      add(node, nodes, drain.cost, isLast ? Int(Int32.max) : drain.room, part)
      promising.append(Int32(arcs - 1))
      left -= part
    }
  }

  private mutating func add(_ from: Int, _ to: Int, _ price: Int, _ room: Int, _ part: Int) {
    source.append(Int32(from))
    target.append(Int32(to))
    cost.append(price)
    capacity.append(Int32(room))
    flow.append(Int32(part))
  }
}

/// So many units that each cost so much. A node's drains are listed by rising cost.
struct Drain {
  let room: Int
  let cost: Int

  init(_ room: Int, cost: Int) {
    self.room = room
    self.cost = cost
  }
}
