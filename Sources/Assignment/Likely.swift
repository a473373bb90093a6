/// The pairs that are among the best of their task or of their assignee: nearly all that are made are among them.
///
/// By sixty-odd steps of score and not by sorting: a look at each pair, and a few more than wanted where a step is broad.
struct Likely {
  private let table: PairTable
  /// From which step on, by task and by assignee.
  private var tasks: [Int32]
  private var assignees: [Int32]

  init(_ table: PairTable, tasks: Int, assignees: Int) {
    self.table = table
    let wanted = 32
    self.tasks = Self.bars(table.task, table.score, tasks, wanted)
    self.assignees = Self.bars(table.assignee, table.score, assignees, wanted * max(1, tasks / max(1, assignees)))
  }

  func holds(_ pair: Int) -> Bool {
    let step = Self.step(table.score[pair])
    return step >= tasks[Int(table.task[pair])] || step >= assignees[Int(table.assignee[pair])]
  }

  private static func step(_ score: Int32) -> Int32 { score >> 14 }
  private static let steps = Int(step(Int32(Suitable.whole))) + 1

  /// For each party the highest step from which on it has as many pairs as wanted.
  private static func bars(_ party: [Int32], _ scores: [Int32], _ parties: Int, _ wanted: Int) -> [Int32] {
    var counts = Array(repeating: Int32(0), count: parties * steps)
    for pair in party.indices { counts[Int(party[pair]) * steps + Int(step(scores[pair]))] += 1 }
    return (0..<parties).map { one in
      var (bar, reached) = (steps, 0)
      while bar > 0, reached < wanted {
        bar -= 1
        reached += Int(counts[one * steps + bar])
      }
      return Int32(bar)
    }
  }
}
