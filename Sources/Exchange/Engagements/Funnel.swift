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
    /// Signed values by currency, in minor units.
    package var values: [String: Int] = [:]
    /// Days from the opening to the signature, of each that was signed.
    package var days: [Double] = []

    /// Of those whose end is known, how many were signed: what the matcher is measured by.
    package var acceptance: Double? { signed + declined == 0 ? nil : Double(signed) / Double(signed + declined) }

    /// Half took no longer.
    package var medianDays: Double? { days.isEmpty ? nil : days.sorted()[(days.count - 1) / 2] }
  }

  package let total: Row
  package let byMarket: [String: Row]
  /// `2026-11`, by the month in which they were opened.
  package let byMonth: [String: Row]

  /// - Parameter values: of engagements' agreements, by engagement.
  package init(_ engagements: [Engagement], values: [String: Money], month: (Int) -> String) {
    var (total, byMarket, byMonth) = (Row(), [String: Row](), [String: Row]())
    for engagement in engagements {
      let value = values[engagement.id]
      total.add(engagement, value)
      byMarket[engagement.market, default: Row()].add(engagement, value)
      byMonth[month(engagement.opened), default: Row()].add(engagement, value)
    }
    (self.total, self.byMarket, self.byMonth) = (total, byMarket, byMonth)
  }
}

extension Funnel.Row {
  fileprivate mutating func add(_ engagement: Engagement, _ value: Money?) {
    proposed += 1
    // Who declined after having been introduced said yes before.
    let isIntroduced = engagement.introduced != nil
    if isIntroduced || Side.allCases.contains(where: { engagement[$0].answer == .yes }) { interested += 1 }
    if isIntroduced { introduced += 1 }
    switch engagement.stage {
    case .signed:
      signed += 1
      days.append(Double(engagement.since - engagement.opened) / 86_400_000)
      // Sums of what people typed: too much is the most that there is.
      if let value {
        let (sum, isOver) = values[value.currency, default: 0].addingReportingOverflow(value.minor)
        values[value.currency] = isOver ? .max : sum
      }
    case .declined, .withdrawn, .expired: declined += 1
    case .proposed, .introduced, .negotiating: break
    }
  }
}
