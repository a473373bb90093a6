import Core
import Exchange
import Foundation
import Language
import Matching
import Registry
import Search
import TestSupport
import Testing

/// What is said in two languages without a word in common, by the table of vectors alone: no thesaurus, no glossary.
@Suite struct MeaningTests {
  /// An offer in English, and one that has nothing to do with what is asked.
  private static func scene() -> (scene: Scene, stranger: Offer) {
    var scene = Scene()
    (scene.offer.name, scene.offer.market) = (Text("Software testing"), "service")
    (scene.need.name, scene.need.market) = (Text("软件测试"), "service")
    var stranger = Offer(id: ID("stranger"))
    (stranger.name, stranger.market, stranger.provider) = (Text("Dental chairs"), "service", scene.giver.id)
    return (scene, stranger)
  }

  private static func exchange(_ database: TestDatabase, meaning: Bool = true) async throws -> Exchange {
    let (scene, stranger) = scene()
    return try await scene.exchange(on: database, [stranger], analyser: analyser(meaning: meaning))
  }

  @Test("a question finds what means the same, says so, and counts it", arguments: TestDatabase.all)
  func found(_ database: TestDatabase) async throws {
    let exchange = try await Self.exchange(database)
    for (text, kinds) in [("软件测试", Set<Kind>()), ("软件测试", [Offer.kind]), ("软件测试 2026", [Offer.kind])] {
      let answer = exchange.find(text, kinds: kinds, for: .visitor).answer
      let near = answer.hits.filter(\.isNear)
      #expect(near.map(\.ref) == [Ref(Offer.kind, "offer")] && answer.near == 1)
      #expect(answer.total == answer.hits.count && answer.facets["kind"]?["offer"] == 1, "\(answer)")
      #expect(answer.hits.map(\.score) == answer.hits.map(\.score).sorted(by: >))
    }
    // The need is found by its words, and before what is only near.
    #expect(exchange.find("软件测试", for: .visitor).answer.hits.map(\.ref.kind) == [Need.kind, Offer.kind])
    // A list that does not tell which hits are only near holds none.
    #expect(exchange.search("软件测试", for: .visitor).hits.map(\.ref.kind) == [Need.kind])
  }

  @Test(
    "what is quoted, a code, a number, nonsense or nothing is looked for by words alone",
    arguments: TestDatabase.each(["「软件测试」", "\"软件测试\"", "软件测试 GB9706", "20153210001", "ghwlalmi", "的", "病人"]))
  func onlyWords(_ text: String, _ database: TestDatabase) async throws {
    let exchange = try await Self.exchange(database)
    let plain = try await Self.exchange(database, meaning: false)
    let (found, expected) = (exchange.find(text, for: .visitor).answer, plain.search(text, for: .visitor))
    #expect(found.near == 0 && found.hits.map(\.ref) == expected.hits.map(\.ref) && found.facets == expected.facets)
    #expect(exchange.find("", for: .visitor).answer == plain.search("", for: .visitor))
  }

  @Test(
    "a match says that two names mean the same, and what else is asked for is no match", arguments: TestDatabase.all)
  func matched(_ database: TestDatabase) async throws {
    let found = try await Self.exchange(database).match(Ref(Need.kind, "need"), for: .visitor).answers
    let fit = try #require(found.first)
    #expect(found.map(\.ref) == [Ref(Offer.kind, "offer")])
    let reason = try #require(fit.reasons.first { $0.criterion == "words" })
    #expect(reason.because.zh.contains("意思相近") && reason.because.en.contains("near in meaning"))
    for label in [reason.because.zh, reason.because.en] {
      #expect(label.contains("软件测试") && label.contains("Software testing"))
    }
    #expect(abs(fit.reasons.reduce(0) { $0 + $1.contribution } - fit.score) < 1e-6)
    #expect(
      try await Self.exchange(database, meaning: false).match(Ref(Need.kind, "need"), for: .visitor).answers.isEmpty)
  }

  @Test("an offer finds the ask that means the same, also where the index chooses", arguments: TestDatabase.all)
  func reverse(_ database: TestDatabase) async throws {
    let all = try await Self.exchange(database)
    let choosing = Exchange(all.cluster, today: Scene.today, lookingAtAll: 0)
    for exchange in [all, choosing] {
      let found = try exchange.match(offer: Ref(Offer.kind, "offer"), for: .visitor).flatMap(\.answers)
      #expect(found.map(\.ref) == [Ref(Need.kind, "need")])
    }
  }

  @Test("the name of an organisation says nothing of what it seeks or does", arguments: TestDatabase.all)
  func names(_ database: TestDatabase) async throws {
    var (scene, _) = Self.scene()
    scene.giver.name = Text("Software testing")
    scene.need.market = "cooperation"
    scene.giver.region = [Code("iso", "SG")]
    let analysers = try [Self.analyser(), Self.analyser(meaning: false)]
    var told: [[Double]] = []
    for analyser in analysers {
      let exchange = try await scene.exchange(on: database, analyser: analyser)
      told.append([try exchange.explain(scene.need.ref, scene.giver.ref, in: "cooperation", for: .operating).score])
    }
    #expect(told[0] == told[1])
  }

  static func analyser(meaning: Bool = true) throws -> TextAnalyser {
    TextAnalyser(try engine.get(), meaning ? try RankingWeights(file: table("ranking.tsv")).scale : nil)
  }

  private static let engine = Result {
    try LanguageEngine(LanguageResources(dictionaries: [table("device-words.txt")], vectors: table("meaning.vec")))
  }

  private static func table(_ name: String) -> URL { Scene.root.appending(path: "Resources").appending(path: name) }
}
