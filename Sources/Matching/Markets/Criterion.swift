package import Core

/// Something that one side would like, and how much of it the other side offers.
///
///     Criterion("words", Label("用词相近", "Words in common"), side: .ask, weight: 3) { need, product in
///       .value(need.relevance(of: product), because: Label("都提到监护仪", "Both speak of monitors"))
///     }
package struct Criterion<Ask, Answer>: Sendable {
  /// Stable, for programs. No other gate or criterion of the market has it.
  package let name: String
  package let label: Label
  package let side: Side
  /// Beside the other criteria of its side; the unit does not matter. What is no weight (−1, ∞) weighs nothing.
  package let weight: Double
  /// Whether it only ranks what fits otherwise: being near each other is no answer to anything by itself.
  package let isIncidental: Bool
  package let measure: @Sendable (Ask, Answer) -> Measure

  package init(
    _ name: String, _ label: Label, side: Side, weight: Double = 1, incidental: Bool = false,
    measure: @escaping @Sendable (Ask, Answer) -> Measure
  ) {
    self.name = name
    self.label = label
    self.side = side
    self.weight = weight.isFinite ? max(0, weight) : 0
    isIncidental = incidental
    self.measure = measure
  }
}

/// How far a criterion is met by a pair.
package enum Measure: Hashable, Sendable {
  /// From 0, not at all, to 1, fully; anything beyond is brought back to these.
  case reached(Double, because: Because)
  /// It is wanted, but the other side's record does not say: it gives nothing, and is named as a question.
  case unknown(question: Because)
  /// It is not wanted: the side's other criteria share its weight.
  case unstated

  package static func value(_ value: Double, because: @autoclosure @escaping @Sendable () -> Label) -> Measure {
    .reached(value, because: Because(because))
  }
  package static func unknown(question: @autoclosure @escaping @Sendable () -> Label) -> Measure {
    .unknown(question: Because(question))
  }

  var isQuestion: Bool { if case .unknown = self { true } else { false } }

  /// What it counts for: nothing where nothing is known, nil where nothing is wanted.
  package var amount: Double? {
    switch self {
    case .unstated: nil
    case .unknown: 0
    // A value that is no number counts as nothing: `max` and `min` would let it through.
    case .reached(let value, _): value.isNaN ? 0 : min(1, max(0, value))
    }
  }
}
