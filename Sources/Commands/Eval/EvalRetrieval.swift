import ArgumentParser
import Core
import Foundation
import Matching

struct EvalRetrieval: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "retrieval", abstract: "检索得多准 · How well documents are found",
    discussion: """
      三个以制表符分隔的文件，表头：documents 为 id text，queries 为 id text，judgements 为 query document grade。
      Three files with tabs; headers: documents id text, queries id text, judgements query document grade.
      """)

  @Option(name: .long, help: "What is searched: id, text.")
  var documents: String

  @Option(name: .long, help: "What is asked: id, text.")
  var queries: String

  @Option(name: .long, help: "What answers what: query, document, grade (0 for what does not answer).")
  var judgements: String

  @Flag(
    name: .long, help: "Also what each ingredient adds: words, words of the other language, meaning, document prior.")
  var ingredients = false

  @Option(name: .long, help: "Write each ingredient's value for each query's nearest documents, to learn weights from.")
  var values: String?

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let given = try RetrievalCase(documents: documents, queries: queries, judgements: judgements)
    if given.unjudged > 0 {
      Terminal.note(
        Label("\(given.unjudged) 条查询没有判定，不计入。", "\(given.unjudged) queries have no judgement and are left out.")[
          options.language])
    }
    let share = Environment.share
    let reader = PassageReader(language: try Workplace.language(share))
    let weights = try RankingWeights(file: try share.find("ranking.tsv"))
    let reading = Terminal.progress(Label("分析", "reading"), options.language)
    let passages = given.documents.enumerated().map { number, document in
      if number % 100 == 99 || number + 1 == given.documents.count { reading(number + 1, given.documents.count) }
      return reader.document(document.text)
    }
    let ranker = Ranker(passages, weights: weights)
    if let values { try RetrievalValues.write(values, given, passages, ranker, reader) }
    let report = measure(given, ranker, reader)
    if options.json {
      try Terminal.json(RetrievalJSON(report, ingredients: ingredients))
    } else {
      for line in RetrievalPrinter(language: options.language).lines(report, ingredients: ingredients) {
        Terminal.print(line)
      }
    }
  }

  private func measure(_ given: RetrievalCase, _ ranker: Ranker, _ reader: PassageReader) -> RetrievalReport {
    let stages = ingredients ? Ingredient.stages : [Set(Ingredient.allCases)]
    var values = stages.map { _ in
      Dictionary(uniqueKeysWithValues: RankMeasure.allCases.map { ($0, [Double]()) })
    }
    let progress = Terminal.progress(Label("检索", "searching"), options.language)
    for (number, query) in given.queries.enumerated() {
      let passage = reader.query(query.text)
      for (stage, ingredients) in stages.enumerated() {
        let ranking = ranker.rank(passage, by: ingredients, limit: given.documents.count).map {
          query.grades[$0.document] ?? 0
        }
        for measure in RankMeasure.allCases {
          values[stage][measure]?.append(measure.value(ranking, judged: Array(query.grades.values)))
        }
      }
      if number % 20 == 19 || number + 1 == given.queries.count { progress(number + 1, given.queries.count) }
    }
    return RetrievalReport(documents: given.documents.count, stages: stages, values: values)
  }
}
