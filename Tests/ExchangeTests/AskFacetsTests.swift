import Core
import Matching
import Registry
import TestSupport
import Testing

@testable import Exchange

/// What a market looks at finds its candidates too, or is listed here as something that no facet tells.
@Suite struct AskFacetsTests {
  /// Criteria that only order the answers which words, the chain and other criteria's facets have found.
  private static let untold: Set = [
    "area-fit", "chain", "conditions", "experience", "portfolio", "readiness", "recognised", "registration", "room",
    "supports", "ticket-fit", "track-record", "words",
  ]

  @Test("an ask that says everything has facets of each criterion that is not listed")
  func everyCriterion() async throws {
    let exchange = try await Self.scene.exchange(on: .sqlite)
    let ask = try #require(exchange.reader(.operating).read(Self.scene.need.ref, in: nil))
    let names = Set(Exchange.cards.flatMap { $0.criteria.map(\.name) })
    #expect(names.filter { ask.facets(of: $0).isEmpty } == Self.untold)
  }

  private static let scene: Scene = {
    var scene = Scene()
    scene.need.name = Text("国产离心泵")
    scene.need.categories = [Code("nmpa", "07-04")]
    scene.need.fields = ["imaging"]
    scene.need.stage = "trial"
    scene.need.specialties = ["cardiology"]
    scene.need.services = ["testing"]
    scene.need.uses = ["cleanroom"]
    scene.need.degree = "master"
    scene.need.engagements = ["full-time"]
    scene.need.forms = ["joint-research"]
    return scene
  }()
}
