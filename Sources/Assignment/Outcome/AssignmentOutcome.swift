/// What comes of a problem.
package enum AssignmentOutcome: Hashable, Sendable {
  case assigned(AssignmentPlan)
  case infeasible(Infeasibility)
}

/// Who does what: every quota and lock is kept, no conflict is, and nothing that does so is worth more.
package struct AssignmentPlan: Hashable, Sendable {
  /// By task, then in the order of the input.
  package let pairs: [Pairing]
  /// The pairs' scores added up, in millionths.
  package let score: Int
  /// How many tasks each assignee has.
  package let loads: [Int]
  /// What has been made as large as it can be: the score less what uneven loads cost (`Fairness`).
  package let worth: Int
}
