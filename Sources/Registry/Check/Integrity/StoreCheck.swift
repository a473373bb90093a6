import Core
package import Store

/// Whether the store is what its journal says: pages, chain, keys, references, and every value as it was last journalled.
package enum StoreCheck {
  /// Errors only, in the order in which they are found; empty when the store is sound.
  ///
  /// It reads every table once, in one snapshot, a thousand records at a time, so that its memory does not grow with the store. Of
  /// one fault that is everywhere the first hundred are told, and how many more there are.
  package static func problems(_ store: any Store) async throws -> [Problem] {
    let damage = try await found { try await store.integrityProblems() }
    let rest = try await found {
      try await store.read { connection in
        let list = ProblemList()
        for problem in try Journal.problems(connection) { list.add("journal.chain", place: problem.place, problem.why) }
        let register = Register(connection)
        for type in Entities.all { try check(type, register, list, connection) }
        try batches(list, connection)
        try RedirectPass(register: register, list: list, connection: connection).run()
        return list.all
      }
    }
    return damage.problems + (damage.value ?? []).map { Problem(.error, "store.damaged", place: "store", said($0)) }
      + rest.problems + (rest.value ?? [])
  }

  private static func check<E: Entity>(
    _ type: E.Type, _ register: Register, _ list: ProblemList, _ connection: any Connection
  ) throws {
    try RecordPass<E>(register, list, connection).run()
  }

  /// Batches under which something was journalled, but of which there is no record to undo them by.
  private static func batches(_ list: ProblemList, _ connection: any Connection) throws {
    try connection.each(
      """
      SELECT batch, min(seq) FROM journal WHERE batch IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM batch b WHERE b.id = journal.batch) GROUP BY batch ORDER BY 2
      """
    ) { row in
      let (batch, seq) = (row.string(0) ?? "", row.integer(1) ?? 0)
      list.add(
        "journal.batch", place: "journal \(seq)",
        Label("日志提到批次 \(batch)，却没有这个批次的记录", "The journal names batch \(batch), of which there is no record"))
    }
  }

  /// A store too damaged to be read is what a check is for: that is told and not thrown.
  private static func found<T: Sendable>(_ body: () async throws -> T) async throws -> (value: T?, problems: [Problem])
  {
    do {
      return (try await body(), [])
    } catch let refusal as Refusal where refusal.rule == .storeFailed {
      return (nil, [Problem(.error, "store.unreadable", place: refusal.place ?? "store", refusal.message)])
    }
  }

  private static func said(_ words: String) -> Label {
    Label("数据库自检：\(words)", "The database says of itself: \(words)")
  }
}
