import Core
import Foundation

extension ContradictionRule {
  /// Values of one indicator about one subject for the same days that cannot all be true.
  ///
  /// > 深圳市：2022 年医疗器械生产企业，一说超过 1800 家（《…》 ¶5），一说超过 1300 家（《…》 ¶11）
  ///
  /// - Observed is held against observed and target against target, in units that measure the same.
  /// - What a qualifier leaves open is in `Bounds`: over 1800 and about 1800 agree, over 1800 and over 1300 do not.
  /// - Periods must be the same days. A month within a year is not compared: it may be a part of it.
  /// - A figure without a period is held against all: it is a rival only when no dated one agrees with it.
  /// - Bases that differ excuse nothing, for sources word them freely, but they are told.
  static let rivalFigures = ContradictionRule { survey in
    survey.topics.sorted { $0.key < $1.key }.flatMap { topic, figures in
      let alike = Dictionary(grouping: figures) { "\($0.isTarget) \(Measure($0.unit).dimension)" }
      return alike.sorted { $0.key < $1.key }.flatMap { rivals(among: $0.value) }.map { survey.rivalry($0) }
    }
  }

  /// Sets of figures of one topic, nature and dimension in which not all can be true.
  private static func rivals(among figures: [Figure]) -> [[Figure]] {
    if figures.count < 2 { return [] }
    let spans = Dictionary(grouping: figures.filter { $0.period != nil }) { $0.period.map(Span.init) }
    let dated = spans.sorted { a, b in
      guard let x = a.key, let y = b.key else { return false }
      return x < y
    }.map(\.value)
    var out = dated.filter { !agree($0) }
    let undated = figures.filter { figure in
      figure.period == nil && !dated.joined().contains { agree([figure, $0]) }
    }
    let latest = dated.last ?? []
    if undated.count + latest.count > 1, !undated.isEmpty, !agree(undated + latest) { out.append(undated + latest) }
    return out
  }

  private static func agree(_ figures: [Figure]) -> Bool {
    // "At least 3" does not contradict "at least 5" of what is; as targets they are two different ones.
    let aims = Set(figures.filter { $0.isTarget && $0.qualifier == "at-least" }.compactMap { Bounds($0)?.low })
    return aims.count < 2 && Bounds.agree(figures.compactMap { Bounds($0) })
  }
}

extension Survey {
  fileprivate func rivalry(_ figures: [Figure]) -> Problem {
    let sorted = figures.sorted { a, b in
      (Bounds(b)?.low ?? 0, a.id.rawValue) < (Bounds(a)?.low ?? 0, b.id.rawValue)
    }
    let first = sorted[0]
    let tellsBasis = sorted.contains { !$0.sharesBasis(with: first) }
    let tellsPeriod = Set(sorted.map { $0.period.map(Span.init) }).count > 1
    let label = Label.both { language in
      let told = sorted.prefix(Self.mostRivals).map {
        (value($0, language), notes($0, basis: tellsBasis, period: tellsPeriod, language))
      }
      let period = tellsPeriod ? nil : first.period?.words(language)
      let subject = title(first.subject, language)
      let what = name(first, language)
      let count = sorted.count
      if language == .en {
        let head = what + (first.isTarget ? " (target)" : "") + (period.map { ", \($0)" } ?? "")
        return "\(subject): \(head): \(told.map { "\($0) (\($1))" }.joined(separator: " or "))"
          + (count > told.count ? ", \(count) values in all" : "")
      }
      let head = (period ?? "") + what + (first.isTarget ? "（目标）" : "")
      let sides = told.map { value, notes in "一说\(value.first?.isNumber == true ? " " : "")\(value)（\(notes)）" }
      return "\(subject)：\(head)，\(sides.joined(separator: "，"))" + (count > told.count ? "，共 \(count) 说" : "")
    }
    return .warning("figure.rival", at: first.ref, "value", others: sorted.dropFirst().map(\.ref), label)
  }

  /// Source, and whatever else tells one value from another.
  private func notes(_ figure: Figure, basis: Bool, period: Bool, _ language: Language) -> String {
    var out = [source(figure.record.source(of: "value"), language)]
    if period { out.append(figure.period?.words(language) ?? Label("时期未载", "no period given")[language]) }
    if basis, !figure.basis.isEmpty {
      out.append(Label("口径：", "basis: ")[language] + figure.basis.best(language))
    }
    return out.joined(separator: language == .en ? "; " : "；")
  }

  private static let mostRivals = 6
}
