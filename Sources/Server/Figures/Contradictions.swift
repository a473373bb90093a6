import Core
import HTML
import Registry

extension HTMLWriter {
  /// Contradictions in words, each with the records that it is between.
  func contradictions(_ problems: [Problem], _ visit: Visit) {
    if problems.isEmpty { return }
    ul(.class("contradictions")) {
      for problem in problems {
        li {
          p(problem.label[visit.language])
          let refs = ([problem.at].compactMap(\.self) + problem.others)
          p(.class("muted")) {
            for (index, ref) in refs.prefix(6).enumerated() {
              if index > 0 { text(" · ") }
              contradictionLink(ref, visit)
            }
          }
        }
      }
    }
  }

  /// A figure is told by its value and period, for its name is that of the others.
  private func contradictionLink(_ ref: Ref, _ visit: Visit) {
    guard ref.kind == Figure.kind, let figure = visit.cluster.find(ID<Figure>(ref.id), for: visit.audience) else {
      return recordLink(ref, visit)
    }
    a(.href(visit.link(.record(ref)))) {
      text(figure.name.best(visit.language))
      if let period = figure.period { text(" \(period.description)") }
      text(": \(FigureWords.value(figure, visit))")
    }
    text(" ")
    sourceChip(figure.record.source(of: "value"), visit)
  }
}
