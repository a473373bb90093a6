import Core
import Foundation
import Matching

/// A report for people.
struct RetrievalPrinter {
  let language: Core.Language

  func lines(_ report: RetrievalReport, ingredients: Bool) -> [String] {
    let head = Label(
      "\(report.queries) 条查询，\(report.documents) 个文档；括号内为 95 % 区间",
      "\(report.queries) queries, \(report.documents) documents; 95 % intervals in brackets")
    let measures = RankMeasure.allCases
    var table = ColumnTable((ingredients ? [Label("所用", "With")[language]] : []) + measures.map(\.rawValue))
    for (index, stage) in report.stages.enumerated() {
      let name = ingredients ? [index == 0 ? "" : "+ "].map { $0 + label(Ingredient.allCases[index])[language] } : []
      table.add(name + measures.map { Self.text(stage.measures[$0], signed: false) })
      guard let gains = stage.gains else { continue }
      table.add(["  " + Label("增益", "gain")[language]] + measures.map { Self.text(gains[$0], signed: true) })
    }
    return [head[language]] + table.lines
  }

  private func label(_ ingredient: Ingredient) -> Label {
    switch ingredient {
    case .text: Label("用词", "words")
    case .bridge: Label("译词", "bridge terms")
    case .vector: Label("语义向量", "static vectors")
    case .prior: Label("文档先验", "document prior")
    }
  }

  private static func text(_ estimate: Bootstrap.Estimate?, signed: Bool) -> String {
    guard let estimate else { return "" }
    let form = signed ? "%+.3f [%+.3f, %+.3f]" : "%.3f [%.3f, %.3f]"
    return String(format: form, estimate.mean, estimate.low, estimate.high)
  }
}
