/// The cheapest flow through a network, by the primal simplex method on its trees.
///
/// Each step takes an arc whose cost does not agree with the potentials, sends what it can around the cycle that the arc closes
/// with the tree, and takes out an arc that is full or empty by that. Which one: the last of the cycle, seen from where
/// it joins, keeps the tree *strongly feasible* (every node can send something to the root), and then the method ends
/// (Cunningham, *A network simplex method*, Mathematical Programming 11, 1976). Arcs are looked at in blocks, in turn, and the
/// worst of a block is taken (Grigoriadis 1986; Kovács, *Minimum-cost flow algorithms: an experimental evaluation*, 2015).
///
/// All is integers in a fixed order: the same network gives the same flow on every machine.
struct NetworkSimplex: ~Copyable {
  private let arcs: Int
  private let block: Int
  private let source: UnsafeMutablePointer<Int32>
  private let target: UnsafeMutablePointer<Int32>
  private let cost: UnsafeMutablePointer<Int>
  private let capacity: UnsafeMutablePointer<Int32>
  private let flow: UnsafeMutablePointer<Int32>
  /// 1 where an arc is empty, −1 where it is full, 0 in the tree and where nothing fits: times the reduced cost it is negative
  /// where the arc may enter.
  private let state: UnsafeMutablePointer<Int8>
  private let tree: SpanningTree
  /// Where the next block begins.
  private var place = 0

  /// What runs through each arc of a network at the least cost.
  static func flow(of network: FlowNetwork) -> [Int32] {
    var simplex = NetworkSimplex(network)
    while let arc = simplex.entering() { simplex.pivot(arc) }
    return Array(UnsafeBufferPointer(start: simplex.flow, count: simplex.arcs))
  }

  private init(_ network: FlowNetwork) {
    func copy<T>(_ list: [T]) -> UnsafeMutablePointer<T> {
      let copy = UnsafeMutableBufferPointer<T>.allocate(capacity: max(1, list.count))
      _ = copy.initialize(from: list)
      return copy.baseAddress ?? .allocate(capacity: 1)
    }
    arcs = network.arcs
    block = max(10, Int(Double(arcs).squareRoot()))
    source = copy(network.source)
    target = copy(network.target)
    cost = copy(network.cost)
    capacity = copy(network.capacity)
    flow = copy(network.flow)
    state = copy(zip(network.flow, network.capacity).map { $1 == 0 ? 0 : $0 == $1 ? -1 : 1 })
    for hook in network.hooks { state[Int(hook)] = 0 }
    tree = SpanningTree(network)
  }

  deinit {
    for list in [source, target, capacity, flow] { list.deallocate() }
    cost.deallocate()
    state.deallocate()
  }

  /// The arc whose cost disagrees most, of the first block in turn that has any.
  private mutating func entering() -> Int? {
    var looked = 0
    while looked < arcs {
      let end = min(place + block, arcs)
      var (worst, found) = (0, -1)
      for arc in place..<end {
        let reduced =
          Int(state[arc]) &* (cost[arc] &+ tree.potential[Int(source[arc])] &- tree.potential[Int(target[arc])])
        if reduced < worst { (worst, found) = (reduced, arc) }
      }
      looked += end - place
      place = end == arcs ? 0 : end
      if found >= 0 { return found }
    }
    return nil
  }

  private func pivot(_ arc: Int) {
    let isEmpty = state[arc] > 0
    let (first, second) =
      isEmpty ? (Int(source[arc]), Int(target[arc])) : (Int(target[arc]), Int(source[arc]))
    let join = tree.join(first, second)
    // The cycle leads from the join down to `first`, through the arc, and from `second` up to the join.
    var (amount, leaving, leavesAtFirst) = (capacity[arc], -1, true)
    var node = first
    while node != join {
      let hook = Int(tree.hook[node])
      let room = tree.isUpward[node] ? flow[hook] : capacity[hook] - flow[hook]
      if room < amount { (amount, leaving) = (room, node) }
      node = Int(tree.parent[node])
    }
    node = second
    while node != join {
      let hook = Int(tree.hook[node])
      let room = tree.isUpward[node] ? capacity[hook] - flow[hook] : flow[hook]
      if room <= amount { (amount, leaving, leavesAtFirst) = (room, node, false) }
      node = Int(tree.parent[node])
    }
    if amount > 0 { send(amount, through: arc, isEmpty ? 1 : -1, first, second, join) }
    guard leaving >= 0 else {
      state[arc] = -state[arc]
      return
    }
    let out = Int(tree.hook[leaving])
    state[arc] = 0
    state[out] = flow[out] == 0 ? 1 : -1
    let (moved, above) = leavesAtFirst ? (first, second) : (second, first)
    let isUpward = Int(source[arc]) == moved
    let agreed = isUpward ? tree.potential[above] - cost[arc] : tree.potential[above] + cost[arc]
    tree.rehang(moved, below: above, by: arc, isUpward: isUpward, cut: leaving, shift: agreed - tree.potential[moved])
  }

  private func send(
    _ amount: Int32, through arc: Int, _ direction: Int32, _ first: Int, _ second: Int, _ join: Int
  ) {
    flow[arc] += direction * amount
    var node = first
    while node != join {
      flow[Int(tree.hook[node])] += tree.isUpward[node] ? -amount : amount
      node = Int(tree.parent[node])
    }
    node = second
    while node != join {
      flow[Int(tree.hook[node])] += tree.isUpward[node] ? amount : -amount
      node = Int(tree.parent[node])
    }
  }
}
