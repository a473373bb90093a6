import Core
import Foundation

extension ContradictionRule {
  /// An area of a place against the sum of its parts' areas, stated by figures of one indicator for one period.
  static let figureParts = ContradictionRule { survey in
    survey.topics.sorted { $0.key < $1.key }.flatMap { topic, figures -> [Problem] in
      guard topic.subject.kind == Place.kind, let place = survey.find(ID<Place>(topic.subject.id)) else { return [] }
      let parts = survey.division(of: place)
      guard !parts.isEmpty else { return [] }
      return figures.compactMap { whole -> Problem? in
        guard Measure(whole.unit).dimension == "area", let bounds = Bounds(whole) else { return nil }
        let shares = parts.compactMap { part in
          survey.topics[.init(subject: part.ref, indicator: topic.indicator)]?.first {
            $0.nature == whole.nature && $0.period.map(Span.init) == whole.period.map(Span.init)
              && $0.unit == whole.unit
          }
        }
        let sum = shares.compactMap { Bounds($0) }
        guard sum.count == parts.count, !Bounds.agree([bounds, sum.dropFirst().reduce(sum[0], +)]) else { return nil }
        return .warning(
          "figure.parts", at: whole.ref, "value", others: shares.map(\.ref),
          .both {
            survey.sumWords(
              "\(survey.title(place.ref, $0)) \(survey.name(whole, $0))", whole: survey.value(whole, $0),
              parts: shares.compactMap(\.value), Measure(whole.unit), $0)
          })
      }
    }
  }
}

extension Survey {
  /// The places into which a place is divided: two or more within it that are of its own type.
  ///
  /// A core area and an extension make up an industry city. A park in a district is no part of a sum: districts hold more than parks.
  func division(of place: Place) -> [Place] {
    guard let type = place.type else { return [] }
    let parts = cluster.referrers(Place.self, by: "parent", to: place.ref, for: audience)
      .filter { $0.type == type && $0.id != place.id }
    return parts.count > 1 ? parts : []
  }

  /// `深圳国际医疗器械城 规划面积 近 20 平方公里，各部分合计 6.5 + 15 = 21.5 平方公里`
  func sumWords(_ what: String, whole: String, parts: [Decimal], _ measure: Measure, _ language: Language) -> String {
    let list = parts.map(\.description).joined(separator: " + ")
    let sum = measure.words(parts.reduce(0, +), language)
    return language == .en
      ? "\(what): \(whole), while its parts add up to \(list) = \(sum)" : "\(what)：\(whole)，各部分合计 \(list) = \(sum)"
  }
}
