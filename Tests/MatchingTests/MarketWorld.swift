import Core
import TestSupport

@testable import Matching

let label = Label("因", "because")

struct Asker: Participant {
  static let asker = Asker()
  let ref = Ref(Kind("need"), "asker")
}

/// What the gates and criteria of `Rules.market` will say of it.
struct Candidate: Participant {
  let ref: Ref
  var verdicts: [Verdict] = []
  var measures: [Measure] = []

  /// Few different values, so that scores tie often.
  static func random(_ number: Int, _ rules: Rules, _ dice: inout Dice) -> Candidate {
    Candidate(
      ref: Ref(Kind("offer"), "\(number)"),
      verdicts: (0..<rules.gates).map { _ in
        switch dice.below(6) {
        case 0: .fail(label)
        case 1: .unknown(question: label)
        case 2: .pass
        default: .pass(label)
        }
      },
      measures: rules.sides.map { _ in
        switch dice.below(6) {
        case 0: .unknown(question: label)
        case 1: .unstated
        default: .value([0, 0.25, 0.5, 1][dice.below(4)], because: label)
        }
      })
  }
}

/// A random market: gates `g0`…, criteria `c0`… of either side.
struct Rules {
  var gates: Int
  var sides: [Side]
  var weights: [Double]
  var floor = 0.0
  /// Criteria that only rank.
  var incidental: Set<Int> = []

  static func random(_ dice: inout Dice) -> Rules {
    let sides = (0..<dice.below(7)).map { _ in Side.allCases[dice.below(2)] }
    var rules = Rules(
      gates: dice.below(4), sides: sides, weights: sides.map { _ in [0, 1, 1, 2.5, 100][dice.below(5)] })
    rules.incidental = Set(sides.indices.filter { _ in dice.below(3) == 0 })
    return rules
  }

  func keeping(_ criteria: [Int]) -> Rules {
    Rules(
      gates: gates, sides: criteria.map { sides[$0] }, weights: criteria.map { weights[$0] }, floor: floor,
      incidental: Set(criteria.indices.filter { incidental.contains(criteria[$0]) }))
  }

  var market: Market<Asker, Candidate> {
    Market(
      "random", label, askLabel: label, answerLabel: label,
      gates: (0..<gates).map { number in Gate("g\(number)", label) { $1.verdicts[number] } },
      criteria: sides.indices.map { number in
        Criterion(
          "c\(number)", label, side: sides[number], weight: weights[number], incidental: incidental.contains(number)
        ) { $1.measures[number] }
      },
      floor: floor)
  }
}
