package import Core

/// A pair of records whose owners are to be brought together.
package struct EngagementPair: Sendable {
  package let market: String
  package let ask, answer: Ref
  package let asking, answering: String
  package let score: Double

  package init(market: String, ask: Ref, answer: Ref, asking: String, answering: String, score: Double) {
    (self.market, self.ask, self.answer) = (market, ask, answer)
    (self.asking, self.answering, self.score) = (asking, answering, score)
  }
}
