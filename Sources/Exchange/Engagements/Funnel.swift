package import Core
import Foundation
import Matching

/// How many needs came how far, how long each step took, and what was signed: of engagements, never of what they are about.
package struct Funnel: Sendable, Hashable {
  package struct Row: Sendable, Hashable {
    /// Engagements that were opened.
    package var proposed = 0
    /// With one yes at least.
    package var interested = 0
    package var introduced = 0
    package var signed = 0
    package var declined = 0
    /// Of those that were signed, delivered and taken.
    package var received = 0
    /// Signed values by currency, in minor units.
    package var values: [String: Int] = [:]
    /// Days from the opening until both had said yes, and from there to the signature, of each that came so far.
    package var daysToIntroduced: [Double] = []
    package var daysToSigned: [Double] = []

    /// Of those whose end is known, how many were signed: what the matcher is measured by.
    package var acceptance: Double? { signed + declined == 0 ? nil : Double(signed) / Double(signed + declined) }

    /// Half took no longer.
    package static func median(_ days: [Double]) -> Double? {
      days.isEmpty ? nil : days.sorted()[(days.count - 1) / 2]
    }
  }

  package let total: Row
  package let byMarket: [String: Row]
  /// `2026-11`, by the month in which they were opened.
  package let byMonth: [String: Row]
  /// By the fields of devices that the ask is of: one of two fields counts in both.
  package let byField: [String: Row]
  /// By the matcher's score when it was proposed, in fifths: 0 is 0–0.2.
  package let byScore: [Int: Row]

  /// - Parameters:
  ///   - values: of engagements' agreements, by engagement.
  ///   - received: engagements whose delivery was taken.
  ///   - fields: of an ask.
  package init(
    _ engagements: [Engagement], values: [String: Money], received: Set<String> = [], fields: (Ref) -> [String],
    month: (Int) -> String
  ) {
    var (total, byMarket, byMonth) = (Row(), [String: Row](), [String: Row]())
    var (byField, byScore) = ([String: Row](), [Int: Row]())
    for engagement in engagements {
      let end = (value: values[engagement.id], isReceived: received.contains(engagement.id))
      total.add(engagement, end)
      byMarket[engagement.market, default: Row()].add(engagement, end)
      byMonth[month(engagement.opened), default: Row()].add(engagement, end)
      byScore[min(max(Int(engagement.score * 5), 0), 4), default: Row()].add(engagement, end)
      for field in Set(fields(engagement.ask)) { byField[field, default: Row()].add(engagement, end) }
    }
    (self.total, self.byMarket, self.byMonth) = (total, byMarket, byMonth)
    (self.byField, self.byScore) = (byField, byScore)
  }
}

extension Funnel.Row {
  fileprivate mutating func add(_ engagement: Engagement, _ end: (value: Money?, isReceived: Bool)) {
    proposed += 1
    // Who declined after having been introduced said yes before.
    let isIntroduced = engagement.introduced != nil
    if isIntroduced || Side.allCases.contains(where: { engagement[$0].answer == .yes }) { interested += 1 }
    if let at = engagement.introduced {
      introduced += 1
      daysToIntroduced.append(Double(at - engagement.opened) / 86_400_000)
      if engagement.stage == .signed { daysToSigned.append(Double(engagement.since - at) / 86_400_000) }
    }
    switch engagement.stage {
    case .signed:
      signed += 1
      if end.isReceived { received += 1 }
      // Sums of what people typed: too much is the most that there is.
      if let value = end.value {
        let (sum, isOver) = values[value.currency, default: 0].addingReportingOverflow(value.minor)
        values[value.currency] = isOver ? .max : sum
      }
    case .declined, .withdrawn, .expired: declined += 1
    case .proposed, .introduced, .negotiating: break
    }
  }
}
