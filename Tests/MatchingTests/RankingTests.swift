import Core
import Foundation
import Testing

@testable import Matching

/// Rankings by words, bridged words, meaning and prior.
struct RankingTests {
  private func terms(_ text: String) -> [Term] { text.split(separator: " ").map { Term(text: String($0)) } }

  private func passage(
    _ own: String, _ bridged: String = "", _ vector: [Float] = [], commonness: Double = 0
  ) -> Passage {
    Passage(terms: terms(own), bridged: terms(bridged), vector: TextVector(vector), commonness: commonness)
  }

  private func ranked(
    _ documents: [Passage], _ query: Passage, _ ingredients: Set<Ingredient>, prior: Double = 0.5
  ) -> [Int] {
    Ranker(documents, weights: RankingWeights(bridge: 2, vector: 0.5, prior: prior))
      .rank(query, by: ingredients, limit: documents.count).map(\.document)
  }

  /// By words alone a ranking is the index's: the same law, the same order.
  @Test(arguments: 0..<30)
  func wordsAloneAreTheIndexsOwnScore(_ seed: Int) {
    var world = World(seed)
    let documents = (0..<world.dice.below(60) + 1).map { _ in world.terms(12) }
    var index = SearchIndex()
    for (number, terms) in documents.enumerated() {
      index.upsert(
        Profile(
          ref: Ref(Kind("product"), "p\(number)"), visibility: .everyone, owners: [],
          fields: [ProfileField("text", terms)], facets: [:]))
    }
    let ranker = Ranker(documents.map { Passage(terms: $0) }, weights: RankingWeights(bridge: 1, vector: 1, prior: 1))
    for _ in 0..<5 {
      // Without words a search finds everything, and a ranking nothing.
      let query = Query(world.terms(5) + [Term(text: "w0")])
      let total = index.weigh(query).total
      let found = index.search(query, for: .visitor, limit: documents.count)
      let ranking = ranker.rank(Passage(terms: query.terms), by: [.text], limit: documents.count)
      #expect(ranking.count == found.hits.count)
      let scores = Dictionary(uniqueKeysWithValues: ranking.map { ("p\($0.document)", $0.score) })
      for hit in found.hits { #expect(abs((scores[hit.ref.id] ?? -1) - hit.score / total) < 1e-5) }
      #expect(ranking.map(\.score) == ranking.map(\.score).sorted(by: >))
    }
  }

  @Test func eachIngredientDoesItsPart() {
    let documents = [
      passage("pump", "", [1, 0, 0, 0]), passage("输液泵", "infus pump", [1, 0.2, 0, 0]),
      passage("oximet", "", [0, 1, 0, 0], commonness: 0.9), passage("血氧仪", "oximet", [0, 1, 0.2, 0]),
    ]
    let query = passage("oximet", "", [0, 1, 0.1, 0])
    #expect(ranked(documents, query, [.text]) == [2])
    #expect(Set(ranked(documents, query, [.text, .bridge])) == [2, 3])
    // What nothing speaks for is in no ranking; what only its meaning speaks for is.
    #expect(Set(ranked(documents, query, [.text, .bridge, .vector])) == [1, 2, 3])
    #expect(ranked(documents, query, Set(Ingredient.allCases)).first == 3)
    #expect(ranked(documents, passage("nothing"), Set(Ingredient.allCases)).isEmpty)
  }

  @Test func equalOnesKeepTheirOrderAndTheLimitHolds() {
    let documents = (0..<5).map { _ in passage("pump") }
    #expect(ranked(documents, passage("pump"), [.text]) == [0, 1, 2, 3, 4])
    let ranker = Ranker(documents, weights: RankingWeights(bridge: 1, vector: 0, prior: 0))
    #expect(ranker.rank(passage("pump"), by: [.text], limit: 2).map(\.document) == [0, 1])
    #expect(ranker.rank(passage("pump"), by: [.text], limit: 0).isEmpty)
    #expect(ranked([], passage("pump"), Set(Ingredient.allCases)).isEmpty)
  }

  @Test func weightsAreReadOrRefused() throws {
    #expect(try weights("# why\ningredient\tweight\nbridge\t3\nvector\t0.1\nprior\t0\n").vector == 0.1)
    let wrong = [
      "", "bridge\t3\nvector\t1\n", "bridge\t3\nvector\t1\nprior\t1\nprior\t1\n", "bridge\t-1\nvector\t1\nprior\t1\n",
      "bridge\tnan\nvector\t1\nprior\t1\n", "bridge 3\nvector\t1\nprior\t1\n",
      "text\t1\nbridge\t1\nvector\t1\nprior\t1\n",
    ]
    for text in wrong {
      let refusal = #expect(throws: Refusal.self) { try weights(text) }
      #expect(refusal?.code == "resource.damaged", "\(text)")
    }
  }

  private func weights(_ text: String) throws -> RankingWeights {
    let file = FileManager.default.temporaryDirectory.appending(path: "weights-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try text.write(to: file, atomically: true, encoding: .utf8)
    return try RankingWeights(file: file)
  }
}
