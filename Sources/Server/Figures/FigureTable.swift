import Core
import HTML
import Registry

/// One subject's figures as a table: years as columns, targets apart, the source on each.
struct FigureTable {
  let rows: [FigureRow]
  /// Calendar years of the observed figures, in order.
  private let years: [Int]
  private let hasOther: Bool
  private let hasTargets: Bool

  init(_ figures: [Figure]) {
    rows = FigureRow.rows(of: figures)
    let observed = rows.flatMap(\.observed)
    years = Set(observed.compactMap(Self.year)).sorted()
    hasOther = observed.contains { Self.year($0) == nil }
    hasTargets = rows.contains { !$0.targets.isEmpty }
  }

  /// The year within which a figure's period lies; nil for what spans years or names none.
  private static func year(_ figure: Figure) -> Int? {
    figure.period.flatMap { $0.first.year == $0.last.year ? $0.first.year : nil }
  }

  /// `subjects` names each row's subject, where a table holds those of several.
  func write(_ html: HTMLWriter, caption: String, _ visit: Visit, subjects: Bool = false) {
    let lines = rows.map { $0.sparkline(visit) }
    let hasTrend = lines.contains { $0 != nil }
    html.div(.class("table-wide"), .role("region"), .ariaLabel(caption), .focusable(true)) {
      html.table(.class("figures")) {
        html.caption(caption, .class("unseen"))
        html.thead {
          html.tr {
            html.th(visit.say("指标", "Indicator"), .column)
            for year in years { html.th("\(year)", .column) }
            if hasOther { html.th(visit.say("其他时期", "Other periods"), .column) }
            if hasTargets { html.th(visit.say("目标", "Targets"), .class("target"), .column) }
            if hasTrend { html.th(visit.say("走势", "Trend"), .column) }
          }
        }
        html.tbody {
          for (row, line) in zip(rows, lines) { write(html, row, line, hasTrend: hasTrend, subjects: subjects, visit) }
        }
      }
    }
  }

  private func write(
    _ html: HTMLWriter, _ row: FigureRow, _ line: Sparkline?, hasTrend: Bool, subjects: Bool, _ visit: Visit
  ) {
    html.tr {
      html.th(.row) {
        if subjects, let subject = row.subject { html.p(.class("kicker")) { html.recordLink(subject, visit) } }
        html.name(row.name, visit)
        if !row.basis.isEmpty { html.span(row.basis.best(visit.language), .class("byline")) }
      }
      for year in years {
        cell(html, row.observed.filter { Self.year($0) == year }, isTarget: false, year: year, visit)
      }
      if hasOther { cell(html, row.observed.filter { Self.year($0) == nil }, isTarget: false, year: nil, visit) }
      if hasTargets { cell(html, row.targets, isTarget: true, year: nil, visit) }
      if hasTrend { html.td { if let line { html.sparkline(line, visit, width: 130, height: 40) } } }
    }
  }

  private func cell(_ html: HTMLWriter, _ figures: [Figure], isTarget: Bool, year: Int?, _ visit: Visit) {
    html.td(.class("target", if: isTarget)) {
      for figure in figures {
        html.div(.class("figure-value")) {
          html.a(.href(visit.link(.record(figure.ref))), .class("figure-number")) {
            html.text(FigureWords.value(figure, visit))
          }
          if let period = figure.period, period.description != year.map(String.init) {
            html.span(period.description, .class("period"))
          }
          html.sourceChip(figure.record.source(of: "value"), visit)
        }
      }
    }
  }
}
