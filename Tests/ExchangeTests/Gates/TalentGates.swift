import Core
import Registry

/// Hand-written: nobody here is a real person.
extension GateTests {
  static let talent = [
    Case("talent", "not-own", "pass", "somebody from elsewhere") { $0.offer.person = $0.person.id },
    Case("talent", "not-own", "fail", "they work there already") {
      ($0.offer.person, $0.person.organisation) = ($0.person.id, $0.asker.id)
    },
    Case("talent", "in-force", "pass", "open"),
    Case("talent", "in-force", "fail", "they have found a post") { $0.offer.status = "closed" },
    Case("talent", "in-force", "fail", "no longer open to posts") { $0.offer.validUntil = Day("2023-12-31") },
    Case("talent", "degree", "pass", "none asked for"),
    Case("talent", "degree", "pass", "a higher one") { ($0.need.degree, $0.offer.degree) = ("master", "doctor") },
    Case("talent", "degree", "fail", "a lower one") { ($0.need.degree, $0.offer.degree) = ("master", "bachelor") },
    Case("talent", "degree", "unknown", "not said") { $0.need.degree = "master" },
    Case("talent", "engagement", "pass", "any will do") { $0.offer.engagements = ["part-time"] },
    Case("talent", "engagement", "pass", "one of those") {
      ($0.need.engagements, $0.offer.engagements) = (["full-time"], ["full-time", "flexible"])
    },
    Case("talent", "engagement", "fail", "none of those") {
      ($0.need.engagements, $0.offer.engagements) = (["full-time"], ["flexible"])
    },
    Case("talent", "engagement", "unknown", "not said") { $0.need.engagements = ["full-time"] },
    Case("talent", "workplace", "pass", "would work in the province") { $0.offer.region = [Code("cn", "44")] },
    Case("talent", "workplace", "fail", "would work elsewhere alone") { $0.offer.region = [Code("cn", "42")] },
    Case("talent", "workplace", "unknown", "in one district, and the post's is not said") {
      $0.offer.region = [Code("cn", "440305")]
    },
    Case("talent", "workplace", "unknown", "they do not say where"),
    Case("talent", "workplace", "unknown", "nobody says where the post is") {
      ($0.asker.region, $0.offer.region) = ([], [Code("cn", "44")])
    },
    Case("talent", "available", "pass", "no day set"),
    Case("talent", "available", "pass", "in time") {
      ($0.need.neededBy, $0.offer.availableFrom) = (Day("2024-06-01"), Day("2024-03-01"))
    },
    Case("talent", "available", "fail", "too late") {
      ($0.need.neededBy, $0.offer.availableFrom) = (Day("2024-06-01"), Day("2024-09-01"))
    },
    Case("talent", "available", "unknown", "not said") { $0.need.neededBy = Day("2024-06-01") },
  ]
}
