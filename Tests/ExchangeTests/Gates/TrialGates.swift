import Core
import Registry

/// Hand-written: no trial base here is a real one.
extension GateTests {
  static let trial = [
    Case("trial", "not-own", "pass", "another's"),
    Case("trial", "not-own", "fail", "the hospital's own project") { $0.offer.provider = $0.asker.id },
    Case("trial", "in-force", "pass", "open"),
    Case("trial", "in-force", "fail", "withdrawn") { $0.offer.status = "withdrawn" },
    Case("trial", "specialty", "pass", "one of the base's") {
      ($0.project.specialties, $0.offer.specialties) = (["cardiology"], ["neurology", "cardiology"])
    },
    Case("trial", "specialty", "fail", "none of them") {
      ($0.project.specialties, $0.offer.specialties) = (["orthopaedics"], ["neurology", "cardiology"])
    },
    Case("trial", "specialty", "unknown", "the base names none") { $0.project.specialties = ["cardiology"] },
    Case("trial", "specialty", "unknown", "the project names none") { $0.offer.specialties = ["cardiology"] },
    Case("trial", "filing", "pass", "filed") { $0.offer.filing = "filed" },
    Case("trial", "filing", "fail", "not filed") { $0.offer.filing = "not-filed" },
    Case("trial", "filing", "unknown", "not said"),
    Case("trial", "grade", "pass", "no class III device") { $0.project.deviceClass = "II" },
    Case("trial", "grade", "pass", "class III in a tertiary hospital of grade A") {
      ($0.project.deviceClass, $0.giver.level) = ("III", "三级甲等")
    },
    Case("trial", "grade", "unknown", "class III in a hospital of lower grade") {
      ($0.project.deviceClass, $0.giver.level) = ("III", "二级甲等")
    },
    Case("trial", "capacity", "pass", "three of five") { ($0.offer.capacity, $0.offer.load) = (5, 3) },
    Case("trial", "capacity", "fail", "full") { ($0.offer.capacity, $0.offer.load) = (5, 5) },
    Case("trial", "capacity", "fail", "it takes none") { $0.offer.capacity = 0 },
    Case("trial", "capacity", "unknown", "nobody says how many it has now") { $0.offer.capacity = 5 },
    Case("trial", "capacity", "unknown", "nobody says how many it can take") { $0.offer.load = 5 },
  ]
}
