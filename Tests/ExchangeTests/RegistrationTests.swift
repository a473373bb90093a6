import Core
import Exchange
import Matching
import Registry
import TestSupport
import Testing

/// What a product's papers count for, seen from a hospital in Shenzhen.
@Suite struct RegistrationTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let says: String
    /// What the criterion rests on; nil where it says nothing.
    let because: String?
    let papers: @Sendable (inout Scene) -> Void
    var testDescription: String { says }

    init(_ says: String, _ because: String?, _ papers: @escaping @Sendable (inout Scene) -> Void) {
      (self.says, self.because, self.papers) = (says, because, papers)
    }
  }

  @Test(
    arguments: [
      Row("in force", "NMPA: 国械注准20203071234") { $0.register("国械注准20203071234", "nmpa", until: "2025-01-01") },
      Row("expired: neither cleared here nor abroad", nil) {
        $0.register("国械注准20173071234", "nmpa", until: "2022-12-31")
      },
      Row("renewed", "NMPA: 国械注准20223071234") {
        $0.register("国械注准20173071234", "nmpa", until: "2022-12-31")
        $0.register("国械注准20223071234", "nmpa", until: "2027-12-31")
      },
      Row("cancelled", nil) {
        $0.register("国械注准20203071234", "nmpa", until: "2025-01-01", cancelled: "2023-01-01")
      },
      Row("filed", "Municipal authority: 粤深械备20200001号") { $0.register("粤深械备20200001号", "city", until: nil) },
      Row("foreign alone", "cleared abroad: K210001") { $0.register("K210001", "fda", until: nil) },
      Row("foreign alone, and expired", nil) { $0.register("CE 0123", "ce", until: "2022-12-31") },
      Row("expired here, in force abroad", "cleared abroad: K210001") {
        $0.register("国械注准20173071234", "nmpa", until: "2022-12-31")
        $0.register("K210001", "fda", until: nil)
      },
    ], TestDatabase.all)
  func counts(_ row: Row, _ database: TestDatabase) async throws {
    var scene = Scene()
    row.papers(&scene)
    let explained = try await scene.exchange(on: database).explain(scene.need.ref, scene.product.ref, for: .operating)
    let finding = try #require(explained.criteria.first { $0.criterion == "registration" })
    switch finding.measure {
    case .reached(let value, let because): #expect(value > 0 && because.label.en == row.because)
    case .unknown, .unstated: #expect(row.because == nil)
    }
  }

  @Test(
    "a maker's country is told by a division's code as well as by its own",
    arguments: TestDatabase.each([
      ("cn:440300", "cn:420100", 0.4), ("cn:440300", "iso:CN", 0.4), ("iso:CN", "cn:440300", 0.4),
      ("iso:CN", "iso:CN", 0.4),
      ("cn:4403", "cn:440305", 1), ("cn:44", "cn:4403", 0.7), ("cn:4403", "iso:SG", 0.15), ("iso:SG", "iso:SG", 0.4),
    ]))
  func country(_ asker: String, _ giver: String, _ nearness: Double, _ database: TestDatabase) async throws {
    var scene = Scene()
    scene.need.name = Text("国产离心泵")
    (scene.asker.region, scene.giver.region) = ([Code(asker)].compactMap(\.self), [Code(giver)].compactMap(\.self))
    let explained = try await scene.exchange(on: database).explain(scene.need.ref, scene.product.ref, for: .operating)
    func amount(_ name: String) -> Double? {
      guard case .reached(let value, _)? = explained.criteria.first(where: { $0.criterion == name })?.measure else {
        return nil
      }
      return value
    }
    #expect(amount("region") == nearness)
    #expect(amount("domestic") == (giver == "iso:SG" ? 0 : 0.8))
  }
}
