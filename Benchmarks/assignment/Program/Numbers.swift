import Assignment
import Core

/// The integers of a line, one after another.
struct Numbers {
  private let bytes: [UInt8]
  private var place = 0

  init(_ line: String) { bytes = Array(line.utf8) }

  /// Nil where the line ends too early.
  mutating func problem() -> AssignmentProblem? {
    let head = list(6) { $0.next() }
    guard head.count == 6 else { return nil }
    let problem = AssignmentProblem(
      tasks: list(head[0]) { $0.quota() }, assignees: list(head[1]) { $0.quota() },
      suitable: list(head[2]) { Suitable(task: $0.next(), assignee: $0.next(), score: $0.next()) },
      conflicts: list(head[3]) { Conflict(task: $0.next(), assignee: $0.next(), because: Label("生成", "Generated")) },
      locked: list(head[4]) { Pairing(task: $0.next(), assignee: $0.next()) }, fairness: Fairness(price: head[5]))
    return place <= bytes.count ? problem : nil
  }

  private mutating func quota() -> Quota { Quota(least: next(), most: next()) }

  private mutating func list<T>(_ count: Int, _ element: (inout Numbers) -> T) -> [T] {
    (0..<count).map { _ in element(&self) }
  }

  /// −1 where there is none: the engine refuses it.
  private mutating func next() -> Int {
    while place < bytes.count, bytes[place] == UInt8(ascii: " ") { place += 1 }
    guard place < bytes.count else {
      place = bytes.count + 1
      return -1
    }
    var value = 0
    while place < bytes.count, bytes[place] != UInt8(ascii: " ") {
      value = value * 10 + Int(bytes[place]) - 48
      place += 1
    }
    return value
  }
}
