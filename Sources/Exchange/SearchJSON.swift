package import Core
package import Registry
package import Search

/// The contract's object of a search: what `search --json` prints, and what the API answers.
package struct SearchJSON: Encodable, Sendable {
  package struct HitJSON: Encodable, Sendable {
    package let kind: String
    package let id: String
    package let name: [String: String]
    package let score: Double
  }

  package let total: Int
  package let hits: [HitJSON]
  package let facets: [String: [String: Int]]
  package let next: String?
  /// Words that were also searched because one that was typed is unknown; absent where all are known.
  package let also: [String]?
  /// Ids of the hits here that share no word and mean about the same; absent where there are none, and where it is told elsewhere.
  package let near: [String]?

  /// `next` spells the cursor of the next page: a door may wrap it.
  package init(
    _ found: SearchAnswer, _ cluster: Cluster, for audience: Audience, also: [String] = [], tellingNear: Bool = false,
    next: (Cursor) -> String = \.description
  ) {
    total = found.total ?? 0
    hits = found.hits.map { hit in
      let title = cluster.title(of: hit.ref, for: audience)
      return HitJSON(
        kind: hit.ref.kind.rawValue, id: hit.ref.id,
        name: ["zh": title?.best(.zh) ?? "", "en": title?.best(.en) ?? ""], score: Double(hit.score) / 1000)
    }
    facets = found.facets
    self.also = also.isEmpty ? nil : also
    let near = found.hits.filter(\.isNear).map(\.ref.id)
    self.near = tellingNear && !near.isEmpty ? near : nil
    self.next = found.next.map(next)
  }
}
