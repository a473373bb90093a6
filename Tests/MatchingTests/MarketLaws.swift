import Core
import TestSupport
import Testing

@testable import Matching

/// What holds of every market, on random ones: a candidate is its list of verdicts and measures.
@Suite struct MarketLaws {
  @Test("contributions add up to the score, which is the harmonic mean of the sides", arguments: 0..<200)
  func sums(seed: Int) {
    var dice = Dice(seed)
    let rules = Rules.random(&dice)
    for candidate in (0..<20).map({ Candidate.random($0, rules, &dice) }) {
      let explained = rules.market.explain(.asker, candidate)
      #expect(explained.score >= 0 && explained.score <= 1)
      #expect(abs(explained.criteria.reduce(0) { $0 + $1.contribution } - explained.score) < 1e-12)
      #expect(abs(explained.reasons.reduce(0) { $0 + $1.contribution } - explained.score) < 1e-6)
      #expect(explained.criteria.allSatisfy { $0.contribution >= 0 })
      #expect(abs(explained.score - lawful(rules, candidate)) < 1e-9)
    }
  }

  @Test("raising any value never lowers the score", arguments: 0..<200)
  func monotone(seed: Int) {
    var dice = Dice(seed)
    let rules = Rules.random(&dice)
    let candidate = Candidate.random(0, rules, &dice)
    let score = rules.market.explain(.asker, candidate).score
    for (index, measure) in candidate.measures.enumerated() {
      guard case .reached(let value, let because) = measure else { continue }
      var better = candidate
      better.measures[index] = .reached(
        value + (1 - value) * Double.random(in: 0...1, using: &dice), because: because)
      #expect(rules.market.explain(.asker, better).score >= score - 1e-12)
    }
  }

  @Test("unknown never beats any known value, and is always named", arguments: 0..<200)
  func unknown(seed: Int) {
    var dice = Dice(seed)
    let rules = Rules.random(&dice)
    let candidate = Candidate.random(0, rules, &dice)
    for (index, measure) in candidate.measures.enumerated() {
      guard case .reached = measure else { continue }
      var asking = candidate
      asking.measures[index] = .unknown(question: label)
      let (known, unknown) = (rules.market.explain(.asker, candidate), rules.market.explain(.asker, asking))
      #expect(unknown.score <= known.score + 1e-12)
      #expect(unknown.unknown.contains { $0.rule == "c\(index)" && !$0.isGate })
      #expect(!unknown.reasons.contains { $0.criterion == "c\(index)" })
    }
  }

  @Test("a side that states nothing drops out, and an unstated criterion is as good as absent", arguments: 0..<200)
  func unstated(seed: Int) {
    var dice = Dice(seed)
    let rules = Rules.random(&dice)
    let candidate = Candidate.random(0, rules, &dice)
    for side in Side.allCases {
      var silent = candidate
      for index in rules.sides.indices where rules.sides[index] == side { silent.measures[index] = .unstated }
      let other = silent.measures.indices.filter { silent.measures[$0].amount != nil }
      let weights = other.reduce(0) { $0 + rules.weights[$1] }
      let score =
        other.reduce(0) { $0 + rules.weights[$1] * (silent.measures[$1].amount ?? 0) } / max(weights, .ulpOfOne)
      #expect(abs(rules.market.explain(.asker, silent).score - score) < 1e-9)
    }
    let stated = candidate.measures.indices.filter { candidate.measures[$0].amount != nil }
    let without = rules.keeping(stated)
    var shorter = candidate
    shorter.measures = stated.map { candidate.measures[$0] }
    #expect(
      abs(without.market.explain(.asker, shorter).score - rules.market.explain(.asker, candidate).score) < 1e-12)
  }

  @Test("gates: no refused candidate is a fit, and every one of them is accounted for", arguments: 0..<200)
  func gates(seed: Int) {
    var dice = Dice(seed)
    var rules = Rules.random(&dice)
    rules.floor = [0, 0.3, .nan][dice.below(3)]
    let candidates = (0..<30).map { Candidate.random($0, rules, &dice) }
    let outcome = rules.market.match(.asker, among: candidates, limit: .max)

    let failing = candidates.map { one in one.verdicts.indices.filter { one.verdicts[$0] == .fail(label) } }
    let refused = Set(zip(candidates, failing).filter { !$1.isEmpty }.map(\.0.ref))
    #expect(refused.isDisjoint(with: outcome.fits.map(\.ref)))
    #expect(outcome.refusedBy == tally(failing.flatMap { $0 }))
    #expect(outcome.stoppedBy == tally(failing.compactMap(\.first)))
    #expect(outcome.considered == candidates.count)
    #expect(outcome.considered == outcome.fitting + outcome.weak + outcome.stoppedBy.values.reduce(0, +))
    #expect(outcome.fits.count == outcome.fitting && outcome.fits.allSatisfy { !($0.score < rules.floor) })
    for fit in outcome.fits {
      let one = candidates.first { $0.ref == fit.ref }
      let asked = one?.verdicts.count { $0 == .unknown(question: label) }
      #expect(fit.unknown.count { $0.isGate } == asked)
    }
  }

  @Test(
    "what only the incidental speaks for is no fit, whatever the limit, and everything else is as before",
    arguments: 0..<200)
  func incidental(seed: Int) {
    var dice = Dice(seed)
    let rules = Rules.random(&dice)
    var plain = rules
    plain.incidental = []
    let candidates = (0..<30).map { Candidate.random($0, rules, &dice) }
    let names = Set(rules.incidental.map { "c\($0)" })
    let lawful = plain.market.match(.asker, among: candidates, limit: .max).fits.filter { fit in
      fit.reasons.isEmpty || fit.reasons.contains { !names.contains($0.criterion) }
    }
    #expect(rules.market.match(.asker, among: candidates, limit: .max).fits == lawful)
    for limit in [1, 3] {
      let outcome = rules.market.match(.asker, among: candidates, limit: limit)
      #expect(outcome.fits == Array(lawful.prefix(limit)) && outcome.fitting == lawful.count)
    }
  }

  @Test("neither the order of the candidates nor their coming twice matters", arguments: 0..<100)
  func order(seed: Int) {
    var dice = Dice(seed)
    let rules = Rules.random(&dice)
    let candidates = (0..<120).map { Candidate.random($0, rules, &dice) }
    let limit = 1 + dice.below(50)
    let outcome = rules.market.match(.asker, among: candidates, limit: limit)
    let again = (candidates + candidates.prefix(20)).shuffled(using: &dice)
    #expect(rules.market.match(.asker, among: again, limit: limit) == outcome)
    let all = rules.market.match(.asker, among: candidates, limit: .max)
    #expect(Array(all.fits.prefix(limit)) == outcome.fits && all.fitting == outcome.fitting)
    #expect(all.fits.map(\.score) == all.fits.map(\.score).sorted(by: >))
  }

  @Test("from the other side a pair has the same score, reasons and questions", arguments: 0..<50)
  func directions(seed: Int) {
    var dice = Dice(seed)
    let rules = Rules.random(&dice)
    let candidate = Candidate.random(7, rules, &dice)
    let there = rules.market.match(.asker, among: [candidate])
    let back = rules.market.match(answer: candidate, among: [Asker.asker.ref], limit: 10) { _ in .asker }
    #expect(back.fits.map(\.ref) == there.fits.map { _ in Asker.asker.ref })
    #expect(back.fits.map(\.score) == there.fits.map(\.score))
    #expect(back.fits.map(\.reasons) == there.fits.map(\.reasons))
    #expect(back.fits.map(\.unknown) == there.fits.map(\.unknown))
    #expect(back.refusedBy == there.refusedBy)
  }
}

/// Design §4 in the words in which it is written, apart from how the engine computes it.
private func lawful(_ rules: Rules, _ candidate: Candidate) -> Double {
  let halves: [Double] = Side.allCases.compactMap { side in
    let stated = rules.sides.indices.filter { rules.sides[$0] == side && candidate.measures[$0].amount != nil }
    let weight = stated.reduce(0) { $0 + rules.weights[$1] }
    guard weight > 0 else { return nil }
    return stated.reduce(0) { sum, index in
      guard case .reached(let value, _) = candidate.measures[index] else { return sum }
      return sum + rules.weights[index] * value / weight
    }
  }
  guard halves.count == 2 else { return halves.first ?? 0 }
  return halves[0] + halves[1] > 0 ? 2 * halves[0] * halves[1] / (halves[0] + halves[1]) : 0
}

private func tally(_ gates: [Int]) -> [String: Int] {
  Dictionary(grouping: gates, by: { "g\($0)" }).mapValues(\.count)
}
