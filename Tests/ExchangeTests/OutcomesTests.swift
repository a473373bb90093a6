import Access
import Core
import Matching
import Registry
import TestSupport
import Testing

@testable import Exchange

/// What engagements tell of the matcher and of the way that they went.
@Suite struct OutcomesTests {
  private static func engagement(
    _ number: Int, _ stage: EngagementStage, score: Double, introduced: Int? = nil, market: String = "supply"
  ) -> Engagement {
    var out = Engagement(
      id: "engagement\(number)", market: market, ask: Ref(Need.kind, "need\(number)"), answer: Ref(Offer.kind, "offer"),
      asking: "a", answering: "b", stage: stage, opener: AccountID(rawValue: "opener"), opened: 0, since: 0,
      expires: Day.today(), score: score)
    out.introduced = introduced
    return out
  }

  @Test("the order of scores is the share of pairs in the right order", arguments: 0..<20)
  func order(_ seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    let scored = (0..<dice.below(30)).map { _ in (score: Double(dice.below(8)) / 8, isAccepted: dice.chance(40)) }
    let (accepted, declined) = (scored.filter(\.isAccepted), scored.filter { !$0.isAccepted })
    let points = accepted.flatMap { one in
      declined.map { $0.score < one.score ? 1.0 : $0.score == one.score ? 0.5 : 0 }
    }
    let expected = points.isEmpty ? nil : points.reduce(0, +) / Double(points.count)
    let found = Outcomes.order(scored)
    #expect((found == nil) == (expected == nil))
    if let found, let expected { #expect(abs(found - expected) < 1e-12) }
  }

  @Test("what is open, or was taken back before both had answered, is not counted")
  func counted() {
    let outcomes = Outcomes([
      Self.engagement(1, .signed, score: 0.9, introduced: 1), Self.engagement(2, .declined, score: 0.15),
      Self.engagement(3, .declined, score: 0.85, introduced: 1), Self.engagement(4, .expired, score: 1),
      Self.engagement(5, .proposed, score: 0.5), Self.engagement(6, .withdrawn, score: 0.5),
      Self.engagement(7, .introduced, score: 0.2, introduced: 1, market: "trial"),
    ])
    #expect(outcomes.decided == 5 && outcomes.accepted == 3)
    #expect(outcomes.bands.map(\.decided) == [1, 1, 0, 0, 3] && outcomes.bands.map(\.accepted) == [0, 1, 0, 0, 2])
    #expect(outcomes.byMarket["trial"]?.accepted == 1 && outcomes.byMarket["trial"]?.order == nil)
    #expect(outcomes.order == 0.5)
    #expect(Outcomes([]).order == nil)
  }

  @Test("each engagement stands in its fields, its fifth of scores, its month, and once in the whole")
  func funnel() {
    let day = 86_400_000
    var signed = Self.engagement(1, .signed, score: 1, introduced: 3 * day)
    signed.since = 10 * day
    let all = [signed, Self.engagement(2, .proposed, score: 0.2), Self.engagement(3, .declined, score: 0)]
    let funnel = Funnel(all, values: ["engagement1": Money(minor: 500, currency: "CNY")]) { ref in
      ref.id == "need1" ? ["imaging", "imaging", "surgery"] : []
    } month: { _ in
      "1970-01"
    }
    #expect(funnel.total.proposed == 3 && funnel.byMonth["1970-01"] == funnel.total)
    #expect(funnel.byField.mapValues(\.proposed) == ["imaging": 1, "surgery": 1])
    #expect(funnel.byScore.mapValues(\.proposed) == [4: 1, 1: 1, 0: 1])
    #expect(funnel.total.daysToIntroduced == [3] && funnel.total.daysToSigned == [7])
    #expect(funnel.total.values == ["CNY": 500] && funnel.total.acceptance == 0.5)
  }
}
