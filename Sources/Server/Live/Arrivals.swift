package import Core
package import Store

/// When records of some kinds first came into the journal, so that the newest can stand first.
package struct Arrivals: Sendable {
  private var first: [Ref: Int] = [:]
  private var sequence = 0

  package init() {}

  /// These arrivals and what came after them.
  package func following(_ kinds: [Kind], _ store: any Store) async throws -> Arrivals {
    try await store.read { [self] connection in
      var out = self
      out.sequence = try Journal.head(connection).seq
      for kind in kinds {
        try connection.each(
          "SELECT entity, MIN(seq) FROM journal WHERE kind = \(kind) AND seq > \(sequence) GROUP BY entity"
        ) { row in
          guard let id = row.string(0), let seq = row.integer(1) else { return }
          let ref = Ref(kind, id)
          if out.first[ref] == nil { out.first[ref] = seq }
        }
      }
      return out
    }
  }

  /// The newest first; what came in one act keeps its order of ids.
  package func newestFirst(_ refs: [Ref]) -> [Ref] {
    refs.sorted { a, b in (first[b] ?? 0, a) < (first[a] ?? 0, b) }
  }
}
