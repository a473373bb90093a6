import Core
import Foundation
import Matching

/// What weights are learned from: for each query its nearest documents and those that answer it, with each ingredient's value.
enum RetrievalValues {
  /// By words and by meaning, so many each.
  private static let depth = 100

  static func write(
    _ path: String, _ given: RetrievalCase, _ documents: [Passage], _ ranker: Ranker, _ reader: PassageReader
  ) throws {
    var lines = "query\tdocument\tgrade\ttext\tbridge\tvector\tprior\n"
    for query in given.queries {
      let passage = reader.query(query.text)
      let words = ranker.values(of: passage, by: [.text]).shares
      let all = ranker.values(of: passage, by: [.text, .bridge, .vector])
      let cosines = all.cosines ?? [Double](repeating: 0, count: documents.count)
      let near = Set(nearest(all.shares) + nearest(cosines) + query.grades.keys)
      for document in near.sorted() {
        let values = [words[document], all.shares[document], cosines[document], documents[document].commonness]
        lines += "\(query.id)\t\(given.documents[document].id)\t\(query.grades[document] ?? 0)\t"
        lines += values.map { String(format: "%.6f", $0) }.joined(separator: "\t") + "\n"
      }
    }
    do { try lines.write(toFile: path, atomically: true, encoding: .utf8) } catch {
      throw Refusal.unreadable(path, error)
    }
  }

  private static func nearest(_ values: [Double]) -> [Int] {
    Array(values.indices.filter { values[$0] > 0 }.sorted { (values[$1], $0) < (values[$0], $1) }.prefix(depth))
  }
}
