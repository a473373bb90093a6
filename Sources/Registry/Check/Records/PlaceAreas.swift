import Core
import Foundation

extension ContradictionRule {
  /// A place larger than the one that it lies in, and a place whose parts do not add up to it.
  static let placeAreas = ContradictionRule { survey in
    survey.all(Place.self).flatMap { place -> [Problem] in
      guard let whole = survey.area(of: place) else { return [] }
      let within = survey.cluster.referrers(Place.self, by: "parent", to: place.ref, for: survey.audience)
      var out = within.compactMap { inner -> Problem? in
        guard inner.id != place.id, let area = survey.area(of: inner), let most = whole.bounds.high,
          area.bounds.low >= most
        else { return nil }
        return .warning(
          "place.area", at: inner.ref, "area", others: [place.ref],
          .both { language in
            let (a, b) = (survey.title(inner.ref, language), survey.title(place.ref, language))
            let (x, y) = (area.words(language), whole.words(language))
            return language == .en ? "\(a), \(x), lies in \(b), which has \(y)" : "\(a)面积 \(x)，却位于面积 \(y)的\(b)之内"
          })
      }
      let parts = survey.division(of: place)
      let areas = parts.compactMap { survey.area(of: $0) }
      if let first = areas.first, areas.count == parts.count,
        !Bounds.agree([whole.bounds, areas.dropFirst().reduce(first.bounds) { $0 + $1.bounds }])
      {
        let label = Label.both {
          survey.sumWords(
            survey.title(place.ref, $0) + Label("面积", ", area")[$0], whole: whole.words($0),
            parts: parts.compactMap(\.area),
            Area.measure, $0)
        }
        out.append(.warning("place.parts", at: place.ref, "area", others: parts.map(\.ref), label))
      }
      return out
    }
  }
}

/// A place's area with the reserve under which its source gave it.
private struct Area {
  static let measure = Measure("平方公里")

  let value: Decimal
  let qualifier: String?

  var bounds: Bounds { Bounds(value, qualifier, Self.measure) }

  func words(_ language: Language) -> String {
    let reserve = qualifier.flatMap { $0 == "exact" ? nil : Vocabulary.qualifiers.label($0)[language] + " " } ?? ""
    return reserve + Self.measure.words(value, language)
  }
}

extension Survey {
  /// A place has no column for "nearly": the figure that says the same number of it does.
  fileprivate func area(of place: Place) -> Area? {
    guard let value = place.area else { return nil }
    let figure = cluster.referrers(Figure.self, by: "subject", to: place.ref, for: audience).first {
      $0.value == value && Measure($0.unit) == Area.measure
    }
    return Area(value: value, qualifier: figure?.qualifier)
  }
}
