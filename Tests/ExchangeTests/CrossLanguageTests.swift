import Core
import Exchange
import Foundation
import Language
import Matching
import Registry
import TestSupport
import Testing

/// Partners abroad write English and projects here write Chinese, or the other way round: the thesaurus joins them.
@Suite struct CrossLanguageTests {
  @Test(
    "a project finds its partner in the other language",
    arguments: TestDatabase.each([
      ("体外膜肺氧合设备", "Extracorporeal membrane oxygenation", "Pulse oximeter"),
      ("Magnetic resonance imaging", "磁共振成像联合研发", "离心泵"), ("手术机器人", "Surgical robot", "Infusion pump"),
    ]))
  func partner(_ asked: String, _ offered: String, _ other: String, _ database: TestDatabase) async throws {
    var scene = Scene()
    scene.project.name = Text(asked)
    scene.project.seeks = ["cooperation"]
    scene.giver.region = [Code("iso", "IL")]
    (scene.offer.market, scene.offer.name) = ("cooperation", Text(offered))
    var stranger = Offer(id: ID("stranger"))
    (stranger.name, stranger.market, stranger.provider) = (Text(other), "cooperation", scene.giver.id)
    let exchange = try await scene.exchange(on: database, [stranger], analyser: Self.engine.get())
    let found = try exchange.match(scene.project.ref, in: "cooperation", for: .visitor).answers
    #expect(found.first?.ref == scene.offer.ref, "\(found)")
    #expect(!found.contains { $0.ref == stranger.ref })
  }

  /// With our own words alone: what is joined here stands in our thesaurus.
  private static let engine = Result {
    let resources = Scene.root.appending(path: "Resources")
    return TextAnalyser(
      try LanguageEngine(
        LanguageResources(
          dictionaries: [resources.appending(path: "device-words.txt")],
          synonyms: resources.appending(path: "synonyms.tsv"))))
  }
}
