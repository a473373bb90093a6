import Core
import HTML
import Registry

/// A figure worth showing on a wall: the latest value, its trend and what is aimed at.
struct KeyFigure {
  private let row: FigureRow
  private let subject: Ref?
  private let latest: Figure
  private let line: Sparkline?

  /// Those with a target first, then those with several years, then the rest; the subject with most figures leads.
  static func best(_ count: Int, _ visit: Visit) -> [KeyFigure] {
    let figures = visit.cluster.all(Figure.self, for: visit.audience)
    let subjects = Dictionary(grouping: figures, by: \.subject)
      .sorted { ($1.value.count, $0.key?.description ?? "") < ($0.value.count, $1.key?.description ?? "") }
    let all = subjects.prefix(3).flatMap { subject, group in
      FigureRow.rows(of: group).compactMap { KeyFigure($0, subject: subject, visit) }
    }
    let ranked = all.enumerated().sorted { ($1.element.rank, $0.offset) < ($0.element.rank, $1.offset) }.map(\.element)
    // One line an indicator: the same number on three bases is for the page of figures.
    return Array(ranked.uniqued { $0.row.indicator }.prefix(count))
  }

  private init?(_ row: FigureRow, subject: Ref?, _ visit: Visit) {
    guard let latest = row.observed.last ?? row.targets.last else { return nil }
    self.row = row
    self.subject = subject
    self.latest = latest
    line = row.sparkline(visit)
  }

  private var rank: Int {
    (row.targets.isEmpty ? 0 : 2) + (line == nil ? 0 : 3) + (row.observed.isEmpty ? 0 : 1)
  }

  func write(_ html: HTMLWriter, _ visit: Visit) {
    html.li {
      html.p(.class("key-name")) { html.name(row.name, visit) }
      html.p(.class("key-value")) {
        html.a(FigureWords.value(latest, visit), .href(visit.link(.record(latest.ref))))
        if let period = latest.period { html.span(period.description, .class("period")) }
        if row.observed.isEmpty { html.span(visit.say("目标", "target"), .class("tag")) }
      }
      if let line { html.sparkline(line, visit, width: 160, height: 44) }
      if !row.observed.isEmpty, let target = row.targets.last {
        html.p(.class("key-target")) {
          html.text(visit.say("目标 ", "Target "))
          html.text(FigureWords.value(target, visit))
          if let period = target.period { html.text(visit.say("（\(period.description)）", " (\(period.description))")) }
        }
      }
      html.sourceChip(latest.record.source(of: "value"), visit)
    }
  }
}
