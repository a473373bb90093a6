import Core
import Exchange
import Language
import Matching
import Registry
import TestSupport
import Testing

/// Who is matched though they never asked to be, and what a visitor learns of people. Hand-written: nobody here is real.
@Suite struct PrivacyTests {
  private static func post() -> Scene {
    var scene = Scene()
    scene.need.market = "talent"
    (scene.offer.market, scene.offer.person, scene.offer.provider) = ("talent", scene.person.id, nil)
    scene.person.expertise = Text("离心泵")
    return scene
  }

  @Test(
    "a person answers a post through an offer of their own, and never by merely being recorded",
    arguments: TestDatabase.all)
  func consent(_ database: TestDatabase) async throws {
    var scene = Self.post()
    let open = try await scene.exchange(on: database)
    #expect(try open.match(scene.need.ref, for: .operating).answers.map(\.ref) == [scene.offer.ref])
    #expect(throws: Refusal.self) { _ = try open.explain(scene.need.ref, scene.person.ref, for: .operating) }
    scene.offer.market = "supply"
    let closed = try await scene.exchange(on: database)
    #expect(try closed.match(scene.need.ref, for: .operating).answers.isEmpty)
  }

  @Test(
    "an offer that names a hidden person answers without them", arguments: [Visibility.members, .parties, .owner],
    TestDatabase.all)
  func anonymous(_ visibility: Visibility, _ database: TestDatabase) async throws {
    var scene = Self.post()
    scene.person.name = Text("赵某某")
    scene.person.organisation = scene.asker.id
    scene.person.record.visibility = visibility
    let exchange = try await scene.exchange(on: database)
    // The office knows that they work there already; a visitor is not told, not even by a refusal.
    #expect(try exchange.match(scene.need.ref, for: .operating).answers.isEmpty)
    let shown = try exchange.match(scene.need.ref, for: .visitor)
    #expect(shown.answers.map(\.ref) == [scene.offer.ref] && !"\(shown)".contains("赵某某"))
  }

  @Test(
    "what a visitor may not see answers in no market and is as good as not there",
    arguments: Exchange.cards.map(\.name), TestDatabase.all)
  func hidden(_ market: String, _ database: TestDatabase) async throws {
    var scene = Scene()
    let (ask, answer) = GateTests.stage(market, &scene)
    if market == "cooperation" { scene.giver.region = [Code("iso", "SG")] }
    if market == "policy" { scene.policy.name = scene.asker.name }
    let shown = try await scene.exchange(on: database).match(ask, in: market, for: .visitor)
    #expect(shown.answers.contains { $0.ref == answer })
    scene.absent = [answer]
    let without = try await scene.exchange(on: database).match(ask, in: market, for: .visitor)
    scene.absent = []
    for visibility in [Visibility.members, .parties, .owner] {
      scene.visibility[answer] = visibility
      let exchange = try await scene.exchange(on: database)
      let told = try exchange.match(ask, in: market, for: .visitor)
      #expect(told.answers == without.answers && told.none?.refusedBy == without.none?.refusedBy)
      #expect(!exchange.nearMisses(ask, in: market, for: .visitor).contains { $0.answer == answer })
      #expect(throws: Refusal.self) { _ = try exchange.explain(ask, answer, in: market, for: .visitor) }
      #expect(throws: Refusal.self) { _ = try exchange.match(offer: answer, for: .visitor) }
    }
  }

  @Test("a hidden tie refuses for the office and is a question to a visitor", arguments: TestDatabase.all)
  func hiddenTie(_ database: TestDatabase) async throws {
    var scene = Scene()
    (scene.need.market, scene.need.subject) = ("expert", scene.product.ref)
    scene.relate(scene.person.ref, "interest-in", scene.giver.ref)
    scene.relations[0].record.visibility = .members
    let exchange = try await scene.exchange(on: database)
    #expect(try exchange.match(scene.need.ref, for: .operating).answers.isEmpty)
    let fit = try #require(try exchange.match(scene.need.ref, for: .visitor).answers.first)
    #expect(fit.unknown.contains { $0.rule == "interest" })
  }
}
