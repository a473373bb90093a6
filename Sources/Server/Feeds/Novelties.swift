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

  /// Of one kind, or of all that a cluster is about.
  static func newest(_ kind: Kind?, _ snapshot: Snapshot, _ store: any Store) async throws -> Novelties {
    let kinds = kind.map { [$0] } ?? Entities.subjects.map { $0.kind }
    var items: [Item] = []
    var seen: Set<Ref> = []
    var before = snapshot.cluster.sequence + 1
    for _ in 0..<(depth / window) {
      let end = before
      let found = try await store.read { try arrivals(kinds, before: end, $0) }
      for (seq, item) in found {
        before = seq
        guard items.count < most, snapshot.cluster.record(item.ref, for: .visitor) != nil else { continue }
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
