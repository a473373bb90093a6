import Core
import Exchange
import Foundation
import Matching
import Registry
import TestSupport
import Testing

@Suite struct MarketTests {
  @Test("no gate or criterion of a market has the name of another", arguments: Exchange.cards)
  func cards(_ card: MarketCard) {
    #expect(card.clashes.isEmpty && !card.gates.isEmpty && !card.criteria.isEmpty)
    #expect(Vocabulary.markets.word(card.name)?.label == card.label)
  }

  @Test("the glossary has every gate and criterion", arguments: Exchange.cards)
  func glossary(_ card: MarketCard) throws {
    let glossary = try String(contentsOf: Scene.root.appending(path: "docs/glossary.md"), encoding: .utf8)
    for name in card.gates.map(\.name) + card.criteria.map(\.name) {
      // Conditions of policies stand there as `condition-region`, `-role`, …
      let short = name.hasPrefix("condition-") ? name.dropFirst("condition".count) : name[...]
      #expect(glossary.contains("`\(name)`") || glossary.contains("`\(short)`"), "\(name)")
    }
  }

  @Test("the markets are those of the vocabulary, in its order, each with wishes on both sides")
  func markets() {
    #expect(Exchange.cards.map(\.name) == Vocabulary.markets.words.map(\.value))
    // A product on sale wants nothing of who buys it.
    for card in Exchange.cards where card.name != "procurement" {
      #expect(Set(card.criteria.map(\.side)) == Set(Side.allCases), "\(card.name)")
    }
  }

  // MARK: Laws over the example cluster

  /// Markets of which the example's articles tell nothing: nobody asks in them there.
  private static let unheard: Set<String> = []

  @Test(
    "of every ask: reasons add up to the score, the best come first, and none is told why", arguments: TestDatabase.all)
  func laws(_ database: TestDatabase) async throws {
    let exchange = try await Scene.example(on: database)
    var seen: Set<String> = []
    for market in Exchange.cards.map(\.name) {
      for ask in exchange.asks(in: market, for: .operating) {
        let found = try exchange.match(ask, in: market, for: .operating, limit: 1000)
        seen.insert(market)
        #expect(found.market == market && found.ask == ask && found.fitting == found.answers.count)
        #expect((found.none != nil) == found.answers.isEmpty)
        for (a, b) in zip(found.answers, found.answers.dropFirst()) { #expect(a.score >= b.score) }
        for fit in found.answers {
          #expect(abs(fit.reasons.reduce(0) { $0 + $1.contribution } - fit.score) < 1e-6 && (0...1).contains(fit.score))
          #expect(fit.reasons.allSatisfy { $0.contribution > 0 && !$0.because.zh.isEmpty && !$0.because.en.isEmpty })
          let explained = try exchange.explain(ask, fit.ref, in: market, for: .operating)
          #expect(
            explained.fits && explained.score == fit.score && explained.reasons == fit.reasons
              && explained.unknown == fit.unknown)
        }
        #expect(
          try exchange.match(ask, in: market, for: .operating, limit: 3).answers == Array(found.answers.prefix(3)))
        if let none = found.none {
          #expect(none.code.hasPrefix("match.none.") && !none.label.zh.isEmpty && !none.label.en.isEmpty)
        }
      }
    }
    #expect(seen == Set(Exchange.cards.map(\.name)).subtracting(Self.unheard))
  }

  @Test("an answer's asks are the asks whose answer it is, with the same score", arguments: TestDatabase.all)
  func reverse(_ database: TestDatabase) async throws {
    do {
      let exchange = try await Scene.example(on: database)
      var forward: [String: Double] = [:]
      for market in Exchange.cards.map(\.name) {
        for ask in exchange.asks(in: market, for: .operating) {
          for fit in try exchange.match(ask, in: market, for: .operating, limit: 10_000).answers {
            forward["\(market) \(ask) \(fit.ref)"] = fit.score
          }
        }
      }
      var backward: [String: Double] = [:]
      for type in Entities.subjects {
        for ref in Self.refs(type, exchange.cluster) {
          // What answers in no market is refused.
          for found in (try? exchange.match(offer: ref, for: .operating, limit: 10_000)) ?? [] {
            // An offer of a product is answered for by that product.
            for fit in found.answers { backward["\(found.market) \(fit.ref) \(found.ask)"] = fit.score }
          }
        }
      }
      #expect(!forward.isEmpty)
      for pair in Set(forward.keys).union(backward.keys).sorted() {
        #expect(forward[pair] == backward[pair], "\(pair)")
      }
    }
  }

  private static func refs<E: Entity>(_ type: E.Type, _ cluster: Cluster) -> [Ref] {
    cluster.all(type, for: .operating).map(\.ref)
  }

  @Test("the link of the chain that is short is found though no word is shared", arguments: TestDatabase.all)
  func chain(_ database: TestDatabase) async throws {
    do {
      var scene = Scene()
      (scene.need.market, scene.need.component, scene.need.name) = ("supply", ID("rotor"), Text("转子短缺"))
      (scene.offer.component, scene.offer.name) = (ID("rotor"), Text("精密加工"))
      let exchange = try await scene.exchange(on: database)
      let backward = try exchange.match(offer: scene.offer.ref, for: .operating).flatMap(\.answers).map(\.ref)
      #expect(backward == [scene.need.ref])
      let forward = try exchange.match(scene.need.ref, for: .operating).answers.map(\.ref)
      #expect(forward == [scene.offer.ref])
    }
  }

  // MARK: None

  @Test(
    "why there is no answer",
    arguments: TestDatabase.each([
      ("match.none.category", "监护仪", "离心泵"), ("match.none.goods", "酒精", "离心泵"), ("match.none.uncategorised", "桌椅", "泵"),
      ("match.none.gates", "国产离心泵", "国产离心泵"),
    ]))
  func none(_ code: String, _ asked: String, _ offered: String, _ database: TestDatabase) async throws {
    var scene = Scene()
    (scene.need.name, scene.product.name) = (Text(asked), Text(offered))
    scene.product.origin = "imported"
    let found = try await scene.exchange(on: database).match(scene.need.ref, for: .operating)
    let none = try #require(found.none)
    #expect(none.code == code, "\(none)")
    #expect((none.category != nil) == ["match.none.category", "match.none.goods"].contains(code))
    if code == "match.none.gates" { #expect(none.refusedBy == ["origin": 1] && none.label.zh.contains(offered)) }
  }

  @Test(
    "why an offer fits no ask",
    arguments: TestDatabase.each([
      ("match.none.gates", "国产离心泵", "离心泵"), ("match.none.weak", "桌椅", "离心泵"), ("match.none.asks", "", "离心泵"),
    ]))
  func noAsk(_ code: String, _ asked: String, _ offered: String, _ database: TestDatabase) async throws {
    var scene = Scene()
    (scene.need.name, scene.product.name, scene.product.origin) = (Text(asked), Text(offered), "imported")
    if asked.isEmpty { (scene.need.name, scene.need.status) = (Text("离心泵"), "closed") }
    let exchange = try await scene.exchange(on: database)
    let found = try exchange.match(offer: scene.product.ref, for: .operating)
    #expect(found.count == 1 && found[0].answers.isEmpty && found[0].fitting == 0)
    let none = try #require(found.first?.none)
    #expect(none.code == code && !none.label.zh.isEmpty && !none.label.en.isEmpty, "\(none)")
    let misses = exchange.nearMisses(offer: scene.product.ref, in: "procurement", for: .operating)
    #expect(misses.map(\.ask) == (code == "match.none.gates" ? [scene.need.ref] : []))
    if code == "match.none.gates" { #expect(none.label.zh.contains(asked)) }
    let silent = try exchange.match(offer: scene.product.ref, for: .operating, tellingWhy: false)
    #expect(silent.map(\.none) == [nil])
    let refusal = #expect(throws: Refusal.self) { _ = try exchange.match(offer: scene.need.ref, for: .operating) }
    #expect(refusal?.rule == .matchNotAnAnswer)
  }

  @Test("an offer of a product is answered for by the product", arguments: TestDatabase.all)
  func offerOfProduct(_ database: TestDatabase) async throws {
    var scene = Scene()
    (scene.need.name, scene.product.name) = (Text("离心泵"), Text("离心泵"))
    (scene.offer.market, scene.offer.product) = ("procurement", scene.product.id)
    let exchange = try await scene.exchange(on: database)
    let found = try exchange.match(offer: scene.offer.ref, for: .operating)
    #expect(found.map(\.ask) == [scene.product.ref] && found[0].answers.map(\.ref) == [scene.need.ref])
  }

  @Test(
    "what asks for nothing here, and what there is not",
    arguments: TestDatabase.each(
      [
        ("need/need", "supply", Refusal.Rule.matchNotAnAsk), ("place/none", nil, .notFound),
        ("project/project", "procurement", .matchNotAnAsk),
        ("offer/offer", nil, .matchNotAnAsk), ("organisation/asker", "procurement", .matchNotAnAsk),
      ] as [(String, String?, Refusal.Rule)]))
  func noAsk(_ ref: String, _ market: String?, _ rule: Refusal.Rule, _ database: TestDatabase) async throws {
    let exchange = try await Scene().exchange(on: database)
    let ref = try #require(Ref(ref))
    let refusal = #expect(throws: Refusal.self) { _ = try exchange.match(ref, in: market, for: .operating) }
    #expect(refusal?.rule == rule)
  }

  @Test("open needs ask, closed ones do not; a project asks in each market that it seeks", arguments: TestDatabase.all)
  func asks(_ database: TestDatabase) async throws {
    var scene = Scene()
    scene.project.seeks = ["challenge", "policy", "finance"]
    #expect(try await scene.exchange(on: database).asks(in: nil, for: .operating).count == 2)
    scene.need.status = "closed"
    let exchange = try await scene.exchange(on: database)
    #expect(exchange.asks(in: nil, for: .operating) == [scene.project.ref])
    #expect(
      exchange.asks(in: "procurement", for: .operating) == []
        && exchange.asks(in: "policy", for: .operating) == [scene.project.ref])
    #expect(exchange.markets(of: scene.project.ref, for: .operating) == ["challenge", "finance", "policy"])
  }

  // MARK: Audience

  @Test(
    "what a visitor may not see neither asks nor answers nor speaks for another",
    arguments: ["need", "product", "giver", "registration", "policy"], TestDatabase.all)
  func audience(_ hidden: String, _ database: TestDatabase) async throws {
    var scene = Scene()
    scene.register("国械注准20173071234", "nmpa", until: nil)
    switch hidden {
    case "need": scene.need.record.visibility = .members
    case "product": scene.product.record.visibility = .owner
    case "giver": scene.giver.record.visibility = .members
    case "registration": scene.registrations[0].record.visibility = .parties
    default: scene.policy.record.visibility = .members
    }
    let exchange = try await scene.exchange(on: database)
    let asks = exchange.asks(in: nil, for: .visitor)
    #expect(asks.contains(scene.need.ref) == (hidden != "need"))
    guard hidden != "need" else {
      #expect(throws: Refusal.self) { _ = try exchange.match(scene.need.ref, for: .visitor) }
      let fitting = try exchange.match(offer: scene.product.ref, for: .visitor)
      #expect(fitting.map(\.answers) == [[]] && fitting[0].none?.code == "match.none.asks")
      return
    }
    let answers = try exchange.match(scene.need.ref, for: .visitor).answers
    #expect(answers.contains { $0.ref == scene.product.ref } == (hidden != "product"))
    let told = answers.flatMap { $0.reasons.map(\.because) + $0.unknown.map(\.label) }.map { "\($0)" }.joined()
    if hidden == "registration" { #expect(!told.contains("20173071234")) }
    if hidden == "giver" { #expect(!told.contains("联影")) }
    let measures = try exchange.match(scene.asker.ref, in: "policy", for: .visitor).answers
    #expect(measures.contains { $0.ref == scene.policy.ref } == false || hidden != "policy")
    if hidden == "product" {
      #expect(throws: Refusal.self) { _ = try exchange.explain(scene.need.ref, scene.product.ref, for: .visitor) }
      #expect(throws: Refusal.self) { _ = try exchange.match(offer: scene.product.ref, for: .visitor) }
    }
  }
}
