package import Core
package import Foundation

/// One act in the making: everything that it writes goes through it and is journalled in the same transaction.
///
/// Not Sendable on purpose: it lives inside one `write` body and dies with it.
package final class Act {
  package let connection: any Connection
  package let actor: String
  package let verb: String
  package let batch: String?
  package let reason: String?
  package let at: Date

  /// The journal's last sequence before this act.
  package let begin: Int
  /// The journal's last sequence so far, this act's own entries among them.
  package var last: Int { seq }
  private var seq: Int
  private var hash: String

  fileprivate init(_ connection: any Connection, actor: String, verb: String, batch: String?, reason: String?, at: Date)
    throws
  {
    self.connection = connection
    self.actor = actor
    self.verb = verb
    self.batch = batch
    self.reason = reason
    self.at = at
    // Taking the head row's lock first gives every database the same order, chain and isolation of writers.
    try connection.execute("UPDATE journal_head SET seq = seq WHERE one = 1")
    (seq, hash) = try Journal.head(connection)
    begin = seq
  }

  /// Spelled once: it runs for every row of a file.
  private static let insert: SQL = """
    INSERT INTO journal (seq, at, actor, verb, batch, kind, entity, changes, reason, hash)
      VALUES \(values: [SQLValue](repeating: .null, count: 10))
    """

  /// Appends an entry. `personal` names the fields whose values are to be erasable.
  package func journal(_ ref: Ref, _ changes: [String: Journal.Change], personal: Set<String> = [], verb: String? = nil)
    throws
  {
    var parts: [(String, JSON?)] = []
    var secrets: [(String, String, Journal.Change)] = []
    for (field, change) in changes.sorted(by: { $0.key < $1.key }) {
      if personal.contains(field) {
        let salt = Journal.salt()
        parts.append((field, Journal.veiled(change, of: field, salt: salt)))
        secrets.append((field, salt, change))
      } else {
        parts.append((field, .array([change.before, change.after].map { $0.map(JSON.string) ?? .null })))
      }
    }
    let text = String(decoding: JSON.object(parts).bytes(), as: UTF8.self)
    let verb = verb ?? self.verb
    let milliseconds = Int((at.timeIntervalSince1970 * 1000).rounded())
    let next = seq + 1
    let chained = Journal.hash(
      previous: hash, seq: next, at: milliseconds, actor: actor, verb: verb, batch: batch, ref: ref, changes: text,
      reason: reason)
    try connection.post(
      Self.insert.with([
        next.sqlValue, milliseconds.sqlValue, .text(actor), .text(verb), batch.sqlValue, .text(ref.kind.rawValue),
        .text(ref.id), .text(text), reason.sqlValue, .text(chained),
      ]))
    for (field, salt, change) in secrets {
      try connection.post(
        """
        INSERT INTO journal_personal (seq, field, salt, before, after)
          VALUES (\(next), \(field), \(salt), \(change.before), \(change.after))
        """)
    }
    seq = next
    hash = chained
  }

  /// Runs `body`; what it wrote is taken back when it throws, and the act goes on as if it had not begun.
  package func attempt<T>(_ body: () throws -> T) throws -> T {
    let (seq, hash) = (seq, hash)
    try connection.post("SAVEPOINT attempt")
    do {
      let result = try body()
      try connection.post("RELEASE SAVEPOINT attempt")
      return result
    } catch {
      try connection.execute("ROLLBACK TO SAVEPOINT attempt")
      try connection.post("RELEASE SAVEPOINT attempt")
      self.seq = seq
      self.hash = hash
      throw error
    }
  }

  /// Runs `body`, which refuses before it writes anything or not at all, and so needs no savepoint.
  ///
  /// A body that wrote and then refused would leave half a work behind: that ends the whole act.
  package func step<T>(_ body: () throws -> T) throws -> T {
    let before = seq
    do {
      return try body()
    } catch {
      guard seq == before else { throw Refusal(.storeFailed, ["why": "refused after it wrote: \(error)"]) }
      throw error
    }
  }

  fileprivate func close() throws {
    try connection.execute("UPDATE journal_head SET seq = \(seq), hash = \(hash) WHERE one = 1")
  }
}

extension Store {
  /// Runs `body` as one act of `actor`: its writes, its journal entries and the new head are one transaction.
  package func act<T: Sendable>(
    as actor: String, _ verb: String, batch: String? = nil, reason: String? = nil, at: Date = Date(),
    _ body: @escaping @Sendable (Act) throws -> T
  ) async throws -> T {
    try await write { connection in
      let act = try Act(connection, actor: actor, verb: verb, batch: batch, reason: reason, at: at)
      let result = try body(act)
      try act.close()
      return result
    }
  }
}
