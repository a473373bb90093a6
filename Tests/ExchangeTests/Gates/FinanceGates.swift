import Core
import Registry

/// Hand-written: no mandate, project or investor here is a real one.
extension GateTests {
  private static func seek(_ scene: inout Scene, _ sought: String) { scene.project.sought = Money(sought) }

  static let finance = [
    Case("finance", "not-own", "pass", "somebody else's"),
    Case("finance", "not-own", "fail", "the project's own lead") { $0.offer.provider = $0.asker.id },
    Case("finance", "in-force", "pass", "open, until today") { $0.offer.validUntil = Scene.today },
    Case("finance", "in-force", "fail", "the mandate ended yesterday") {
      $0.offer.validUntil = Day(ordinal: Scene.today.ordinal - 1)
    },
    Case("finance", "in-force", "fail", "closed") { $0.offer.status = "closed" },
    Case("finance", "field", "pass", "one of the mandate's fields") {
      ($0.project.fields, $0.offer.fields) = (["imaging"], ["ivd", "imaging"])
    },
    Case("finance", "field", "fail", "none of them") {
      ($0.project.fields, $0.offer.fields) = (["implant"], ["ivd", "imaging"])
    },
    Case("finance", "field", "unknown", "the mandate names none") { $0.project.fields = ["implant"] },
    Case("finance", "field", "unknown", "the project names none") { $0.offer.fields = ["imaging"] },
    Case("finance", "stage", "pass", "a stage it invests in") {
      ($0.project.stage, $0.offer.stages) = ("trial", ["preclinical", "trial"])
    },
    Case("finance", "stage", "fail", "earlier than it invests") {
      ($0.project.stage, $0.offer.stages) = ("concept", ["preclinical", "trial"])
    },
    Case("finance", "stage", "unknown", "the project does not say") { $0.offer.stages = ["trial"] },
    Case("finance", "stage", "unknown", "the mandate does not say") { $0.project.stage = "trial" },
    Case("finance", "round", "pass", "neither speaks of rounds"),
    Case("finance", "round", "pass", "the same") { ($0.project.round, $0.offer.rounds) = ("a", ["angel", "a"]) },
    Case("finance", "round", "fail", "another") { ($0.project.round, $0.offer.rounds) = ("c", ["angel", "a"]) },
    Case("finance", "ticket", "pass", "within the range") {
      seek(&$0, "20000000")
      ($0.offer.ticketMin, $0.offer.ticketMax) = (Money("5000000"), Money("30000000"))
    },
    Case("finance", "ticket", "pass", "exactly the smallest, and no largest named") {
      seek(&$0, "5000000")
      $0.offer.ticketMin = Money("5000000")
    },
    Case("finance", "ticket", "fail", "a fen too little") {
      seek(&$0, "4999999.99")
      $0.offer.ticketMin = Money("5000000")
    },
    Case("finance", "ticket", "fail", "more than the largest") {
      seek(&$0, "30000000.01")
      $0.offer.ticketMax = Money("30000000")
    },
    Case("finance", "ticket", "unknown", "in another currency") {
      seek(&$0, "USD 3000000")
      $0.offer.ticketMax = Money("30000000")
    },
    Case("finance", "ticket", "unknown", "the mandate has no range") { seek(&$0, "20000000") },
    Case("finance", "ticket", "unknown", "the project names no amount") { $0.offer.ticketMax = Money("30000000") },
    Case("finance", "region-served", "pass", "the project's province is served") {
      $0.offer.region = [Code("cn", "44")]
    },
    Case("finance", "region-served", "pass", "all of China is served") { $0.offer.region = [Code("iso", "CN")] },
    Case("finance", "region-served", "fail", "another province") { $0.offer.region = [Code("cn", "42")] },
    Case("finance", "region-served", "unknown", "only a district of the project's city") {
      $0.offer.region = [Code("cn", "440305")]
    },
    Case("finance", "region-served", "unknown", "the mandate does not say where"),
    Case("finance", "region-served", "unknown", "the project does not say where") {
      ($0.asker.region, $0.offer.region) = ([], [Code("cn", "44")])
    },
  ]
}
