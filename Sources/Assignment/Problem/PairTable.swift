import Core

/// A problem's pairs as they are worked with: by task, each once, those in conflict left out, those that are locked marked.
struct PairTable {
  /// Where each task's pairs begin, and after the last task how many there are.
  private(set) var start: [Int]
  private(set) var task: [Int32] = []
  private(set) var assignee: [Int32] = []
  private(set) var score: [Int32] = []
  private(set) var isLocked: [Bool] = []
  /// Locked and in conflict: cannot stay, whatever else gives.
  private(set) var contradictions: [Conflict] = []
  /// Suitable but for the conflict, and not locked.
  private(set) var barred: [Conflict] = []

  var count: Int { assignee.count }

  func pairs(of task: Int) -> Range<Int> { start[task]..<start[task + 1] }
  func pairing(_ pair: Int) -> Pairing { Pairing(task: Int(task[pair]), assignee: Int(assignee[pair])) }

  /// - Throws: `assignment.pair.twice`. Indices have been looked at before: `AssignmentProblem.check`.
  init(_ problem: AssignmentProblem) throws {
    let rows = Rows(problem.suitable.map(\.task), problem.tasks.count)
    let locks = Rows(problem.locked.map(\.task), problem.tasks.count)
    let conflicts = Rows(problem.conflicts.map { $0.pairing.task }, problem.tasks.count)
    // By assignee, the last task for which it was seen so: no set to fill and empty for each of them.
    var seen = Array(repeating: -1, count: problem.assignees.count)
    var conflicting = Array(repeating: (task: -1, at: 0), count: problem.assignees.count)
    var locking = Array(repeating: -1, count: problem.assignees.count)
    start = []
    start.reserveCapacity(problem.tasks.count + 1)
    for keep in [\Self.task, \.assignee, \.score] { self[keyPath: keep].reserveCapacity(problem.suitable.count) }
    isLocked.reserveCapacity(problem.suitable.count)
    for task in problem.tasks.indices {
      start.append(assignee.count)
      for at in conflicts[task] { conflicting[problem.conflicts[at].pairing.assignee] = (task, at) }
      for at in locks[task] { locking[problem.locked[at].assignee] = task }
      for at in rows[task] {
        let pair = problem.suitable[at]
        guard seen[pair.assignee] != task else {
          throw Refusal(.assignmentPairTwice, ["task": "\(task)", "assignee": "\(pair.assignee)"])
        }
        seen[pair.assignee] = task
        if conflicting[pair.assignee].task != task {
          add(task, pair.assignee, pair.score, locked: locking[pair.assignee] == task)
        } else if locking[pair.assignee] != task {
          barred.append(problem.conflicts[conflicting[pair.assignee].at])
        }
      }
      for at in locks[task] {
        let one = problem.locked[at].assignee
        // A pair that is locked twice is locked once.
        guard locking[one] == task else { continue }
        locking[one] = -1
        if conflicting[one].task == task {
          contradictions.append(problem.conflicts[conflicting[one].at])
        } else if seen[one] != task {
          add(task, one, 0, locked: true)
        }
      }
    }
    start.append(assignee.count)
  }

  private mutating func add(_ task: Int, _ one: Int, _ score: Int, locked: Bool) {
    self.task.append(Int32(task))
    assignee.append(Int32(one))
    self.score.append(Int32(score))
    isLocked.append(locked)
  }
}

/// Places in a list by the task that each names, in the list's order.
private struct Rows {
  private var start: [Int]
  private var places: [Int]

  init(_ tasks: [Int], _ count: Int) {
    start = Array(repeating: 0, count: count + 1)
    for task in tasks { start[task + 1] += 1 }
    for task in 0..<count { start[task + 1] += start[task] }
    places = Array(repeating: 0, count: tasks.count)
    var next = start
    for (place, task) in tasks.enumerated() {
      places[next[task]] = place
      next[task] += 1
    }
  }

  subscript(task: Int) -> ArraySlice<Int> { places[start[task]..<start[task + 1]] }
}
