package import Core
package import Foundation

/// How much each ingredient counts: `Resources/ranking.tsv`, learned from judgements and kept where people can read it.
///
///     score = share of the query's words that the document has     of words bridged, a document's count `bridge`-fold
///           + vector · cosine
///           − prior · commonness of the document
///
/// Beside the weights it says what likeness counts for where no word is shared: `LikenessScale`.
package struct RankingWeights: Sendable, Equatable {
  package var bridge: Double
  package var vector: Double
  package var prior: Double
  package var scale: LikenessScale

  package init(bridge: Double, vector: Double, prior: Double, scale: LikenessScale = .none) {
    self.bridge = bridge
    self.vector = vector
    self.prior = prior
    self.scale = scale
  }

  /// Lines `ingredient weight`, each ingredient but `text` once; `floor` and `depth` once or not at all, and `likeness N` with
  /// what it is worth, rising; `#` begins a comment. Throws `resource.damaged`.
  package init(file: URL) throws {
    let text: String
    do { text = try String(contentsOf: file, encoding: .utf8) } catch {
      throw Refusal.unreadable(file.path, error)
    }
    var found: [String: Double] = [:]
    var steps: [LikenessScale.Step] = []
    let names: Set = ["bridge", "vector", "prior", "floor", "depth"]
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      if line.isEmpty || line.hasPrefix("#") || line == "ingredient\tweight" { continue }
      let cells = line.split(separator: "\t")
      let name = cells.first.map(String.init) ?? ""
      guard cells.count == 2, let weight = Double(cells[1]), (0...1000).contains(weight) else {
        throw Self.damaged(file, Label("第 \(index + 1) 行无效", "line \(index + 1) is invalid"))
      }
      if name.hasPrefix("likeness "), let likeness = Double(name.dropFirst(9)) {
        steps.append(LikenessScale.Step(likeness: likeness, value: weight))
      } else if names.contains(name), found[name] == nil {
        found[name] = weight
      } else {
        throw Self.damaged(file, Label("第 \(index + 1) 行无效", "line \(index + 1) is invalid"))
      }
    }
    guard let bridge = found["bridge"], let vector = found["vector"], let prior = found["prior"] else {
      throw Self.damaged(file, Label("缺少一项权重", "a weight is missing"))
    }
    self.init(bridge: bridge, vector: vector, prior: prior)
    if found["floor"] == nil, found["depth"] == nil, steps.isEmpty { return }
    guard let floor = found["floor"], let depth = found["depth"].flatMap(Int.init(exactly:)),
      let scale = LikenessScale(weight: vector, floor: floor, depth: depth, steps: steps)
    else { throw Self.damaged(file, Label("相近程度的刻度无效", "the scale of likeness is invalid")) }
    self.scale = scale
  }

  private static func damaged(_ file: URL, _ why: Label) -> Refusal {
    Refusal(.resourceDamaged, at: file.path, ["what": file.lastPathComponent, "why": why.zh, "why.en": why.en])
  }
}
