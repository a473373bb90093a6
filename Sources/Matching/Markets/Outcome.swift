package import Core

/// What a market finds for one participant: the fits, or an honest account of why there are none.
///
///     considered = fitting + weak + all of stoppedBy
package struct Outcome: Hashable, Sendable {
  /// The best first; equals by fewer questions, then by ref.
  package let fits: [Fit]
  /// How many fit in all, beyond the limit too.
  package let fitting: Int
  /// How many candidates were looked at, each once.
  package let considered: Int
  /// Gate → how many candidates it refuses, each under every gate that refuses it: "no certificate: 12".
  package let refusedBy: [String: Int]
  /// Gate → how many candidates it refuses first, each once: these add up.
  package let stoppedBy: [String: Int]
  /// How many pass every gate but stay below the market's floor, or have only the incidental in common.
  package let weak: Int
}

/// A counterpart that fits, and why.
package struct Fit: Hashable, Sendable {
  /// The counterpart: the answer for an ask, the ask for an answer.
  package let ref: Ref
  /// From 0 to 1, the sum of the reasons' contributions.
  package let score: Double
  package let reasons: [Reason]
  package let unknown: [Question]

  package init(ref: Ref, score: Double, reasons: [Reason], unknown: [Question]) {
    self.ref = ref
    self.score = score
    self.reasons = reasons
    self.unknown = unknown
  }
}

extension Fit {
  init(_ explanation: Explanation, to ref: Ref) {
    self.ref = ref
    score = explanation.score
    reasons = explanation.reasons
    unknown = explanation.unknown
  }
}
