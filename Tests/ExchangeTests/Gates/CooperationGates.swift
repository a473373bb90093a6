import Core
import Registry

/// Hand-written: no partner here is a real one. The project is in Shenzhen.
extension GateTests {
  private static func abroad(_ scene: inout Scene) { scene.giver.region = [Code("iso", "SG")] }

  static let cooperation = [
    Case("cooperation", "not-own", "pass", "another's", abroad),
    Case("cooperation", "not-own", "fail", "its own") { $0.offer.provider = $0.asker.id },
    Case("cooperation", "in-force", "pass", "open", abroad),
    Case("cooperation", "in-force", "fail", "withdrawn") { $0.offer.status = "withdrawn" },
    Case("cooperation", "cross-border", "pass", "Singapore", abroad),
    Case("cooperation", "cross-border", "pass", "here and there") {
      $0.giver.region = [Code("iso", "SG"), Code("cn", "4403")]
    },
    Case("cooperation", "cross-border", "fail", "another city of the same country") {
      $0.giver.region = [Code("cn", "4201")]
    },
    Case("cooperation", "cross-border", "unknown", "nobody knows where the partner is") { $0.giver.region = [] },
    Case("cooperation", "cross-border", "unknown", "nobody knows where the asker is") {
      abroad(&$0)
      $0.asker.region = []
    },
    Case("cooperation", "form", "pass", "any form will do", abroad),
    Case("cooperation", "form", "pass", "one of those") {
      ($0.project.forms, $0.offer.forms) = (["joint-research", "licensing"], ["licensing"])
    },
    Case("cooperation", "form", "fail", "none of those") {
      ($0.project.forms, $0.offer.forms) = (["joint-research"], ["distribution"])
    },
    Case("cooperation", "form", "unknown", "the partner does not say") { $0.project.forms = ["joint-research"] },
    Case("cooperation", "device-field", "pass", "the asker names none", abroad),
    Case("cooperation", "device-field", "pass", "of that field") {
      ($0.project.fields, $0.offer.fields) = (["imaging"], ["imaging"])
    },
    Case("cooperation", "device-field", "fail", "of another") {
      ($0.project.fields, $0.offer.fields) = (["imaging"], ["ivd"])
    },
    Case("cooperation", "device-field", "unknown", "the partner names none") { $0.project.fields = ["imaging"] },
  ]
}
