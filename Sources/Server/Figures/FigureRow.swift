import Core
import Foundation
import Registry

/// Figures that can be compared: one indicator of one subject, in one unit, on one basis.
struct FigureRow {
  let subject: Ref?
  let indicator: String
  let name: Text
  let basis: Text
  let unit: String
  /// By period.
  let observed: [Figure]
  let targets: [Figure]

  /// Rows of figures, those of one subject and one indicator next to each other.
  static func rows(of figures: [Figure]) -> [FigureRow] {
    let groups = Dictionary(grouping: figures) { figure in
      [figure.subject?.description ?? "", figure.indicator ?? "", figure.unit ?? "", figure.basis.best(.zh)]
    }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { key, group in
      let sorted = group.sorted { a, b in
        (a.period?.first.ordinal ?? 0, a.id.rawValue) < (b.period?.first.ordinal ?? 0, b.id.rawValue)
      }
      guard let first = sorted.first else { return nil }
      return FigureRow(
        subject: first.subject, indicator: key[1], name: first.name.isEmpty ? Text(key[1]) : first.name,
        basis: first.basis, unit: key[2],
        observed: sorted.filter { $0.nature != "target" }, targets: sorted.filter { $0.nature == "target" })
    }
  }

  /// The series in little; nil without at least two years.
  func sparkline(_ visit: Visit) -> Sparkline? {
    Sparkline((observed + targets).compactMap { point($0, visit) })
  }

  private func point(_ figure: Figure, _ visit: Visit) -> Sparkline.Point? {
    guard let value = figure.value, let period = figure.period else { return nil }
    let isTarget = figure.nature == "target"
    let words = "\(period.description): \(FigureWords.value(figure, visit))"
    return Sparkline.Point(
      at: Double(period.last.ordinal) / 365.25, value: NSDecimalNumber(decimal: value).doubleValue, isTarget: isTarget,
      words: isTarget ? visit.say("目标 \(words)", "target \(words)") : words)
  }
}

/// A figure in words.
enum FigureWords {
  /// `超过 1,800 家`, `332 亿元`.
  static func value(_ figure: Figure, _ visit: Visit) -> String {
    guard let value = figure.value else { return "—" }
    var out = UnitWords.amount(value, figure.unit, visit.language)
    if let qualifier = figure.qualifier, qualifier != "exact" {
      out = "\(Vocabulary.qualifiers.label(qualifier)[visit.language]) \(out)"
    }
    return out
  }
}
