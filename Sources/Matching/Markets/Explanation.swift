package import Core

/// Everything that a market has to say about one pair: what fits, what does not, what is not known.
///
/// A page shows it as "what would make it fit": the gates that fail, the questions to ask, the criteria that give
/// little. The score is there even where a gate fails, as the score that the pair would have.
package struct Explanation: Hashable, Sendable {
  package struct GateFinding: Hashable, Sendable {
    package let gate: String
    package let label: Label
    package let verdict: Verdict
  }

  package struct CriterionFinding: Hashable, Sendable {
    package let criterion: String
    package let label: Label
    package let side: Side
    package let measure: Measure
    /// Its part of the score.
    package let contribution: Double
  }

  package let ask: Ref
  package let answer: Ref
  package let gates: [GateFinding]
  package let criteria: [CriterionFinding]
  /// The sum of the contributions.
  package let score: Double

  /// Whether no gate fails; an unknown one does not.
  package var fits: Bool { !gates.contains { $0.fails } }

  /// How many gates fail.
  package var refusals: Int { gates.count { $0.fails } }

  /// The gates that fail, with why.
  package var failures: [(gate: Label, why: Label)] {
    gates.compactMap { finding in
      guard case .fail(let why) = finding.verdict else { return nil }
      return (finding.label, why.label)
    }
  }

  /// What speaks for the pair. What contributes nothing is no reason, and stands in `criteria`.
  package var reasons: [Reason] {
    criteria.compactMap { finding in
      guard case .reached(_, let because) = finding.measure, finding.contribution > 0 else { return nil }
      return Reason(
        criterion: finding.criterion, side: finding.side, contribution: finding.contribution, because: because.label)
    }
  }

  /// What to ask somebody before relying on the pair, gates first.
  package var unknown: [Question] {
    gates.compactMap { finding in
      guard case .unknown(let question) = finding.verdict else { return nil }
      return Question(rule: finding.gate, isGate: true, label: question.label)
    }
      + criteria.compactMap { finding in
        guard case .unknown(let question) = finding.measure else { return nil }
        return Question(rule: finding.criterion, isGate: false, label: question.label)
      }
  }
}

extension Explanation {
  /// - Parameters: in the order of the market's gates and criteria.
  init(_ card: MarketCard, _ pair: Pair, _ verdicts: [Verdict], _ measures: [Measure], _ fusion: Fusion) {
    ask = pair.ask
    answer = pair.answer
    gates = zip(card.gates, verdicts).map { GateFinding(gate: $0.name, label: $0.label, verdict: $1) }
    criteria = zip(zip(card.criteria, measures), fusion.contributions).map { finding, contribution in
      CriterionFinding(
        criterion: finding.0.name, label: finding.0.label, side: finding.0.side, measure: finding.1,
        contribution: contribution)
    }
    score = fusion.score
  }
}

extension Explanation.GateFinding {
  package var fails: Bool { if case .fail = verdict { true } else { false } }
}

/// A criterion that is met, at least in part, and what that gives.
package struct Reason: Hashable, Sendable {
  package let criterion: String
  package let side: Side
  package let contribution: Double
  package let because: Label
}

/// A gate or a criterion that nobody can decide from what the records say.
package struct Question: Hashable, Sendable {
  /// Name of the gate or criterion.
  package let rule: String
  package let isGate: Bool
  package let label: Label
}
