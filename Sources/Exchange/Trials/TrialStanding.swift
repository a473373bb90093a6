package import Core
import Registry

/// What has become of asks and trial bases so far: what stands between them stays, and whoever said no is not asked again at once.
package struct TrialStanding: Sendable {
  /// Every engagement of the market with its stage: what a plan was made of.
  let stages: [String: EngagementStage]
  private var standing: [Pair: Engagement] = [:]
  private var declined: Set<Pair> = []

  private struct Pair: Hashable {
    let ask, base: Ref
  }

  /// - Parameters:
  ///   - all: the market's engagements, the latest change first.
  ///   - now: milliseconds since 1970, UTC.
  ///   - present: what a record was merged into since, or itself.
  package init(_ all: [Engagement], now: Int, present: (Ref) -> Ref) {
    stages = Self.stages(all)
    for one in all {
      let pair = Pair(ask: present(one.ask), base: present(one.answer))
      if one.stage.isOpen || one.stage == .signed {
        standing[pair] = standing[pair] ?? one
      } else if one.stage == .declined, now - one.since < Engagement.quiet {
        declined.insert(pair)
      }
    }
  }

  static func stages(_ all: [Engagement]) -> [String: EngagementStage] {
    Dictionary(all.map { ($0.id, $0.stage) }) { one, _ in one }
  }

  /// What goes on between the two or was signed; nil where nothing does.
  func engagement(_ ask: Ref, _ base: Ref) -> Engagement? { standing[Pair(ask: ask, base: base)] }

  func wasDeclined(_ ask: Ref, _ base: Ref) -> Bool { declined.contains(Pair(ask: ask, base: base)) }

  /// How many bases an ask has that are none of these: their offers are over, or not shown.
  func sites(of ask: Ref, besides bases: Set<Ref>) -> Int {
    standing.keys.count { $0.ask == ask && !bases.contains($0.base) }
  }

  /// How many proposals a base has that are not signed yet, from none of these asks. What is signed stands in its load.
  func claims(on base: Ref, besides asks: Set<Ref>) -> Int {
    standing.count { $0.key.base == base && !asks.contains($0.key.ask) && $0.value.stage != .signed }
  }
}
