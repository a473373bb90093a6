import Foundation

/// How well one query's ranking answers it, as the field measures it. Each is 0 to 1.
package enum RankMeasure: String, CaseIterable, Sendable {
  /// 1 where a right document is the first.
  case hit1 = "hit@1"
  case hit5 = "hit@5"
  case hit10 = "hit@10"
  /// One over the rank of the first right document.
  case mrr
  /// Grades found in the first ten, each over log₂(1 + rank), over the same sum for the best order there could be.
  case ndcg10 = "ndcg@10"

  /// `ranking` holds the grades of the documents as they were ranked, 0 where nobody judged; `judged` all grades of the query.
  package func value(_ ranking: [Double], judged: [Double]) -> Double {
    switch self {
    case .hit1: Self.hit(ranking, 1)
    case .hit5: Self.hit(ranking, 5)
    case .hit10: Self.hit(ranking, 10)
    case .mrr: ranking.firstIndex { $0 > 0 }.map { 1 / Double($0 + 1) } ?? 0
    case .ndcg10:
      switch Self.gain(judged.sorted(by: >)) {
      case 0: 0
      case let best: Self.gain(ranking) / best
      }
    }
  }

  private static func hit(_ ranking: [Double], _ depth: Int) -> Double {
    ranking.prefix(depth).contains { $0 > 0 } ? 1 : 0
  }

  private static func gain(_ grades: [Double]) -> Double {
    grades.prefix(10).enumerated().reduce(0) { $0 + $1.element / log2(Double($1.offset + 2)) }
  }
}
