import Access
import Assignment
import Core
import Matching
import Registry
import TestSupport
import Testing

@testable import Exchange

/// Trials and the hospitals that could take them: who is given what, what stays, and what is said where it cannot be done. Hand-written: no
/// hospital here is a real one.
@Suite struct TrialAssignmentTests {
  /// Asks of the specialties and bases of theirs; every base says what it says, and no more.
  private struct Hospital: Sendable {
    let id: String
    var specialties = ["cardiology"]
    var filing: String? = "filed"
    var capacity: Int? = 5
    var load: Int? = 0
    var provider = "giver"
    var status = "open"
    var visibility = Visibility.everyone
  }

  private static func exchange(
    _ asks: [(id: String, specialty: String)], _ hospitals: [Hospital], on database: TestDatabase,
    _ change: (inout Scene) -> Void = { _ in }
  ) async throws -> Exchange {
    var scene = Scene()
    change(&scene)
    let needs = asks.map { id, specialty in
      var need = Need(id: ID(id))
      (need.name, need.market, need.status) = (Text("离心泵"), "trial", "open")
      (need.requester, need.specialties) = (scene.asker.id, [specialty])
      return need
    }
    let offers = hospitals.map { one in
      var offer = Offer(id: ID(one.id))
      (offer.name, offer.market, offer.provider) = (Text("离心泵"), "trial", one.provider.isEmpty ? nil : ID(one.provider))
      (offer.specialties, offer.filing, offer.status) = (one.specialties, one.filing, one.status)
      (offer.capacity, offer.load, offer.record.visibility) = (one.capacity, one.load, one.visibility)
      return offer
    }
    return try await scene.exchange(on: database, needs + offers)
  }

  private static let now = 1_000 * 86_400_000

  private static func engagement(_ ask: String, _ base: String, _ stage: EngagementStage, days: Int = 1) -> Engagement {
    Engagement(
      id: "\(ask) \(base) \(stage)", market: "trial", ask: Ref(Need.kind, ask), answer: Ref(Offer.kind, base),
      asking: "asker", answering: "giver", stage: stage, opener: AccountID(rawValue: "opener"), opened: 0,
      since: now - days * 86_400_000, expires: Scene.today, score: 1)
  }

  private static func plan(
    _ exchange: Exchange, sites: Int = 1, fair: Bool = true, gives: Bool = false, _ engagements: [Engagement] = []
  ) throws -> TrialAssignment {
    let standing = TrialStanding(engagements, now: now) { $0 }
    return try TrialAssignment(
      TrialTerms(sites: sites, isFair: fair, gives: gives), standing, exchange, for: .operating)
  }

  private static func words(_ plan: TrialAssignment) -> [String] { plan.pairs.map { "\($0.ask.id) \($0.base.id)" } }

  @Test("a pair that a gate refuses is never made, and says which", arguments: TestDatabase.all)
  func gates(_ database: TestDatabase) async throws {
    let exchange = try await Self.exchange(
      [("heart", "cardiology"), ("bone", "orthopaedics")],
      [
        Hospital(id: "both", specialties: ["cardiology", "orthopaedics"]), Hospital(id: "hearts"),
        Hospital(id: "unfiled", filing: "not-filed"), Hospital(id: "full", capacity: 2, load: 2),
        Hospital(id: "own", provider: "asker"),
      ], on: database)
    let plan = try Self.plan(exchange)
    #expect(plan.impossible == nil && Self.words(plan) == ["bone both", "heart hearts"], "\(Self.words(plan))")
    let refused = plan.conflicts.map { conflict in
      let pairing = conflict.pairing
      return
        "\(plan.sides.asks[pairing.task].ref.id) \(plan.sides.bases[pairing.assignee].ref.id) \(conflict.reason.en)"
    }
    #expect(plan.conflicts.count == 7)
    for (pair, why) in [
      ("bone hearts", "Specialty: "), ("heart unfiled", "Filed for trials: "), ("heart full", "Capacity: "),
      ("heart own", "same organisation"),
    ] { #expect(refused.contains { $0.hasPrefix(pair) && $0.contains(why) }, "\(pair): \(refused)") }
    let first = try #require(plan.pairs.first)
    let explained = try exchange.explain(first.ask, first.base, in: "trial", for: .operating)
    #expect(first.score == explained.score && first.reason != nil && first.questions == explained.unknown.count)
  }

  @Test("no base has more than it has room for; who does not say has the usual", arguments: TestDatabase.all)
  func capacity(_ database: TestDatabase) async throws {
    let asks = (0..<6).map { ("ask\($0)", "cardiology") }
    let exchange = try await Self.exchange(
      asks,
      [
        Hospital(id: "tight", capacity: 4, load: 3), Hospital(id: "quiet", capacity: nil, load: nil),
        Hospital(id: "small", capacity: 2, load: nil),
      ], on: database)
    for fair in [true, false] {
      let plan = try Self.plan(exchange, fair: fair)
      let loads = Dictionary(grouping: plan.pairs, by: \.base.id).mapValues(\.count)
      #expect(plan.impossible == nil && loads == ["tight": 1, "quiet": 3, "small": 2], "\(loads)")
    }
  }

  @Test("what goes on or was signed stays, and takes no room twice", arguments: TestDatabase.all)
  func standing(_ database: TestDatabase) async throws {
    let exchange = try await Self.exchange(
      [("first", "cardiology"), ("second", "cardiology")],
      [Hospital(id: "one", capacity: 3, load: 2), Hospital(id: "other", filing: nil)], on: database)
    for stage in EngagementStage.allCases {
      let plan = try Self.plan(exchange, [Self.engagement("first", "one", stage)])
      let stays = plan.pairs.filter { $0.standing != nil }.map { "\($0.ask.id) \($0.base.id)" }
      #expect(stays == (stage.isOpen || stage == .signed ? ["first one"] : []), "\(stage)")
      #expect(plan.impossible == nil && plan.pairs.count == 2)
      // A proposal takes the one place that is left.
      if stage.isOpen { #expect(Self.words(plan) == ["first one", "second other"]) }
      if stage == .declined { #expect(!Self.words(plan).contains("first one")) }
    }
    // What is signed stands in the load already.
    let alone = try await Self.exchange(
      [("first", "cardiology"), ("second", "cardiology")], [Hospital(id: "one", capacity: 3, load: 2)], on: database)
    for (stage, fits) in [(EngagementStage.signed, true), (.negotiating, false)] {
      let plan = try Self.plan(alone, [Self.engagement("first", "one", stage)])
      #expect((plan.impossible == nil) == fits && plan.pairs.count == (fits ? 2 : 0), "\(stage)")
    }
    // A no is heard for a month.
    let late = try Self.plan(exchange, sites: 2, [Self.engagement("first", "one", .declined, days: 31)])
    #expect(!late.conflicts.contains { $0.reason.en.contains("declined") })
    // More than is asked for, and with a base that is full, is still no contradiction.
    let full = try await Self.exchange(
      [("first", "cardiology")], [Hospital(id: "one", capacity: 1, load: 1), Hospital(id: "other")], on: database)
    let plan = try Self.plan(
      full, [Self.engagement("first", "one", .proposed), Self.engagement("first", "other", .introduced)])
    #expect(plan.impossible == nil && plan.pairs.count == 2 && plan.new.isEmpty)
  }

  @Test("where it cannot be done it says what binds, and what it names is enough", arguments: TestDatabase.all)
  func impossible(_ database: TestDatabase) async throws {
    let exchange = try await Self.exchange(
      [("a", "cardiology"), ("b", "cardiology"), ("c", "orthopaedics")],
      [Hospital(id: "one", capacity: 2, load: 1)], on: database)
    let plan = try Self.plan(exchange)
    let why = try #require(plan.impossible)
    #expect(plan.pairs.isEmpty && why.relaxation.units == 2)
    let words = why.relaxation.changes.map { change in
      change.label { party in
        switch party {
        case .task(let place): Label(plan.sides.asks[place].ref.id, plan.sides.asks[place].ref.id)
        case .assignee(let place): Label(plan.sides.bases[place].ref.id, plan.sides.bases[place].ref.id)
        }
      }.en
    }
    #expect(words == ["c: lower the minimum by 1", "one: raise the maximum by 1"], "\(words)")
    let given = try Self.plan(exchange, gives: true)
    #expect(given.impossible == why && Self.words(given) == ["a one", "b one"])
    #expect(given.fingerprint != plan.fingerprint)
  }

  @Test(
    "what nobody could say yes for, or the other side may not see, is left out and told", arguments: TestDatabase.all)
  func left(_ database: TestDatabase) async throws {
    let exchange = try await Self.exchange(
      [("ask", "cardiology")],
      [
        Hospital(id: "base"), Hospital(id: "nobody", provider: ""), Hospital(id: "draft", visibility: .owner),
        Hospital(id: "over", status: "withdrawn"),
      ], on: database
    ) { scene in (scene.need.market, scene.need.requester) = ("trial", nil) }
    let plan = try Self.plan(exchange)
    #expect(Self.words(plan) == ["ask base"])
    #expect(Set(plan.sides.left.map(\.ref.id)) == ["need", "nobody", "draft"])
  }

  @Test("one to five bases, and not more pairs than are looked at in one go")
  func bounds() async throws {
    for sites in [nil, 0, 6, -1] as [Int?] {
      #expect(throws: Refusal.self) { try TrialTerms(sites: sites, isFair: true, gives: false) }
    }
    let exchange = try await Self.exchange(
      (0..<200).map { ("ask\($0)", "cardiology") }, (0..<101).map { Hospital(id: "base\($0)") }, on: .sqlite)
    do {
      _ = try Self.plan(exchange)
      Issue.record("20,200 pairs were looked at")
    } catch let refusal as Refusal { #expect(refusal.rule == .assignmentTooLarge) }
  }
}
