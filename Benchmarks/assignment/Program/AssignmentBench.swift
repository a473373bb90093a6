import Assignment
import BenchmarkSupport
import Core
import Foundation

/// Solves assignments: `assignment-bench [ROUNDS]`, a problem a line on standard input, an answer a line on standard output.
///
/// A problem is integers: how many tasks, assignees, pairs, conflicts and locked pairs, and the price of unevenness; least and
/// most of each task, of each assignee; task, assignee and score of each pair; task and assignee of each conflict, of each
/// locked pair. An answer is JSON: processor seconds of the quickest round, checking and building included, and the plan,
/// or causes and relaxation.
@main struct AssignmentBench {
  static func main() {
    let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1
    do {
      while let line = readLine() {
        var numbers = Numbers(line)
        guard let problem = numbers.problem() else { Program.end("a line is no problem", status: 2) }
        try answer(problem, rounds)
      }
    } catch { Program.end(error) }
  }

  private static func answer(_ problem: AssignmentProblem, _ rounds: Int) throws {
    var seconds = Double.infinity
    var answer: [String: Any] = [:]
    for _ in 0..<max(1, rounds) {
      let begin = Clock.thread()
      let outcome = try problem.solve()
      seconds = min(seconds, Clock.thread() - begin)
      answer = told(outcome)
    }
    answer["seconds"] = seconds
    // Not `print`: into a pipe that keeps the answer back, and who waits for it sends no further problem.
    let line = try JSONSerialization.data(withJSONObject: answer, options: .sortedKeys)
    FileHandle.standardOutput.write(line + Data("\n".utf8))
  }

  private static func told(_ outcome: AssignmentOutcome) -> [String: Any] {
    switch outcome {
    case .assigned(let plan):
      ["worth": plan.worth, "score": plan.score, "pairs": plan.pairs.map { [$0.task, $0.assignee] }]
    case .infeasible(let why):
      [
        "units": why.relaxation.units, "changes": why.relaxation.changes.map(told),
        "causes": why.causes.map { ["short": $0.short, "parties": parties($0)] },
      ]
    }
  }

  /// How many tasks and assignees a cause names.
  private static func parties(_ cause: Infeasibility.Cause) -> Int {
    switch cause {
    case .crossed: 1
    case .lockedInConflict: 2
    case .bottleneck(let one): one.tasks.count + one.assignees.count
    }
  }

  private static func told(_ change: Relaxation.Change) -> [Any] {
    switch change {
    case .lowerLeast(.task(let task), let count): ["least", "task", task, count]
    case .lowerLeast(.assignee(let one), let count): ["least", "assignee", one, count]
    case .raiseMost(.task(let task), let count): ["most", "task", task, count]
    case .raiseMost(.assignee(let one), let count): ["most", "assignee", one, count]
    case .unlock(let pairing): ["unlock", pairing.task, pairing.assignee, 1]
    }
  }
}
