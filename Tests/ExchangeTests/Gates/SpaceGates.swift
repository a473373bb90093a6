import Core
import Foundation
import Registry

/// Hand-written: no park here is a real one.
extension GateTests {
  static let space = [
    Case("space", "not-own", "pass", "another's"),
    Case("space", "not-own", "fail", "the asker's own") { $0.offer.provider = $0.asker.id },
    Case("space", "in-force", "pass", "open"),
    Case("space", "in-force", "fail", "let in the meantime") { $0.offer.status = "closed" },
    Case("space", "area", "pass", "enough") { ($0.need.area, $0.offer.areaMax) = (800, 1000) },
    Case("space", "area", "pass", "exactly what is free") { ($0.need.area, $0.offer.areaMax) = (1000, 1000) },
    Case("space", "area", "pass", "free at the place that the offer stands in") {
      ($0.need.area, $0.offer.place, $0.place.freeArea) = (800, $0.place.id, 1000)
    },
    Case("space", "area", "fail", "too little") { ($0.need.area, $0.offer.areaMax) = (1200, 1000) },
    Case("space", "area", "fail", "less than it lets") {
      ($0.need.area, $0.offer.areaMin, $0.offer.areaMax) = (100, 500, 1000)
    },
    Case("space", "area", "unknown", "nobody says how much is free") { $0.need.area = 800 },
    Case("space", "area", "unknown", "nobody says how much is wanted") { $0.offer.areaMax = 1000 },
    Case("space", "use", "pass", "all uses are permitted") {
      ($0.need.uses, $0.offer.uses) = (["cleanroom", "storage"], ["storage", "office", "cleanroom"])
    },
    Case("space", "use", "fail", "one is not") {
      ($0.need.uses, $0.offer.uses) = (["cleanroom", "animal-lab"], ["storage", "office", "cleanroom"])
    },
    Case("space", "use", "unknown", "nobody says which are permitted") { $0.need.uses = ["cleanroom"] },
    Case("space", "use", "unknown", "nobody says which are wanted") { $0.offer.uses = ["office"] },
    Case("space", "place", "pass", "anywhere"),
    Case("space", "place", "pass", "a district of the city wanted") {
      ($0.need.region, $0.offer.region) = ([Code("cn", "4403")], [Code("cn", "440309")])
    },
    Case("space", "place", "fail", "another city") {
      ($0.need.region, $0.offer.region) = ([Code("cn", "4403")], [Code("cn", "4201")])
    },
    Case("space", "place", "unknown", "somewhere in the province of the city wanted") {
      ($0.need.region, $0.offer.region) = ([Code("cn", "4403")], [Code("cn", "44")])
    },
    Case("space", "place", "unknown", "nobody says where") {
      ($0.need.region, $0.giver.region) = ([Code("cn", "4403")], [])
    },
    Case("space", "available", "pass", "at any time"),
    Case("space", "available", "pass", "on the day") {
      ($0.need.neededBy, $0.offer.availableFrom) = (Day("2024-06-01"), Day("2024-06-01"))
    },
    Case("space", "available", "fail", "a day late") {
      ($0.need.neededBy, $0.offer.availableFrom) = (Day("2024-06-01"), Day("2024-06-02"))
    },
    Case("space", "available", "unknown", "nobody says from when") { $0.need.neededBy = Day("2024-06-01") },
  ]
}
