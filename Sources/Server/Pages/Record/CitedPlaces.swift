import Core
import HTML

extension HTMLWriter {
  private static let mostCited = 60

  /// What rests on a publication, paragraph by paragraph; source chips lead here.
  func citedPlaces(_ places: [CitedPlace], _ visit: Visit) {
    if places.isEmpty { return }
    let count = Set(places.flatMap(\.refs)).count
    part("cited", visit.say("以它为出处的记录", "Records that cite it"), count: count) {
      for place in places {
        section(.class("cited"), .id(CitedPlace.anchor(place.locator))) {
          h3(place.locator.isEmpty ? visit.say("未注段落", "No paragraph given") : place.locator)
          ul(.class("names")) { for ref in place.refs.prefix(Self.mostCited) { li { recordLine(ref, visit) } } }
          more(place.refs.count - Self.mostCited, visit)
        }
      }
    }
  }
}
