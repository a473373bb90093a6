import Core
import Exchange
import Registry
import Search

/// A page of a kind's records: by words, by facets, by what they refer to.
struct RecordList: Sendable {
  private static let most = 1_000_000

  let type: any Entity.Type
  let filters: RecordFilters

  func answer(_ call: APICall) throws -> APIReply {
    let records = RecordJSON(cluster: call.cluster, audience: call.audience)
    let page = try Entities.isSubject(type.kind) ? searched(call) : listed(call)
    var reply = APIReply.json(
      .object(
        ("total", .integer(page.total)), ("items", .array(page.refs.compactMap(records.json))),
        ("facets", page.facets), ("next", page.next.map(JSON.string))))
    reply.linkNext(call, page.next)
    return reply
  }

  private struct Page {
    let total: Int
    let refs: [Ref]
    var facets: JSON?
    let next: String?
  }

  /// What the index holds: without words in the order of the ids, with words the best first.
  private func searched(_ call: APICall) throws -> Page {
    let among = filters.referrers(call)
    let cursor = try Paging.position(call).map { try Cursor($0) }
    let found = call.exchange.search(
      call.string(.text) ?? "", kinds: [type.kind], facets: filters.facets(of: call),
      limit: among == nil ? call.integer(.limit) : Self.most, cursor: among == nil ? cursor : nil, for: call.audience)
    guard let among else {
      return Page(
        total: found.total ?? 0, refs: found.hits.map(\.ref), facets: facets(found.facets),
        next: found.next.map { Paging.cursor($0.description, call) })
    }
    return try listed(found.hits.map(\.ref).filter(among.contains).sorted(), call, facets: .members([]))
  }

  /// What the index does not hold: all of them, in the order of their ids.
  private func listed(_ call: APICall) throws -> Page {
    let among = filters.referrers(call)
    let facets = filters.facets(of: call)
    let refs = call.snapshot.refs(of: type.kind, for: call.audience).filter { ref in
      (among?.contains(ref) ?? true) && (facets.isEmpty || holds(ref, facets, call))
    }
    return try listed(refs, call, facets: nil)
  }

  private func listed(_ refs: [Ref], _ call: APICall, facets: JSON?) throws -> Page {
    let page = try Paging.page(refs, call) { $0.id }
    return Page(total: refs.count, refs: Array(page.items), facets: facets, next: page.next)
  }

  private func holds(_ ref: Ref, _ facets: [String: Set<String>], _ call: APICall) -> Bool {
    let facts = call.cluster.facts(of: ref, for: call.audience)
    return facets.allSatisfy { name, wanted in
      facts.contains { fact in
        guard fact.field == name else { return false }
        if case .words(let words) = fact.value { return words.contains(where: wanted.contains) }
        return wanted.contains(fact.value.canonical)
      }
    }
  }

  private func facets(_ facets: [String: [String: Int]]) -> JSON {
    .object(
      facets.filter { $0.key != "kind" }.sorted { $0.key < $1.key }.map { name, values in
        (name, .object(values.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) }))
      })
  }
}
