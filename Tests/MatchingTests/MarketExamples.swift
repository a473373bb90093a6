import Core
import Testing

@testable import Matching

/// A small market of named offers: what a person would compute by hand.
@Suite struct MarketExamples {
  struct Case: Sendable, CustomTestStringConvertible {
    let says: String
    var asked: [Measure] = []
    var answered: [Measure] = []
    let score: Double
    let reasons: [Double]
    var testDescription: String { says }
  }

  /// Weights are 3, 1 on the ask's side and 1, 1 on the answer's.
  static let cases = [
    Case(
      says: "both sides full", asked: [v(1), v(1)], answered: [v(1), v(1)], score: 1,
      reasons: [0.375, 0.125, 0.25, 0.25]),
    Case(says: "a = 0.75, b = 0.5", asked: [v(1), v(0)], answered: [v(1), v(0)], score: 0.6, reasons: [0.3, 0.3]),
    Case(
      says: "one side wants it, the other not at all", asked: [v(1), v(1)], answered: [v(0), v(0)], score: 0,
      reasons: []),
    Case(says: "the answer states nothing", asked: [v(1), v(0.5)], score: 0.875, reasons: [0.75, 0.125]),
    Case(
      says: "an unstated criterion leaves its weight to the other", asked: [.unstated, v(0.5)], score: 0.5,
      reasons: [0.5]),
    Case(says: "an unknown one keeps its weight", asked: [q, v(1)], score: 0.25, reasons: [0.25]),
    Case(says: "all unknown is not unstated", asked: [v(1), v(1)], answered: [q, q], score: 0, reasons: []),
    Case(says: "nobody states anything", score: 0, reasons: []),
    Case(says: "values beyond the bounds", asked: [v(7), v(-.infinity)], score: 0.75, reasons: [0.75]),
    Case(says: "a value that is no number", asked: [v(.nan), v(1)], score: 0.25, reasons: [0.25]),
  ]

  @Test(arguments: cases) func check(_ one: Case) {
    let rules = Rules(gates: 0, sides: [.ask, .ask, .answer, .answer], weights: [3, 1, 1, 1])
    let measures = pad(one.asked) + pad(one.answered)
    let explained = rules.market.explain(.asker, Candidate(ref: Ref(Kind("offer"), "1"), measures: measures))
    #expect(abs(explained.score - one.score) < 1e-12)
    #expect(explained.reasons.count == one.reasons.count)
    for (reason, contribution) in zip(explained.reasons, one.reasons) {
      #expect(abs(reason.contribution - contribution) < 1e-12)
    }
  }

  private func pad(_ measures: [Measure]) -> [Measure] { measures.isEmpty ? [.unstated, .unstated] : measures }

  @Test func noneBecause() {
    let rules = Rules(gates: 2, sides: [], weights: [])
    let verdicts: [[Verdict]] = [[.fail(label), .fail(label)], [.fail(label), .pass], [.pass, .fail(label)]]
    let candidates = verdicts.enumerated().map { Candidate(ref: Ref(Kind("offer"), "\($0)"), verdicts: $1) }
    let outcome = rules.market.match(.asker, among: candidates)
    #expect(outcome.fits.isEmpty && outcome.considered == 3)
    #expect(outcome.refusedBy == ["g0": 2, "g1": 2])
    #expect(outcome.stoppedBy == ["g0": 2, "g1": 1])
  }

  @Test func whatIsKnownComesBeforeWhatWouldHaveToBeAsked() {
    let rules = Rules(gates: 1, sides: [.ask], weights: [1])
    let candidates = [
      Candidate(ref: Ref(Kind("offer"), "1"), verdicts: [.unknown(question: label)], measures: [v(0.5)]),
      Candidate(ref: Ref(Kind("offer"), "3"), verdicts: [.pass], measures: [v(0.5)]),
      Candidate(ref: Ref(Kind("offer"), "2"), verdicts: [.pass(label)], measures: [v(0.5)]),
    ]
    let fits = rules.market.match(.asker, among: candidates).fits
    #expect(fits.map(\.ref.id) == ["2", "3", "1"])
    #expect(fits[2].unknown == [Question(rule: "g0", isGate: true, label: label)])
  }

  @Test func anExplanationScoresWhatAGateRefuses() {
    let rules = Rules(gates: 1, sides: [.ask], weights: [1])
    let refused = Candidate(ref: Ref(Kind("offer"), "1"), verdicts: [.fail(label)], measures: [v(0.8)])
    let explained = rules.market.explain(.asker, refused)
    #expect(!explained.fits && explained.score == 0.8)
    #expect(explained.gates.map(\.verdict) == [.fail(label)])
  }

  @Test func weightsThatAreNoneWeighNothing() {
    for weight in [-1, .infinity, .nan] {
      #expect(Criterion<Asker, Candidate>("c", label, side: .ask, weight: weight) { _, _ in .unstated }.weight == 0)
    }
  }

  @Test func aCardTellsSharesAndClashes() {
    let rules = Rules(gates: 1, sides: [.ask, .ask, .answer], weights: [3, 1, 2])
    #expect(rules.market.card.criteria.map(\.share) == [0.75, 0.25, 1])
    #expect(rules.market.card.clashes.isEmpty)
    let twice = Market<Asker, Candidate>(
      "twice", label, askLabel: label, answerLabel: label, gates: [Gate("region", label) { _, _ in .pass }],
      criteria: [Criterion("region", label, side: .ask) { _, _ in .unstated }])
    #expect(twice.card.clashes == ["region"])
  }
}

private func v(_ value: Double) -> Measure { .value(value, because: label) }
private let q = Measure.unknown(question: label)
