import Core
import Registry

/// Hand-written: no service here is a real one. Who asks is a case; which services its step takes says `WayOfAProduct`.
extension GateTests {
  static let service = [
    Case("service", "not-own", "pass", "another's"),
    Case("service", "not-own", "fail", "the applicant's own") { $0.offer.provider = $0.asker.id },
    Case("service", "in-force", "pass", "open"),
    Case("service", "in-force", "fail", "closed") { $0.offer.status = "closed" },
    Case("service", "service", "pass", "tests, for a case that is to be tested") {
      ($0.matter.step, $0.offer.services) = ("testing", ["testing"])
    },
    Case("service", "service", "fail", "health economics, for a case that is to be tested") {
      ($0.matter.step, $0.offer.services) = ("testing", ["health-economics"])
    },
    Case("service", "service", "pass", "what the case asks for, whatever its step") {
      ($0.matter.step, $0.matter.services, $0.offer.services) = ("testing", ["cro"], ["cro"])
    },
    Case("service", "service", "unknown", "the offer does not say which") { $0.matter.step = "testing" },
    Case("service", "service", "unknown", "the case is at no known step") { $0.offer.services = ["testing"] },
    Case("service", "stage", "pass", "any stage") { $0.matter.step = "testing" },
    Case("service", "stage", "pass", "testing is a step of registration") {
      ($0.matter.step, $0.offer.stages) = ("testing", ["registration"])
    },
    Case("service", "stage", "fail", "another stage alone") {
      ($0.matter.step, $0.offer.stages) = ("animal-test", ["registration"])
    },
    Case("service", "device-field", "pass", "of that field") {
      ($0.matter.fields, $0.offer.fields) = (["imaging"], ["imaging", "software"])
    },
    Case("service", "device-field", "pass", "the case names none") { $0.offer.fields = ["imaging"] },
    Case("service", "device-field", "pass", "of its product's field") {
      ($0.matter.product, $0.product.fields, $0.offer.fields) = ($0.product.id, ["imaging"], ["imaging"])
    },
    Case("service", "device-field", "fail", "of another") {
      ($0.matter.fields, $0.offer.fields) = (["ivd"], ["imaging"])
    },
    Case("service", "device-field", "unknown", "the service names none") { $0.matter.fields = ["ivd"] },
    Case("service", "capacity", "pass", "room for one more") { ($0.offer.capacity, $0.offer.load) = (10, 9) },
    Case("service", "capacity", "fail", "full") { ($0.offer.capacity, $0.offer.load) = (10, 10) },
    Case("service", "capacity", "pass", "less than none under way is none") {
      ($0.offer.capacity, $0.offer.load) = (.max, -1)
    },
    Case("service", "capacity", "fail", "less than none is none") { ($0.offer.capacity, $0.offer.load) = (-1, .min) },
    Case("service", "capacity", "unknown", "not said"),
  ]
}
