import Matching

/// What a ranking came to over all queries, stage by stage of its ingredients.
struct RetrievalReport {
  struct Stage {
    let ingredients: Set<Ingredient>
    let measures: [RankMeasure: Bootstrap.Estimate]
    /// Against the stage before, query by query; nil for the first.
    let gains: [RankMeasure: Bootstrap.Estimate]?
  }

  let queries: Int
  let documents: Int
  /// The last is the ranking with all ingredients.
  let stages: [Stage]

  /// `values[stage][measure]` holds one value a query.
  init(documents: Int, stages: [Set<Ingredient>], values: [[RankMeasure: [Double]]]) {
    self.documents = documents
    let queries = values.first?[.hit1]?.count ?? 0
    self.queries = queries
    let bootstrap = Bootstrap(count: queries)
    self.stages = stages.indices.map { stage in
      Stage(
        ingredients: stages[stage], measures: values[stage].mapValues { bootstrap.estimate($0) },
        gains: stage == 0
          ? nil
          : Dictionary(
            uniqueKeysWithValues: RankMeasure.allCases.map {
              ($0, bootstrap.difference(values[stage][$0] ?? [], values[stage - 1][$0] ?? []))
            }))
    }
  }
}
