/// Every dictionary word in a text, and the cheapest way to cut the text into words.
///
/// A stretch is a run of Han characters and Latin runs without a separator (`3D打印骨科植入物`); a Latin run is never cut.
struct Lattice {
  /// A dictionary word of two or more characters, on the best path or not.
  struct Edge {
    let start: Int32
    let end: Int32
  }

  /// For each scalar: the class it belongs to.
  private(set) var classes: [ScalarClass] = []
  /// For each start of a word on the best path: its end. Elsewhere meaningless; walk from a stretch's start.
  private(set) var ends: [Int32] = []
  /// By stretch, starts descending within each.
  private(set) var edges: [Edge] = []
  /// Stretches that hold at least one Han character.
  private(set) var stretches: [Range<Int>] = []

  init(_ scalars: [UInt32], _ lexicon: Lexicon) {
    classes = scalars.map { ScalarClass.of($0) }
    ends = [Int32](repeating: 0, count: scalars.count + 1)
    var costs = [Int](repeating: 0, count: scalars.count + 1)
    var at = 0
    while at < scalars.count {
      var end = at
      var han = false
      while end < scalars.count, classes[end] != .other {
        han = han || classes[end] == .han
        end += 1
      }
      if han {
        stretches.append(at..<end)
        route(scalars, at..<end, lexicon, &costs)
      }
      at = max(end, at + 1)
    }
  }

  /// Right to left: the cheapest cut of each suffix. Of equal cuts the one with the longer first word wins, as in jieba.
  private mutating func route(_ scalars: [UInt32], _ stretch: Range<Int>, _ lexicon: Lexicon, _ costs: inout [Int]) {
    costs[stretch.upperBound] = 0
    var runEnd = stretch.upperBound
    for start in stretch.reversed() {
      let isHan = classes[start] == .han
      // Inside a Latin run no word starts and none ends.
      if isHan || (start + 1 < stretch.upperBound && classes[start + 1] == .han) { runEnd = start + 1 }
      if !isHan, start > stretch.lowerBound, classes[start - 1] != .han { continue }
      var best = lexicon.unknownCost + costs[runEnd]
      var bestEnd = runEnd
      var node = Trie.root
      var end = start
      while end < stretch.upperBound, let next = lexicon.trie.step(node, Lexicon.code(scalars[end])) {
        node = next
        end += 1
        guard let cost = lexicon.cost(node) else { continue }
        let splitsRun = end < stretch.upperBound && classes[end] != .han && classes[end - 1] != .han
        if splitsRun { continue }
        if end - start > 1 { edges.append(Edge(start: Int32(start), end: Int32(end))) }
        if cost + costs[end] <= best {
          best = cost + costs[end]
          bestEnd = end
        }
      }
      costs[start] = best
      ends[start] = Int32(bestEnd)
    }
  }
}
