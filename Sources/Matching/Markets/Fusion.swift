/// From two sides' measures to one score that is the sum of its parts.
///
///     a = Σ weight · value / Σ weight over what the asker states, b likewise for the answerer
///     score = 2ab / (a + b) = a · b/(a+b) + b · a/(a+b)
///
/// So the asker's parts, scaled by b/(a+b), and the answerer's, scaled by a/(a+b), add up to the score. The harmonic
/// mean rather than the plain one: a match that only one side wants is not half a match. A side that states nothing
/// drops out, and the score is the other side's own.
package struct Fusion {
  package struct Part {
    package let side: Side
    package let weight: Double
    /// From 0 to 1; nil where the side states nothing.
    package let amount: Double?

    package init(side: Side, weight: Double, amount: Double?) {
      self.side = side
      self.weight = weight
      self.amount = amount
    }
  }

  /// In the order of the parts; adding them up in this order gives the score.
  package let contributions: [Double]
  package let score: Double

  package init(_ parts: [Part]) {
    let asked = Half(parts, .ask)
    let answered = Half(parts, .answer)
    let sum = asked.score + answered.score
    let (scaleAsk, scaleAnswer): (Double, Double) =
      switch (asked.states, answered.states) {
      case (true, true): sum > 0 ? (answered.score / sum, asked.score / sum) : (0, 0)
      default: (1, 1)
      }
    contributions = parts.map { part in
      part.side == .ask ? asked.share(of: part) * scaleAsk : answered.share(of: part) * scaleAnswer
    }
    // The parts' own sum, not the formula's value: so they add up exactly, not only nearly.
    score = min(1, contributions.reduce(0, +))
  }

  /// One side on its own.
  private struct Half {
    private var stated = 0.0
    let score: Double
    var states: Bool { stated > 0 }

    init(_ parts: [Part], _ side: Side) {
      var sum = 0.0
      for part in parts where part.side == side {
        guard let amount = part.amount else { continue }
        stated += part.weight
        sum += part.weight * amount
      }
      score = stated > 0 ? sum / stated : 0
    }

    func share(of part: Part) -> Double { stated > 0 ? part.weight * (part.amount ?? 0) / stated : 0 }
  }
}
