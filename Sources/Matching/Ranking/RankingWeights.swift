import Core
package import Foundation

/// How much each ingredient counts: `Resources/ranking.tsv`, learned from judgements and kept where people can read it.
///
///     score = share of the query's words that the document has     of words bridged, a document's count `bridge`-fold
///           + vector · cosine
///           − prior · commonness of the document
package struct RankingWeights: Sendable, Equatable {
  package var bridge: Double
  package var vector: Double
  package var prior: Double

  package init(bridge: Double, vector: Double, prior: Double) {
    self.bridge = bridge
    self.vector = vector
    self.prior = prior
  }

  /// Lines `ingredient weight`, each ingredient but `text` once; `#` begins a comment. Throws `resource.damaged`.
  package init(file: URL) throws {
    let text: String
    do { text = try String(contentsOf: file, encoding: .utf8) } catch {
      throw Refusal.unreadable(file.path, error)
    }
    var found: [Ingredient: Double] = [:]
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") || line == "ingredient\tweight" { continue }
      let cells = line.split(separator: "\t")
      guard cells.count == 2, let name = Ingredient(rawValue: String(cells[0])), name != .text, found[name] == nil,
        let weight = Double(cells[1]), (0...1000).contains(weight)
      else { throw Self.damaged(file, Label("第 \(index + 1) 行无效", "line \(index + 1) is invalid")) }
      found[name] = weight
    }
    guard let bridge = found[.bridge], let vector = found[.vector], let prior = found[.prior] else {
      throw Self.damaged(file, Label("缺少一项权重", "a weight is missing"))
    }
    self.init(bridge: bridge, vector: vector, prior: prior)
  }

  private static func damaged(_ file: URL, _ why: Label) -> Refusal {
    Refusal(.resourceDamaged, at: file.path, ["what": file.lastPathComponent, "why": why.zh, "why.en": why.en])
  }
}
