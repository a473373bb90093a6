import Core
import Exchange
import Matching
import Registry
import TestSupport
import Testing

@Suite struct WayTests {
  @Test("every step has a stage and services, in the vocabularies' words and order; every service helps somewhere")
  func table() {
    #expect(WayOfAProduct.steps.map(\.name) == Vocabulary.steps.words.map(\.value))
    for step in WayOfAProduct.steps {
      #expect(Vocabulary.stages.word(step.stage)?.value == step.stage && !step.services.isEmpty)
    }
    #expect(Set(WayOfAProduct.steps.flatMap(\.services)) == Set(Vocabulary.serviceTypes.words.map(\.value)))
    for stage in Vocabulary.stages.words { #expect(!WayOfAProduct.services(in: stage.value).isEmpty, "\(stage.value)") }
  }

  @Test(
    "who asks in which markets",
    arguments: TestDatabase.each(
      [
        ("case/matter", "testing", ["service"]), ("case/matter", nil, []),
        ("product/product", "trial", ["trial", "policy"]),
        ("product/product", "marketed", ["policy"]), ("organisation/asker", "space", ["policy", "space"]),
        ("organisation/asker", "procurement", ["policy"]),
      ] as [(String, String?, [String])]))
  func markets(_ ref: String, _ word: String?, _ expected: [String], _ database: TestDatabase) async throws {
    var scene = Scene()
    (scene.matter.step, scene.product.stage) = (word, word)
    scene.asker.seeks = word.map { [$0] } ?? []
    let exchange = try await scene.exchange(on: database)
    let ref = try #require(Ref(ref))
    #expect(exchange.markets(of: ref, for: .operating) == expected)
    // An organisation that seeks room has posted that; a product's and a case's own page ask without posting.
    let posted = Set(exchange.asks(in: nil, for: .operating))
    #expect(posted.contains(ref) == (word == "space"))
  }

  @Test("a project at a stage asks for the services that help there", arguments: TestDatabase.all)
  func stage(_ database: TestDatabase) async throws {
    var scene = Scene()
    (scene.project.seeks, scene.project.stage) = (["service"], "preclinical")
    (scene.offer.market, scene.offer.services) = ("service", ["animal-test"])
    let fit = try #require(
      try await scene.exchange(on: database).match(scene.project.ref, for: .operating).answers.first)
    #expect(fit.reasons.contains { $0.criterion == "service-fit" } && !fit.unknown.contains { $0.rule == "service" })
  }

  @Test("a policy's condition that is not met says what would make one eligible", arguments: TestDatabase.all)
  func eligible(_ database: TestDatabase) async throws {
    var scene = Scene()
    (scene.policy.conditions, scene.asker.region) = ("region=cn:4403; role=maker|hospital", [Code("cn", "4201")])
    scene.project.seeks = ["policy"]
    let exchange = try await scene.exchange(on: database)
    let miss = try #require(exchange.nearMisses(scene.project.ref, in: "policy", for: .visitor).first)
    #expect(miss.answer == scene.policy.ref)
    #expect(
      miss.failures.map(\.why) == [
        Label("若在深圳市注册即符合（现在武汉市）", "would be eligible if registered in Shenzhen (now Wuhan)")
      ])
  }
}
