package import Core
import Registry
import Search

extension Exchange {
  /// So many of what a search for the name finds are compared.
  private static let depth = 32
  private static let least = 0.5

  /// Records of the same kind whose names say much the same as a record's, the most alike first: what its author should see before.
  /// It may be one that nobody has kept yet.
  package func alike<E: Entity>(_ record: E, limit: Int, for audience: Audience) -> [Ref] {
    let own = SaidByName(record.title.best(record.title.original), cluster)
    let hits = cluster.index.search(own.words, Filter(kinds: [E.kind]), for: audience, limit: Self.depth).hits
    let alike = hits.compactMap { hit -> (ref: Ref, likeness: Double)? in
      guard hit.ref != record.ref, let title = cluster.title(of: hit.ref, for: audience) else { return nil }
      let likeness = Set(title.all.map(\.1)).map { own.likeness(SaidByName($0, cluster)) }.max() ?? 0
      return likeness >= Self.least ? (hit.ref, likeness) : nil
    }
    return alike.sorted { ($1.likeness, $0.ref) < ($0.likeness, $1.ref) }.prefix(limit).map(\.ref)
  }
}

/// The words of a name, weighed by how rare they are in the cluster.
private struct SaidByName {
  let words: WeighedQuery
  /// Under which the index has the name, from 0 to 1: a part of a word counts for less than the word.
  private let held: [String: Double]

  init(_ name: String, _ cluster: Cluster) {
    // Past this a text is no name, and its words cost more than they tell.
    let name = String(name.prefix(400))
    words = cluster.index.weigh(cluster.analyser.search(name))
    held = cluster.analyser.document(name).reduce(into: [:]) { held, term in
      held[term.text] = min(1, held[term.text, default: 0] + Double(term.weight))
    }
  }

  /// From 0 to 1: what two names have in common, of what both say (Dice's coefficient, weighed).
  func likeness(_ other: SaidByName) -> Double {
    let both = given(by: self) + other.given(by: other)
    return both > 0 ? (given(by: other) + other.given(by: self)) / both : 0
  }

  /// How much of these words another name has.
  private func given(by other: SaidByName) -> Double {
    words.terms.reduce(0) { $0 + $1.weight * (other.held[$1.text] ?? 0) }
  }
}
