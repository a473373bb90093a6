package import Core

/// One side of an assignment, by its place in the problem's list.
package enum Party: Hashable, Sendable {
  case task(Int)
  case assignee(Int)
}

/// An assignee at a task.
package struct Pairing: Hashable, Sendable {
  package let task: Int
  package let assignee: Int

  package init(task: Int, assignee: Int) {
    self.task = task
    self.assignee = assignee
  }
}

/// A pair that may be made, and how good it is.
package struct Suitable: Hashable, Sendable {
  package let task: Int
  package let assignee: Int
  /// From 0 to 1,000,000: integers, so that the best sum is the best and not the best but for rounding.
  package let score: Int

  package init(task: Int, assignee: Int, score: Int) {
    self.task = task
    self.assignee = assignee
    self.score = score
  }

  /// A market's score, from 0 to 1.
  package init(task: Int, assignee: Int, value: Double) {
    let millionths = value * Double(Self.whole)
    self.init(task: task, assignee: assignee, score: millionths.isFinite ? Int(millionths.rounded()) : -1)
  }

  /// The score of a pair that could not be better.
  package static let whole = 1_000_000
}

/// A pair that must not be made, whatever its score, and why: employed there, applied together, recused.
package struct Conflict: Hashable, Sendable {
  package let pairing: Pairing
  package let reason: Label

  package init(task: Int, assignee: Int, because reason: Label) {
    pairing = Pairing(task: task, assignee: assignee)
    self.reason = reason
  }
}
