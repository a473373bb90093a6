/// The basis of the simplex method: a tree of arcs over all nodes, hanging from the root, with the potentials that make each
/// of its arcs cost nothing.
struct SpanningTree: ~Copyable {
  let root: Int
  let parent: UnsafeMutablePointer<Int32>
  /// The arc to the parent, and whether it leads there.
  let hook: UnsafeMutablePointer<Int32>
  let isUpward: UnsafeMutablePointer<Bool>
  let depth: UnsafeMutablePointer<Int32>
  let potential: UnsafeMutablePointer<Int>
  // Children of a node are a list, linked both ways.
  private let child: UnsafeMutablePointer<Int32>
  private let next: UnsafeMutablePointer<Int32>
  private let previous: UnsafeMutablePointer<Int32>

  init(_ network: FlowNetwork) {
    root = network.nodes
    let count = root + 1
    func list<T>(_ value: T) -> UnsafeMutablePointer<T> {
      let list = UnsafeMutablePointer<T>.allocate(capacity: count)
      list.initialize(repeating: value, count: count)
      return list
    }
    (parent, hook, isUpward, depth) = (list(Int32(root)), list(-1), list(true), list(1))
    (potential, child, next, previous) = (list(0), list(-1), list(-1), list(-1))
    parent[root] = -1
    depth[root] = 0
    for node in 0..<root {
      hook[node] = network.hooks[node]
      potential[node] = -network.cost[Int(hook[node])]
      attach(node, to: root)
    }
  }

  deinit {
    for list in [parent, hook, depth, child, next, previous] { list.deallocate() }
    isUpward.deallocate()
    potential.deallocate()
  }

  /// Where the ways from two nodes to the root meet.
  func join(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while a != b {
      if depth[a] >= depth[b] { a = Int(parent[a]) } else { b = Int(parent[b]) }
    }
    return a
  }

  /// Cuts the tree above `cut` and hangs the part that came off by another of its nodes, `node`, below `above`.
  ///
  /// - Parameter shift: what the arc `hook` lacks to cost nothing.
  func rehang(_ node: Int, below above: Int, by hook: Int, isUpward up: Bool, cut: Int, shift: Int) {
    var (one, above, by, up) = (node, above, Int32(hook), up)
    while true {
      let (formerParent, formerHook, formerUp) = (Int(parent[one]), self.hook[one], isUpward[one])
      detach(one)
      attach(one, to: above)
      self.hook[one] = by
      isUpward[one] = up
      if one == cut { break }
      (above, one, by, up) = (one, formerParent, formerHook, !formerUp)
    }
    settle(node, shift)
  }

  /// Depths and potentials below a node that was hung elsewhere, parents first.
  private func settle(_ top: Int, _ shift: Int) {
    var node = top
    while true {
      depth[node] = depth[Int(parent[node])] + 1
      potential[node] += shift
      if child[node] >= 0 {
        node = Int(child[node])
        continue
      }
      while node != top, next[node] < 0 { node = Int(parent[node]) }
      if node == top { return }
      node = Int(next[node])
    }
  }

  private func attach(_ node: Int, to above: Int) {
    parent[node] = Int32(above)
    previous[node] = -1
    next[node] = child[above]
    if next[node] >= 0 { previous[Int(next[node])] = Int32(node) }
    child[above] = Int32(node)
  }

  private func detach(_ node: Int) {
    if previous[node] >= 0 { next[Int(previous[node])] = next[node] } else { child[Int(parent[node])] = next[node] }
    if next[node] >= 0 { previous[Int(next[node])] = previous[node] }
  }
}
