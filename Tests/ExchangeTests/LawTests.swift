import Core
import Matching
import Registry
import Search
import TestSupport
import Testing

@testable import Exchange

/// Laws of every market over worlds of random records, many of them half empty, some hidden.
@Suite struct LawTests {
  private static let usual: [any Entity.Type] = [
    Organisation.self, Person.self, Product.self, Project.self, Place.self, Component.self, Policy.self, Need.self,
    Offer.self, Case.self, Relation.self,
  ]

  /// With the kinds that answer in a market of their own.
  private static let kinds: [any Entity.Type] =
    usual
    + Entities.subjects.filter { type in
      Exchange.answering.contains(type.kind) && !usual.contains { $0.kind == type.kind }
    }

  /// Enough needs and offers for each market to have some.
  private static func count(_ kind: Kind) -> Int {
    let many = [Need.kind, Offer.kind, Case.kind, Policy.kind].contains(kind) || !usual.contains { $0.kind == kind }
    return many ? 60 : 10
  }

  /// A world, and how many fits each market has in it.
  private func world(
    _ seed: UInt64, _ database: TestDatabase, analyser: TextAnalyser = Scene.analyser
  ) async throws -> Exchange {
    var dice = Dice(seed: seed)
    let refs = Self.kinds.flatMap { type in (0..<Self.count(type.kind)).map { Ref(type.kind, "\(type.kind)-\($0)") } }
    var records: [any Entity] = []
    for type in Self.kinds {
      for number in 0..<Self.count(type.kind) {
        records.append(Self.record(type, "\(type.kind)-\(number)", refs, &dice))
      }
    }
    return try await Scene().exchange(on: database, records, analyser: analyser)
  }

  @Test("meaning raises scores, never lowers one, and only where it says more than words", arguments: TestDatabase.all)
  func meaning(_ database: TestDatabase) async throws {
    let (with, without) = try await (world(3, database, analyser: Scene.meaning), world(3, database))
    var raised = 0
    for card in Exchange.cards {
      for ask in with.asks(in: card.name, for: .operating).prefix(12) {
        for fit in try with.match(ask, in: card.name, for: .operating, limit: 1000).answers {
          let (new, old) = try (
            with.explain(ask, fit.ref, in: card.name, for: .operating),
            without.explain(ask, fit.ref, in: card.name, for: .operating)
          )
          #expect(new.score == fit.score && new.score >= old.score && new.gates == old.gates)
          let changed = zip(new.criteria, old.criteria).filter { $0.measure != $1.measure }.map { $0.0 }
          #expect(changed.allSatisfy { $0.criterion == "words" })
          for case .reached(_, let because) in changed.map(\.measure) { #expect(because.label.zh.contains("意思相近")) }
          raised += changed.count
        }
      }
    }
    #expect(raised > 0)
  }

  private static func record<E: Entity>(_ type: E.Type, _ id: String, _ refs: [Ref], _ dice: inout Dice) -> any Entity {
    var record = dice.record(type, id, refs: refs)
    if var policy = record as? Policy {
      policy.conditions = dice.one(of: [nil, "region=cn:4403", "role=maker; stage=trial", "field=imaging|ivd"])
      record = policy as? E ?? record
    }
    // A need that names no market is for procurement.
    if var need = record as? Need, id.hasSuffix("7") {
      need.market = nil
      record = need as? E ?? record
    }
    return record
  }

  @Test(
    "reasons add up, gates hold, what is unknown is asked, both ways agree, and nobody sees what is hidden",
    arguments: TestDatabase.all)
  func laws(_ database: TestDatabase) async throws {
    var fits: [String: Int] = [:]
    var twoSided: Set<String> = []
    var asked: Set<String> = []
    for seed in 1...2 {
      let exchange = try await world(UInt64(seed), database)
      for audience in [Audience.operating, .visitor, .member(of: ["organisation-1"])] {
        let asks = Exchange.cards.flatMap { card in exchange.asks(in: card.name, for: audience).map { (card.name, $0) }
        }
        for (market, ask) in asks {
          #expect(exchange.cluster.record(ask, for: audience) != nil)
          let found = try exchange.match(ask, in: market, for: audience, limit: 1000)
          #expect((found.none != nil) == found.answers.isEmpty)
          let few = try exchange.match(ask, in: market, for: audience, limit: 3)
          #expect(few.answers == Array(found.answers.prefix(3)) && few.fitting == found.fitting)
          fits[market, default: 0] += found.answers.count
          for fit in found.answers {
            #expect(exchange.cluster.record(fit.ref, for: audience) != nil, "\(fit.ref)")
            #expect(abs(fit.reasons.reduce(0) { $0 + $1.contribution } - fit.score) < 1e-6)
            let explained = try exchange.explain(ask, fit.ref, in: market, for: audience)
            #expect(explained.fits && explained.score == fit.score)
            let unknown = Set(
              explained.gates.compactMap { finding -> String? in
                if case .unknown = finding.verdict { finding.gate } else { nil }
              })
            #expect(unknown == Set(fit.unknown.filter(\.isGate).map(\.rule)))
            asked.formUnion(unknown.map { "\(market) \($0)" })
            if Set(fit.reasons.map(\.side)).count == 2 { twoSided.insert(market) }
            for label in fit.reasons.map(\.because) + fit.unknown.map(\.label) {
              #expect(
                !label.zh.isEmpty && !label.en.isEmpty && !label.en.unicodeScalars.contains("：" as Unicode.Scalar))
            }
          }
          for miss in exchange.nearMisses(ask, in: market, for: audience) {
            #expect(!miss.fits && exchange.cluster.record(miss.answer, for: audience) != nil)
            #expect(!found.answers.contains { $0.ref == miss.answer })
          }
        }
      }
    }
    let markets = Set(Exchange.cards.map(\.name))
    #expect(Set(fits.filter { $0.value > 0 }.keys) == markets, "\(fits)")
    #expect(twoSided == markets.subtracting(["procurement"]), "\(markets.subtracting(twoSided))")
    #expect(Set(asked.map { String($0.split(separator: " ")[0]) }) == markets)
  }

  @Test("what the gates' facets keep out of a search, a gate refuses", arguments: TestDatabase.all)
  func keptOut(_ database: TestDatabase) async throws {
    var keptOut: Set<String> = []
    for seed in 1...2 {
      let exchange = try await world(UInt64(seed), database)
      for audience in [Audience.operating, .visitor, .member(of: ["organisation-1"])] {
        for booth in exchange.booths {
          for ref in exchange.asks(in: booth.card.name, for: audience) {
            let ask = try #require(exchange.reader(audience).read(ref, in: booth.card.name))
            let passing = exchange.candidates(for: ask, booth, audience).passing
            let answers = AnswerReader(cluster: exchange.cluster, audience: audience)
            for source in booth.sources {
              func found(_ filter: Filter) -> Set<Ref> {
                Set(exchange.cluster.index.search(Query(filter: filter), for: audience, limit: .max).hits.map(\.ref))
              }
              for answer in found(source.filter).subtracting(found(source.filter(passing))) {
                let refused = booth.explain(ask, answer, answers).map { !$0.fits } ?? true
                #expect(refused, "\(ref) \(answer) in \(booth.card.name)")
                keptOut.insert("\(booth.card.name) \(source.kind)")
              }
            }
          }
        }
      }
    }
    let expected = ["finance", "trial", "service", "space", "talent", "cooperation"].map { "\($0) offer" }
    #expect(keptOut.isSuperset(of: expected + ["cooperation organisation", "cooperation project"]), "\(keptOut)")
  }

  @Test("the asks that the index chooses are the first of all, whoever looks", arguments: TestDatabase.all)
  func chosen(_ database: TestDatabase) async throws {
    var fits: [String: Int] = [:]
    for seed in 1...2 {
      let all = try await world(UInt64(seed), database)
      let choosing = Exchange(all.cluster, today: Scene.today, lookingAtAll: 0)
      for audience in [Audience.operating, .visitor] {
        for type in Self.kinds {
          for number in 0..<Self.count(type.kind) {
            let ref = Ref(type.kind, "\(type.kind)-\(number)")
            guard let lawful = try? all.match(offer: ref, for: audience, limit: 8) else { continue }
            let chosen = try choosing.match(offer: ref, for: audience, limit: 8)
            #expect(chosen.map(\.market) == lawful.map(\.market))
            for (a, b) in zip(chosen, lawful) {
              #expect(a.answers == b.answers, "\(ref) in \(a.market)")
              #expect((a.none == nil) == !a.answers.isEmpty)
              fits[a.market, default: 0] += a.answers.count
            }
          }
        }
      }
    }
    #expect(Set(fits.filter { $0.value > 0 }.keys) == Set(Exchange.cards.map(\.name)), "\(fits)")
  }

  @Test("a hidden record changes nothing that a visitor is told", arguments: TestDatabase.all)
  func hidden(_ database: TestDatabase) async throws {
    for seed in [11] {
      var dice = Dice(seed: UInt64(seed))
      let refs = Self.kinds.flatMap { type in (0..<Self.count(type.kind)).map { Ref(type.kind, "\(type.kind)-\($0)") } }
      var shown: [any Entity] = []
      var secret: [any Entity] = []
      for type in Self.kinds {
        for number in 0..<Self.count(type.kind) {
          var record = Self.record(type, "\(type.kind)-\(number)", refs, &dice)
          record.record.visibility = .everyone
          shown.append(record)
        }
        // Nothing that is shown refers to these, or it would say so itself.
        for number in 0..<5 {
          var record = Self.record(type, "\(type.kind)-secret-\(number)", refs, &dice)
          record.record.visibility = .members
          secret.append(record)
        }
      }
      for analyser in [Scene.analyser, Scene.meaning] {
        let before = try await told(shown, database, analyser)
        let after = try await told(shown + secret, database, analyser)
        #expect(before.count == after.count)
        for (a, b) in zip(before, after) where a != b { #expect(a == b) }
      }
    }
  }

  /// All that a visitor is told in any market.
  private func told(
    _ records: [any Entity], _ database: TestDatabase, _ analyser: TextAnalyser
  ) async throws -> [String] {
    let exchange = try await Scene().exchange(on: database, records, analyser: analyser)
    return try Exchange.cards.flatMap { card in
      try exchange.asks(in: card.name, for: .visitor).map { ask in
        let found = try exchange.match(ask, in: card.name, for: .visitor, limit: 1000)
        let none = found.none.map { "\($0.code) \($0.label) \($0.refusedBy.sorted { $0.key < $1.key })" } ?? ""
        let misses = exchange.nearMisses(ask, in: card.name, for: .visitor)
        return "\(card.name) \(ask) \(found.answers) \(none) \(misses)"
      }
    }
  }
}
