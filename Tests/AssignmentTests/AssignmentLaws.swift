import Core
import TestSupport
import Testing

@testable import Assignment

/// What holds of every answer, against every set of pairs of random small problems.
@Suite struct AssignmentLaws {
  @Test("assigned where it can be: the best in worth, then in places", arguments: 0..<40)
  func optimum(seed: Int) throws {
    var dice = Dice(seed)
    for _ in 0..<10 {
      let problem = AssignmentProblem.random(&dice, strain: 15)
      let brute = BruteForce(problem)
      guard case .assigned(let plan) = try problem.solve() else {
        #expect(brute.best == nil)
        continue
      }
      #expect(brute.misses(plan.pairs) == 0)
      #expect(plan.worth == brute.best?.worth)
      #expect(plan.worth == brute.worth(plan.pairs))
      #expect(brute.places(plan.pairs) == brute.best?.places)
      #expect(plan.score == plan.worth + plan.loads.reduce(0) { $0 + problem.fairness.cost(ofLoad: $1) })
    }
  }

  @Test("a relaxation has the fewest units, and with it the problem is solved", arguments: 0..<40)
  func relaxation(seed: Int) throws {
    var dice = Dice(seed)
    for _ in 0..<10 {
      let problem = AssignmentProblem.random(&dice, strain: 60)
      guard case .infeasible(let why) = try problem.solve() else { continue }
      #expect(why.relaxation.units == BruteForce(problem).units)
      guard case .assigned = try problem.relaxed(by: why.relaxation).solve() else {
        Issue.record("\(problem) is not solved by \(why.relaxation)")
        continue
      }
    }
  }

  @Test("causes are true, add up to the relaxation, and name nobody without need", arguments: 0..<40)
  func causes(seed: Int) throws {
    var dice = Dice(seed)
    for _ in 0..<10 {
      let problem = AssignmentProblem.random(&dice, strain: 60)
      guard case .infeasible(let why) = try problem.solve() else { continue }
      let bottlenecks = why.bottlenecks
      for one in bottlenecks {
        let cut = Cut(problem, one)
        #expect(cut.short == one.short && one.short > 0)
        #expect(cut.parts.allSatisfy { $0.short < one.short })
      }
      let locks = bottlenecks.flatMap(\.locked)
      let twice = locks.count - Set(locks).count
      #expect(why.causes.reduce(0) { $0 + $1.short } - twice == why.relaxation.units)
    }
  }
}
