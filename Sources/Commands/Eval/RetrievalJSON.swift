import Matching

/// The contract's object: how many, and each measure with its 95 % interval.
struct RetrievalJSON: Encodable {
  private let report: RetrievalReport
  private let ingredients: Bool

  init(_ report: RetrievalReport, ingredients: Bool) {
    self.report = report
    self.ingredients = ingredients
  }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Name.self)
    try object.encode(report.queries, forKey: Name("queries"))
    try object.encode(report.documents, forKey: Name("documents"))
    guard let all = report.stages.last else { return }
    for measure in RankMeasure.allCases {
      try object.encode(Self.triple(all.measures[measure]), forKey: Name(measure.rawValue))
    }
    if ingredients { try object.encode(report.stages.map(StageJSON.init), forKey: Name("ingredients")) }
  }

  private static func triple(_ estimate: Bootstrap.Estimate?) -> [Double] {
    estimate.map { [$0.mean, $0.low, $0.high] } ?? []
  }

  private struct StageJSON: Encodable {
    let with: [String]
    let measures: [String: [Double]]
    let gains: [String: [Double]]?

    init(_ stage: RetrievalReport.Stage) {
      with = Ingredient.allCases.filter(stage.ingredients.contains).map(\.rawValue)
      func named(_ estimates: [RankMeasure: Bootstrap.Estimate]) -> [String: [Double]] {
        Dictionary(uniqueKeysWithValues: estimates.map { ($0.rawValue, triple($1)) })
      }
      measures = named(stage.measures)
      gains = stage.gains.map(named)
    }
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }
}
