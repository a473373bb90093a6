/// What an order of wishes costs as one integer: quotas before score and evenness, and these before places in the input.
///
/// Two assignments differ by cycles that pass each task and assignee once at most. So a wish comes before all that follow it
/// once its unit is more than a cycle of these can amount to, and not only once it is more than their whole sum, which would
/// not fit into 64 bits.
struct Costs {
  /// A millionth of score, in units of places.
  let millionth: Int
  /// One below or above a quota.
  let miss: Int
  /// Whether sums along a path fit into an integer.
  let fit: Bool

  init(_ problem: AssignmentProblem) {
    let parties = Double(min(problem.tasks.count, problem.assignees.count) + 1)
    let places = Double(min(problem.assignees.count, problem.suitable.count + problem.locked.count) + 1)
    let load = Double(min(problem.tasks.count, problem.suitable.count + problem.locked.count) + 1)
    let millionth = parties * places
    let score = parties * Double(Suitable.whole) + load * Double(problem.fairness.price)
    let miss = millionth * (score + 1)
    // Two misses, a path of scores there and one back.
    fit = miss * 8 < Double(1 << 62) && problem.suitable.count + problem.locked.count < Int(Int32.max) / 4
    (self.millionth, self.miss) = fit ? (Int(millionth), Int(miss)) : (0, 0)
  }
}
