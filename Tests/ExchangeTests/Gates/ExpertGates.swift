import Core
import Registry

/// Hand-written: nobody here is a real person. The hospital asks for a review of a maker's product.
extension GateTests {
  private static func declare(_ scene: inout Scene, daysAgo: Int = 1) {
    scene.person.declared = Day(ordinal: Scene.today.ordinal - daysAgo)
  }

  static let expert = [
    Case("expert", "role", "pass", "an expert"),
    Case("expert", "role", "pass", "an investigator") { $0.person.roles = ["investigator"] },
    Case("expert", "role", "fail", "an official") { $0.person.roles = ["official"] },
    Case("expert", "role", "unknown", "not said") { $0.person.roles = [] },
    Case("expert", "employer", "pass", "works elsewhere"),
    Case("expert", "employer", "fail", "works for the maker") { $0.person.organisation = $0.giver.id },
    Case("expert", "employer", "fail", "works for who asks") { $0.person.organisation = $0.asker.id },
    Case("expert", "employer", "fail", "for the maker's parent") {
      $0.giver.parent = $0.home.id
    },
    Case("expert", "employer", "fail", "for a subsidiary's subsidiary") {
      $0.home.parent = $0.giver.id
      $0.relate($0.person.ref, "employed-by", $0.home.ref)
    },
    Case("expert", "employer", "fail", "by an affiliation besides the post") {
      $0.relate($0.person.ref, "affiliated-with", $0.giver.ref)
    },
    Case("expert", "employer", "pass", "both are under one authority: that is no group") {
      ($0.home.parent, $0.giver.parent) = (ID("authority"), ID("authority"))
      $0.authority()
    },
    Case("expert", "employer", "unknown", "left the maker a year ago") {
      $0.relate($0.person.ref, "employed-by", $0.giver.ref, until: "2022-12-31")
    },
    Case("expert", "employer", "pass", "left the maker ten years ago") {
      $0.relate($0.person.ref, "employed-by", $0.giver.ref, until: "2013-12-31")
    },
    Case("expert", "employer", "unknown", "nobody knows where") { $0.person.organisation = nil },
    Case("expert", "employer", "unknown", "nobody knows whose product it is") {
      ($0.need.subject, $0.need.requester) = (nil, nil)
    },
    Case("expert", "co-project", "pass", "none by a recent declaration") { declare(&$0) },
    Case("expert", "co-project", "fail", "works on the product itself") {
      $0.relate($0.person.ref, "works-on", $0.product.ref)
    },
    Case("expert", "co-project", "fail", "works on a project that the maker leads") {
      $0.project.lead = $0.giver.id
      $0.relate($0.person.ref, "works-on", $0.project.ref)
    },
    Case("expert", "co-project", "fail", "works on a project that the maker works on, whatever was declared") {
      ($0.project.lead) = $0.home.id
      $0.relate($0.giver.ref, "works-on", $0.project.ref)
      $0.relate($0.person.ref, "works-on", $0.project.ref)
      declare(&$0)
    },
    Case("expert", "co-project", "unknown", "nothing recorded and nothing declared"),
    Case("expert", "co-project", "unknown", "declared more than a year ago") { declare(&$0, daysAgo: 366) },
    Case("expert", "co-patent", "pass", "none by a recent declaration") { declare(&$0, daysAgo: 365) },
    Case("expert", "co-patent", "fail", "with the maker") { $0.relate($0.person.ref, "co-invents", $0.giver.ref) },
    Case("expert", "co-patent", "fail", "with somebody of the maker's, recorded from there") {
      $0.relate(Ref(Person.kind, "maker-person"), "co-invents", $0.person.ref)
      $0.engineer()
    },
    Case("expert", "co-patent", "unknown", "nothing recorded and nothing declared"),
    Case("expert", "interest", "pass", "none by a recent declaration") { declare(&$0) },
    Case("expert", "interest", "fail", "declared one in the maker") {
      $0.relate($0.person.ref, "interest-in", $0.giver.ref)
      declare(&$0)
    },
    Case("expert", "interest", "fail", "holds shares of the maker") {
      $0.relate($0.person.ref, "invests-in", $0.giver.ref)
    },
    Case("expert", "interest", "unknown", "declared nothing"),
    Case("expert", "recused", "pass", "not recused"),
    Case("expert", "recused", "fail", "from this review") { $0.relate($0.person.ref, "recused-from", $0.need.ref) },
    Case("expert", "recused", "fail", "from all of the maker's") {
      $0.relate($0.person.ref, "recused-from", $0.giver.ref)
    },
    Case("expert", "capacity", "pass", "one review of three") { ($0.person.capacity, $0.person.load) = (3, 1) },
    Case("expert", "capacity", "fail", "three of three") { ($0.person.capacity, $0.person.load) = (3, 3) },
    Case("expert", "capacity", "unknown", "not said"),
  ]
}

extension Scene {
  /// One authority over two organisations.
  fileprivate mutating func authority() {
    var over = Organisation(id: ID("authority"))
    (over.name, over.roles) = (Text("某委员会"), ["authority"])
    extras.append(over)
  }

  /// Somebody who works for the maker.
  fileprivate mutating func engineer() {
    var engineer = Person(id: ID("maker-person"))
    (engineer.name, engineer.organisation) = (Text("某工程师"), giver.id)
    extras.append(engineer)
  }
}
