import Core
import Foundation

extension ContradictionRule {
  /// A growth that a source states against the one that its indicator's own figures give.
  ///
  /// > 2022 年增加值 332 亿元，2021 年 275.36 亿元，算得 +20.6%，来源称 +12.4%
  ///
  /// A rate over several years is read as compound. Where several figures stand for a year, one pair that gives the stated rate
  /// is enough to keep silent; half a point either way is rounding.
  static let growth = ContradictionRule { survey in
    survey.topics.sorted { $0.key < $1.key }.flatMap { topic, figures in
      figures.compactMap { stated -> Problem? in
        guard stated.unit == "%", let rate = Bounds(stated, rounding: false), let levels = stated.growthOf,
          levels != topic.indicator,
          let known = survey.topics[.init(subject: topic.subject, indicator: levels)]
        else { return nil }
        let readings = Growth.readings(of: stated, among: known)
        guard let first = readings.first, !readings.contains(where: { $0.gives(rate) }) else { return nil }
        return .warning(
          "figure.growth", at: stated.ref, "value", others: [first.to.ref, first.from.ref],
          .both { first.words(stated, survey, $0) })
      }
    }
  }
}

/// A growth computed from two figures of one indicator.
struct Growth {
  let from: Figure
  let to: Figure
  let years: Int

  static let tolerance = 0.5

  /// The pairs of figures that a stated rate can mean, those on one basis first.
  static func readings(of stated: Figure, among levels: [Figure]) -> [Growth] {
    guard let period = stated.period else { return [] }
    var out: [Growth] = []
    for (first, last, years) in spans(of: period) {
      let ends = levels.filter { $0.isTarget == stated.isTarget && $0.period.map(Span.init) == last }
      // A planned rate may set out from what was observed.
      let starts = levels.filter { (!$0.isTarget || stated.isTarget) && $0.period.map(Span.init) == first }
      for to in ends {
        for from in starts where Measure(from.unit).dimension == Measure(to.unit).dimension {
          let growth = Growth(from: from, to: to, years: years)
          if growth.rate != nil { out.append(growth) }
        }
      }
    }
    return out.filter(\.sharesBasis) + out.filter { !$0.sharesBasis }
  }

  /// One year: against the same days a year before. Several: from the first year to the last, or, as five-year plans count, from
  /// the year before the first.
  private static func spans(of period: Period) -> [(Span, Span, Int)] {
    let span = Span(period)
    let years = period.last.year - period.first.year
    if years == 0 { return span.yearsBefore(1).map { [($0, span, 1)] } ?? [] }
    guard let first = Span(year: period.first.year), let last = Span(year: period.last.year),
      span == first.through(last)
    else { return [] }
    return [(first, last, years)] + (first.yearsBefore(1).map { [($0, last, years + 1)] } ?? [])
  }

  var sharesBasis: Bool { from.sharesBasis(with: to) }

  /// Per cent a year, lowest and highest; nil where a base of nothing gives no rate.
  var rate: (low: Double, high: Double)? {
    guard let a = Bounds(from, rounding: false), let b = Bounds(to, rounding: false), a.low > 0, b.low >= 0 else {
      return nil
    }
    func yearly(_ ratio: Double) -> Double { (pow(ratio, 1 / Double(years)) - 1) * 100 }
    let low = a.high.map { yearly(b.low.double / $0.double) } ?? -100
    return (low, b.high.map { yearly($0.double / a.low.double) } ?? .infinity)
  }

  func gives(_ stated: Bounds) -> Bool {
    guard let rate else { return true }
    return rate.low - Self.tolerance <= stated.high?.double ?? .infinity
      && stated.low.double <= rate.high + Self.tolerance
  }
}
