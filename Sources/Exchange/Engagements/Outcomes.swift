import Core

/// How well the matcher's scores foretold what people said: of engagements whose sides have both answered, or that nobody went on with.
package struct Outcomes: Sendable, Hashable, Encodable {
  package struct Band: Sendable, Hashable, Encodable {
    /// Scores from `from` on, below `to`; the last with its end.
    package let from, to: Double
    package internal(set) var decided = 0
    /// Those of which both sides said yes.
    package internal(set) var accepted = 0

    package var rate: Double? { decided == 0 ? nil : Double(accepted) / Double(decided) }
  }

  package private(set) var decided = 0
  package private(set) var accepted = 0
  /// How often an accepted pair had been scored above a declined one, ties counted half: 0.5 is chance, 1 is perfect (the area under
  /// the ROC curve). Nil without both.
  package let order: Double?
  package private(set) var bands: [Band]
  package let byMarket: [String: Market]

  package struct Market: Sendable, Hashable, Encodable {
    package let decided, accepted: Int
    package let order: Double?
  }

  private static let width = 0.2

  package init(_ engagements: [Engagement]) {
    let known = engagements.compactMap { engagement in Self.isAccepted(engagement).map { (engagement, $0) } }
    bands = (0..<5).map { Band(from: Double($0) * Self.width, to: Double($0 + 1) * Self.width) }
    for (engagement, isAccepted) in known {
      let index = min(max(Int(engagement.score / Self.width), 0), bands.count - 1)
      bands[index].decided += 1
      decided += 1
      guard isAccepted else { continue }
      bands[index].accepted += 1
      accepted += 1
    }
    order = Self.order(known.map { ($0.0.score, $0.1) })
    byMarket = Dictionary(grouping: known) { $0.0.market }.mapValues { known in
      Market(
        decided: known.count, accepted: known.count(where: \.1), order: Self.order(known.map { ($0.0.score, $0.1) }))
    }
  }

  /// Nil while it is open. What was taken back before both had answered says nothing of the match.
  private static func isAccepted(_ engagement: Engagement) -> Bool? {
    if engagement.introduced != nil { return true }
    switch engagement.stage {
    case .declined, .expired: return false
    case .proposed, .introduced, .negotiating, .signed, .withdrawn: return nil
    }
  }

  /// By ranks, the mean of those that tie (Mann and Whitney 1947).
  static func order(_ scored: [(score: Double, isAccepted: Bool)]) -> Double? {
    let accepted = scored.count(where: \.isAccepted)
    let declined = scored.count - accepted
    guard accepted > 0, declined > 0 else { return nil }
    let sorted = scored.sorted { $0.score < $1.score }
    var (ranks, start) = (0.0, 0)
    while start < sorted.count {
      let end = sorted[start...].firstIndex { $0.score != sorted[start].score } ?? sorted.count
      let rank = Double(start + 1 + end) / 2
      ranks += rank * Double(sorted[start..<end].count(where: \.isAccepted))
      start = end
    }
    return (ranks - Double(accepted * (accepted + 1)) / 2) / Double(accepted * declined)
  }
}
