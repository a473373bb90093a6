import Core
import Foundation
import Registry
import Store

/// The records that came in last, as a visitor may see them, the newest first.
struct Novelties: Sendable {
  struct Item: Sendable {
    let ref: Ref
    let at: Date
  }

  static let most = 50
  /// Entries that are looked at in one go, and in all: much of what came in may be hidden or gone again, as after an
  /// import that was undone.
  private static let window = 2000
  private static let depth = 200_000

  let items: [Item]

  static func of(_ topic: FeedTopic, _ snapshot: Snapshot, _ store: any Store) async throws -> Novelties {
    switch topic {
    case .kind(let kind): try await newest(kind.map { [$0] } ?? subjects, snapshot, store, depth: depth)
    case .search(let query):
      try await newest(
        query.kinds.isEmpty ? subjects : query.kinds.filter(subjects.contains), snapshot, store,
        among: SearchedFor.refs(query, snapshot.exchange, for: .visitor), depth: depthOfSearch)
    }
  }

  private static var subjects: [Kind] { Entities.subjects.map { $0.kind } }
  /// Anybody may have endless searches followed: they look less far back.
  private static let depthOfSearch = 20_000

  private static func newest(
    _ kinds: [Kind], _ snapshot: Snapshot, _ store: any Store, among hits: Set<Ref>? = nil, depth: Int
  ) async throws -> Novelties {
    guard !kinds.isEmpty, hits?.isEmpty != true else { return Novelties(items: []) }
    var items: [Item] = []
    var seen: Set<Ref> = []
    var before = snapshot.cluster.sequence + 1
    for _ in 0..<(depth / window) {
      let end = before
      let found = try await store.read { try arrivals(kinds, before: end, $0) }
      for (seq, item) in found {
        before = seq
        guard items.count < most, hits?.contains(item.ref) != false,
          snapshot.cluster.record(item.ref, for: .visitor) != nil
        else { continue }
        if seen.insert(item.ref).inserted { items.append(item) }
      }
      if items.count == most || found.count < window { break }
    }
    return Novelties(items: items)
  }

  /// The last records that came in before an entry of the journal.
  private static func arrivals(_ kinds: [Kind], before: Int, _ connection: any Connection) throws -> [(Int, Item)] {
    // A record comes in where its visibility does: "@visibility":[null,"…"].
    let made = "%\"@visibility\":[null,%"
    var out: [(Int, Item)] = []
    try connection.each(
      """
      SELECT seq, kind, entity, at FROM journal
        WHERE seq < \(before) AND kind IN \(values: kinds) AND changes LIKE \(made) ORDER BY seq DESC LIMIT \(window)
      """
    ) { row in
      guard let seq = row.integer(0), let kind = row.string(1), let id = row.string(2), let at = row.integer(3) else {
        return
      }
      out.append((seq, Item(ref: Ref(Kind(kind), id), at: Date(timeIntervalSince1970: Double(at) / 1000))))
    }
    return out
  }
}
