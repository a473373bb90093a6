extension AssignmentProblem {
  /// The best assignment, or what makes one impossible and the least that has to give.
  ///
  /// What is made as large as possible is the sum of scores less what uneven loads cost. A quota's `most` is a permission: a
  /// task is given all that it may have as long as they add more than they cost, which with no price of unevenness is always.
  /// Among equals, those pairs are taken that stand earlier among the pairs of their tasks, by the sum of places. The same
  /// input gives the same answer everywhere.
  ///
  /// 2,000 tasks and 500 assignees take some hundredths of a second with 20 pairs a task, and half a second with a
  /// million pairs: `docs/benchmarks.md`.
  ///
  /// - Throws: `assignment.party.unknown`, `assignment.pair.twice`, `assignment.value.outside`, `assignment.too.large`: the
  ///   input makes no sense. That it asks for the impossible is no error but an answer.
  package func solve() throws -> AssignmentOutcome {
    try check()
    let table = try PairTable(self)
    if let plan = Optimum(self, table).plan { return .assigned(plan) }
    return .infeasible(Infeasibility(Slack(self, table)))
  }
}
