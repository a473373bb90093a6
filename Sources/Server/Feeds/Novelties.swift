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
  /// Entries that are looked at for a feed: much of what came in may be hidden or gone again.
  private static let depth = 1000

  let items: [Item]

  /// Of one kind, or of all that a cluster is about.
  static func newest(_ kind: Kind?, _ snapshot: Snapshot, _ store: any Store) async throws -> Novelties {
    let kinds = kind.map { [$0] } ?? Entities.subjects.map { $0.kind }
    let head = snapshot.cluster.sequence
    // A record comes in where its visibility does: "@visibility":[null,"…"].
    let made = "%\"@visibility\":[null,%"
    let found = try await store.read { connection in
      var out: [Item] = []
      try connection.each(
        """
        SELECT kind, entity, at FROM journal WHERE seq <= \(head) AND kind IN \(values: kinds) AND changes LIKE \(made)
          ORDER BY seq DESC LIMIT \(depth)
        """
      ) { row in
        guard let kind = row.string(0), let id = row.string(1), let at = row.integer(2) else { return }
        out.append(Item(ref: Ref(Kind(kind), id), at: Date(timeIntervalSince1970: Double(at) / 1000)))
      }
      return out
    }
    var seen: Set<Ref> = []
    let visible = found.filter { snapshot.cluster.record($0.ref, for: .visitor) != nil && seen.insert($0.ref).inserted }
    return Novelties(items: Array(visible.prefix(most)))
  }
}
