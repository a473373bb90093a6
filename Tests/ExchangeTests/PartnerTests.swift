import Core
import Exchange
import Foundation
import Matching
import Registry
import TestSupport
import Testing

/// Partners across a border, of whom there are few among many at home.
@Suite struct PartnerTests {
  @Test(
    "a partner abroad is found behind hundreds at home who say more of what is sought, and one whom not everybody may see",
    arguments: [Visibility.everyone, .members], TestDatabase.all)
  func behindHundreds(_ visibility: Visibility, _ database: TestDatabase) async throws {
    var scene = Scene()
    scene.project.seeks = ["cooperation"]
    scene.giver.region = [Code("iso", "SG")]
    scene.visibility[scene.giver.ref] = visibility
    // Where it sells tells nothing of where it sits.
    (scene.offer.market, scene.offer.name, scene.offer.region) = ("cooperation", Text("心泵甲乙"), [Code("cn", "4403")])
    let crowd = (0..<600).map { number in
      var offer = Offer(id: ID("crowd\(number)"))
      (offer.name, offer.market, offer.provider) = (Text("离心泵"), "cooperation", scene.home.id)
      return offer
    }
    let exchange = try await scene.exchange(on: database, crowd)
    let found = try exchange.match(scene.project.ref, in: "cooperation", for: .operating)
    #expect(found.answers.map(\.ref) == [scene.offer.ref], "\(found.answers.map(\.ref))")
  }
}
