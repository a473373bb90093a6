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
  /// Arcs before this place are looked at; those behind it lie elsewhere in memory, and are not in the way.
  private var listed: Int
  /// The network's number of the arc at each place.
  private let number: UnsafeMutablePointer<Int32>
  private let source: UnsafeMutablePointer<Int32>
  private let target: UnsafeMutablePointer<Int32>
  private let cost: UnsafeMutablePointer<Int>
  private let capacity: UnsafeMutablePointer<Int32>
  private let flow: UnsafeMutablePointer<Int32>
  /// 1 where an arc is empty, −1 where it is full, 0 in the tree and where nothing fits: times the reduced cost it is negative
  /// where the arc may enter.
  private let state: UnsafeMutablePointer<Int8>
  private let tree: SpanningTree

  /// What runs through each arc of a network at the least cost.
  static func flow(of network: FlowNetwork) -> [Int32] {
    var simplex = NetworkSimplex(network)
    repeat { simplex.settle() } while simplex.widen()
    var flow = Array(repeating: Int32(0), count: simplex.arcs)
    for place in 0..<simplex.arcs { flow[Int(simplex.number[place])] = simplex.flow[place] }
    return flow
  }

  private init(_ network: FlowNetwork) {
    arcs = network.arcs
    listed = network.promising.count
    var isListed = Array(repeating: false, count: arcs)
    for arc in network.promising { isListed[Int(arc)] = true }
    let order = network.promising + (0..<Int32(arcs)).filter { !isListed[Int($0)] }
    func ordered<T>(_ list: [T]) -> UnsafeMutablePointer<T> {
      let copy = UnsafeMutablePointer<T>.allocate(capacity: list.count)
      for place in order.indices { (copy + place).initialize(to: list[Int(order[place])]) }
      return copy
    }
    number = ordered(Array(0..<Int32(arcs)))
    source = ordered(network.source)
    target = ordered(network.target)
    cost = ordered(network.cost)
    capacity = ordered(network.capacity)
    flow = ordered(network.flow)
    state = ordered(zip(network.flow, network.capacity).map { $1 == 0 ? 0 : $0 == $1 ? -1 : 1 })
    tree = SpanningTree(network)
    // Drains are all listed, so the tree's arcs are found there.
    for place in 0..<listed where network.hooks[Int(source[place])] == order[place] {
      tree.hook[Int(source[place])] = Int32(place)
      state[place] = 0
    }
  }

  deinit {
    for list in [source, target, capacity, flow, number] { list.deallocate() }
    cost.deallocate()
    state.deallocate()
  }

  /// Makes the listed arcs agree.
  private mutating func settle() {
    let block = max(10, Int(Double(listed).squareRoot()))
    var place = 0
    while let arc = entering(&place, block) { pivot(arc) }
  }

  /// Lists the arcs that do not agree either; false where all do, and the flow is the cheapest.
  ///
  /// Of a million pairs nearly all are never made: a search through the likely ones, and then once through all, takes a
  /// fraction of the time (sifting: Bixby et al., *Very large-scale linear programming*, Operations Research 40, 1992).
  private mutating func widen() -> Bool {
    let before = listed
    for arc in before..<arcs where reduced(arc) < 0 {
      exchange(arc, listed)
      listed += 1
    }
    return listed > before
  }

  /// Exchanges two arcs that are not in the tree.
  private func exchange(_ a: Int, _ b: Int) {
    for list in [source, target, capacity, flow, number] { (list[a], list[b]) = (list[b], list[a]) }
    (cost[a], cost[b]) = (cost[b], cost[a])
    (state[a], state[b]) = (state[b], state[a])
  }

  /// How much sending a unit through an arc, the way it can, would add to the cost.
  private func reduced(_ arc: Int) -> Int {
    Int(state[arc]) &* (cost[arc] &+ tree.potential[Int(source[arc])] &- tree.potential[Int(target[arc])])
  }

  /// The arc whose cost disagrees most, of the first block in turn that has any.
  private func entering(_ place: inout Int, _ block: Int) -> Int? {
    var looked = 0
    while looked < listed {
      let end = min(place + block, listed)
      var (worst, found) = (0, -1)
      for arc in place..<end {
        let reduced = reduced(arc)
        if reduced < worst { (worst, found) = (reduced, arc) }
      }
      looked += end - place
      place = end == listed ? 0 : end
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
      let room = tree.isUpward[node] ? flow[hook] : capacity[hook] &- flow[hook]
      if room < amount { (amount, leaving) = (room, node) }
      node = Int(tree.parent[node])
    }
    node = second
    while node != join {
      let hook = Int(tree.hook[node])
      let room = tree.isUpward[node] ? capacity[hook] &- flow[hook] : flow[hook]
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
