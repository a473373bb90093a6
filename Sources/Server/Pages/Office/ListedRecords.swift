import Core
import Registry
import Search

/// The records of a kind that the facets of a page's query let through, as the page's reader sees them.
struct ListedRecords {
  let kind: Kind
  /// The first `most`.
  let refs: [Ref]
  let total: Int

  /// Throws `web.page.absent` for what is no kind of the cluster's.
  init(_ visit: Visit, most: Int) throws {
    kind = Kind(visit.parameters["kind"] ?? "")
    guard Entities.isSubject(kind) else { throw Refusal(.webPageAbsent) }
    let found = visit.cluster.index.search(
      Query([], filter: Filter(kinds: [kind], facets: visit.query.facetFilter), counting: .hits), for: visit.audience,
      limit: most)
    refs = found.hits.map(\.ref)
    total = found.total ?? refs.count
  }

  /// Throws `bulk.many`.
  func requireWithin(_ most: Int) throws {
    guard total <= most else { throw Refusal(.bulkMany, ["count": "\(total)", "most": "\(most)"]) }
  }
}
