import Core
import TestSupport
import Testing

@testable import Assignment

/// Small cases that a person works out by hand.
@Suite struct AssignmentExamples {
  struct Case: Sendable, CustomTestStringConvertible {
    let says: String
    let problem: AssignmentProblem
    /// Assignees of each task, or what is short by cause and what gives.
    var plan: [[Int]] = []
    var short: [Int] = []
    var gives: [Relaxation.Change] = []
    var testDescription: String { says }
  }

  static let conflict = Conflict(task: 0, assignee: 0, because: Label("同单位", "Same employer"))

  static let cases = [
    Case(says: "nothing to do", problem: problem([], [], []), plan: []),
    Case(
      says: "the best for each is not the best for all",
      problem: problem([one, one], [one, one], [[90, 80], [80, 10]]), plan: [[1], [0]]),
    Case(
      says: "a conflict keeps out whoever scores best",
      problem: problem([one], [Quota(most: 1), Quota(most: 1)], [[90, 10]], conflicts: [conflict]), plan: [[1]]),
    Case(
      says: "a locked pair stays, whatever it scores",
      problem: problem([one], [Quota(most: 1), Quota(most: 1)], [[90, 10]], locked: [Pairing(task: 0, assignee: 1)]),
      plan: [[1]]),
    Case(
      says: "equals go by their place",
      problem: problem([one, one], [Quota(most: 2), Quota(most: 2)], [[50, 50], [50, 50]]), plan: [[0], [0]]),
    Case(
      says: "even loads are worth less than this pair", problem: even(price: 9), plan: [[0], [0]]),
    Case(says: "even loads are worth more than this pair", problem: even(price: 11), plan: [[1], [0]]),
    Case(
      says: "a minimum load is kept at the cost of score",
      problem: problem([one, one], [Quota(most: 2), Quota(least: 1, most: 2)], [[90, 10], [90, 30]]), plan: [[0], [1]]),
    Case(
      says: "two reviews of three want two experts who take one each",
      problem: problem([Quota(exactly: 3), Quota(exactly: 3)], [one, one, one, one], [[9, 9, 9, 9], [9, 9, 9, 9]]),
      short: [2], gives: [.raiseMost(.assignee(0), by: 1), .raiseMost(.assignee(1), by: 1)]),
    Case(
      says: "at least more than at most", problem: problem([Quota(least: 2, most: 1)], [one, one], [[9, 9]]),
      short: [1], gives: [.raiseMost(.task(0), by: 1)]),
    Case(
      says: "locked and in conflict",
      problem: problem(
        [Quota(most: 1)], [Quota(most: 1)], [[9]], conflicts: [conflict], locked: [Pairing(task: 0, assignee: 0)]),
      short: [1], gives: [.unlock(Pairing(task: 0, assignee: 0))]),
    Case(
      says: "more locked than an expert takes",
      problem: problem(
        [Quota(most: 1), Quota(most: 1)], [Quota(most: 1)], [[9], [9]],
        locked: [Pairing(task: 0, assignee: 0), Pairing(task: 1, assignee: 0)]),
      short: [1], gives: [.raiseMost(.assignee(0), by: 1)]),
    Case(
      says: "an expert who must have what nobody offers",
      problem: problem([], [Quota(least: 2, most: 3)], []), short: [2], gives: [.lowerLeast(.assignee(0), by: 2)]),
  ]

  @Test(arguments: cases) func check(_ one: Case) throws {
    switch try one.problem.solve() {
    case .assigned(let plan):
      #expect(one.short.isEmpty)
      let byTask = one.problem.tasks.indices.map { task in plan.pairs.filter { $0.task == task }.map(\.assignee) }
      #expect(byTask == one.plan)
    case .infeasible(let why):
      #expect(why.causes.map(\.short) == one.short)
      #expect(why.relaxation.units == one.gives.reduce(0) { $0 + $1.units })
      #expect(Set(why.relaxation.changes.map(\.kind)) == Set(one.gives.map(\.kind)))
    }
  }

  @Test func whatIsShortIsSaidInBothLanguages() throws {
    let problem = Self.problem([Quota(exactly: 2)], [Quota(most: 1), Quota(most: 0)], [[9, 9]])
    guard case .infeasible(let why) = try problem.solve() else {
      Issue.record("two from one")
      return
    }
    let name = { (party: Party) in
      switch party {
      case .task: Label("评审一", "Review 1")
      case .assignee(let one): Label("专家\(one)", "expert \(one)")
      }
    }
    #expect(
      why.causes.map { $0.label(name).en } == [
        "Review 1 needs 2 in all; expert 1 takes 0 in all, and 1 other pair may be made: 1 short."
      ])
    #expect(why.relaxation.changes.map { $0.label(name) } == [Label("专家1：上限提高 1", "expert 1: raise the maximum by 1")])
    var alone = Self.problem([Quota(exactly: 2)], [Quota(most: 1)], [[9]])
    alone.suitable = []
    guard case .infeasible(let nobody) = try alone.solve() else {
      Issue.record("two from nobody")
      return
    }
    #expect(
      nobody.causes.map { $0.label(name) } == [
        Label("评审一合计至少 2，没有可用的配对：缺 2。", "Review 1 needs 2 in all; no pair may be made: 2 short.")
      ])
  }

  @Test func whatMakesNoSenseIsRefused() {
    let problems: [(AssignmentProblem, String)] = [
      (Self.problem([Self.one], [Self.one], [[9, 9]]), "assignment.party.unknown"),
      (Self.problem([Self.one], [Self.one], [[-1]]), "assignment.value.outside"),
      (Self.problem([Quota(least: -1, most: 1)], [Self.one], [[9]]), "assignment.value.outside"),
    ]
    for (problem, code) in problems {
      #expect { try problem.solve() } throws: { ($0 as? Refusal)?.code == code }
    }
    var twice = Self.problem([Self.one], [Self.one], [[9]])
    twice.suitable += twice.suitable
    #expect { try twice.solve() } throws: { ($0 as? Refusal)?.code == "assignment.pair.twice" }
  }

  @Test("one is one and two are two, also where a sentence ends in others", arguments: [1, 2, 6, 7])
  func countsAreSaidAsTheyAre(_ count: Int) throws {
    let tasks = Array(repeating: Self.one, count: count)
    let problem = Self.problem(tasks, [Quota(most: 0)], Array(repeating: [9], count: count))
    guard case .infeasible(let why) = try problem.solve(), let cause = why.causes.first else {
      Issue.record("nobody may take any")
      return
    }
    let words = cause.label { party in
      if case .task(let task) = party { Label("评审\(task)", "review \(task)") } else { Label("专家", "the expert") }
    }.en
    #expect(words.contains(count == 1 ? "review 0 needs 1 in all" : " need \(count) in all"))
    #expect(words.contains("the expert takes 0 in all: "))
    #expect(words.contains("and 1 other need") == (count == 6))
    #expect(words.contains("and 2 others need") == (count == 7))
  }

  @Test func whatDoesNotFitIntoSixtyFourBitsIsRefused() throws {
    func problem(_ count: Int) -> AssignmentProblem {
      AssignmentProblem(
        tasks: Array(repeating: Self.one, count: count), assignees: Array(repeating: Self.one, count: count),
        suitable: (0..<count).map { Suitable(task: $0, assignee: $0, score: 1) },
        fairness: Fairness(price: Suitable.whole))
    }
    #expect {
      try problem(7000).solve()
    } throws: { error in
      guard let refusal = error as? Refusal else { return false }
      return refusal.code == "assignment.too.large" && refusal.message.en.contains("7000 tasks, 7000 assignees")
    }
    #expect(throws: Never.self) { try problem(70).solve() }
  }

  private static let one = Quota(exactly: 1)

  /// Scores in hundredths, a row a task.
  private static func problem(
    _ tasks: [Quota], _ assignees: [Quota], _ scores: [[Int]], conflicts: [Conflict] = [], locked: [Pairing] = [],
    price: Int = 0
  ) -> AssignmentProblem {
    let suitable = scores.enumerated().flatMap { task, row in
      row.enumerated().map { Suitable(task: task, assignee: $0, score: $1 * 10_000) }
    }
    return AssignmentProblem(
      tasks: tasks, assignees: assignees, suitable: suitable, conflicts: conflicts, locked: locked,
      fairness: Fairness(price: price * 10_000))
  }

  /// Somebody scores 0.1 more than the other for both tasks.
  private static func even(price: Int) -> AssignmentProblem {
    problem([one, one], [Quota(most: 2), Quota(most: 2)], [[50, 40], [50, 40]], price: price)
  }
}

extension Relaxation.Change {
  /// What gives, whoever it is.
  fileprivate var kind: String {
    switch self {
    case .lowerLeast(.task, _): "task's least"
    case .lowerLeast(.assignee, _): "assignee's least"
    case .raiseMost(.task, _): "task's most"
    case .raiseMost(.assignee, _): "assignee's most"
    case .unlock: "lock"
    }
  }
}
