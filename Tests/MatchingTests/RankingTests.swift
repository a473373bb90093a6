import Core
import Foundation
import TestSupport
import Testing

@testable import Matching

/// Rankings by words, bridged words, meaning and prior.
struct RankingTests {
  private func terms(_ text: String) -> [Passage.Word] {
    text.split(separator: " ").map { Passage.Word(String($0)) }
  }

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

  /// BM25F of one field, spelled as the textbook has it but for the factor that changes no order.
  private func score(_ document: [Passage.Word], _ query: [Passage.Word], among all: [[Passage.Word]]) -> Double {
    func length(_ words: [Passage.Word]) -> Double { words.reduce(0) { $0 + Double($1.weight) } }
    let filled = all.map(length).filter { $0 > 0 }
    let mean = filled.reduce(0, +) / Double(max(1, filled.count))
    var (score, total) = (0.0, 0.0)
    for word in Set(query.map(\.text)) {
      let weight = length(query.filter { $0.text == word })
      let holding = Double(all.count { $0.contains { $0.text == word } })
      let worth = weight * log(1 + (Double(all.count) - holding + 0.5) / (holding + 0.5))
      let frequency = length(document.filter { $0.text == word }) / (0.25 + 0.75 * length(document) / mean)
      total += worth
      if frequency > 0 { score += worth * frequency / (1.2 + frequency) }
    }
    return total > 0 ? score / total : 0
  }

  @Test(arguments: 0..<30)
  func wordsAloneAreScoredByTheLaw(_ seed: Int) {
    var dice = Dice(seed)
    func words(_ most: Int) -> [Passage.Word] {
      // Low numbers come often, as common words do.
      (0..<dice.below(most + 1)).map { _ in
        Passage.Word("w\(min(dice.below(25), dice.below(25)))", weight: [1, 1, 1, 0.5, 0.75][dice.below(5)])
      }
    }
    let documents = (0..<dice.below(60) + 1).map { _ in words(12) }
    let ranker = Ranker(documents.map { Passage(terms: $0) }, weights: RankingWeights(bridge: 1, vector: 1, prior: 1))
    for _ in 0..<5 {
      let query = words(6)
      let ranking = ranker.rank(Passage(terms: query), by: [.text], limit: documents.count)
      let expected = documents.map { score($0, query, among: documents) }
      #expect(Set(ranking.map(\.document)) == Set(expected.indices.filter { expected[$0] > 0 }))
      for found in ranking { #expect(abs(found.score - expected[found.document]) < 1e-9) }
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
    let sound = "# why\ningredient\tweight\nbridge\t3\nvector\t0.1\nprior\t0\n"
    for text in [sound, sound.replacing("\n", with: "\r\n")] { #expect(try weights(text).vector == 0.1) }
    let wrong = [
      "", "bridge\t3\nvector\t1\n", "bridge\t3\nvector\t1\nprior\t1\nprior\t1\n", "bridge\t-1\nvector\t1\nprior\t1\n",
      "bridge\tnan\nvector\t1\nprior\t1\n", "bridge 3\nvector\t1\nprior\t1\n",
      "text\t1\nbridge\t1\nvector\t1\nprior\t1\n",
      // A floor without a depth; steps that fall, lie below the floor, or are worth more than all words.
      Self.usual + "floor\t0.5\n", Self.usual + "likeness 0.6\t0.2\n",
      Self.scaled + "likeness 0.7\t0.3\nlikeness 0.8\t0.2\n", Self.scaled + "likeness 0.4\t0.2\n",
      Self.scaled + "likeness 0.7\t1.5\n", Self.scaled + "likeness\t0.2\n",
      // None of the nearest, half of one.
      Self.usual + "floor\t0.5\ndepth\t0\n", Self.usual + "floor\t0.5\ndepth\t2.5\n",
    ]
    for text in wrong {
      let refusal = #expect(throws: Refusal.self) { try weights(text) }
      #expect(refusal?.code == "resource.damaged", "\(text)")
    }
  }

  private static let usual = "bridge\t3\nvector\t0.1\nprior\t0\n"
  private static let scaled = usual + "floor\t0.5\ndepth\t9\n"

  @Test("a likeness stands for nothing up to the floor, and rises from step to step")
  func scale() throws {
    let scale = try weights(Self.scaled + "likeness 0.6\t0.2\nlikeness 0.8\t0.6\n").scale
    #expect((scale.weight, scale.floor, scale.depth) == (0.1, 0.5, 9))
    for (likeness, value) in [(-1, 0), (0.5, 0), (0.55, 0.1), (0.6, 0.2), (0.7, 0.4), (0.8, 0.6), (1, 0.6)] {
      #expect(abs(scale.value(of: likeness) - value) < 1e-9, "\(likeness)")
    }
    #expect(try weights(Self.usual).scale == .none && LikenessScale.none.value(of: 1) == 0)
    let own = try RankingWeights(file: Self.own).scale
    #expect(own.floor > 0.3 && own.value(of: own.floor) == 0 && own.value(of: 1) < 1)
  }

  private static let own = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Resources/ranking.tsv")

  private func weights(_ text: String) throws -> RankingWeights {
    let file = FileManager.default.temporaryDirectory.appending(path: "weights-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try text.write(to: file, atomically: true, encoding: .utf8)
    return try RankingWeights(file: file)
  }
}
