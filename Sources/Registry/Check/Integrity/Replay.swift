import Core
import Store

/// What the journal says last of each field of a stretch of records.
enum Replay<E: Entity> {
  struct State {
    private(set) var fields: [String: String] = [:]
    /// Personal values that were erased, or that stand in the chain as their hash alone.
    fileprivate(set) var unreadable: Set<String> = []
    private(set) var isRemoved = false

    fileprivate mutating func take(_ field: String, _ spelling: String?) {
      fields[field] = spelling
      unreadable.remove(field)
      if field == "@visibility" { isRemoved = spelling == nil }
    }

    /// Fields whose column is not what was last journalled.
    func differences(from entity: E) -> [String] {
      let own = E.fields.filter { fields[$0.name] != $0.get(entity)?.canonical }.map(\.name)
      let carried = ["@visibility", "@key", "@source", "@sources"].filter { fields[$0] != entity.spelling($0) }
      return (own + carried).filter { !unreadable.contains($0) }
    }
  }

  /// By id, for ids after `after` up to `last`; to the end where it is nil.
  static func states(after: String, upTo last: String?, _ connection: any Connection) throws -> [String: State] {
    var out: [String: State] = [:]
    let end: SQL = last.map { " AND entity <= \($0)" } ?? ""
    let isPersonal = !E.personalFields.isEmpty || E.kind == Claim.kind
    let personal = try isPersonal ? personalValues(after, end, connection) : [:]
    try connection.each(
      "SELECT entity, seq, changes FROM journal WHERE kind = \(E.kind) AND entity > \(after)\(end) ORDER BY entity, seq"
    ) { row in
      guard let id = row.string(0), let seq = row.integer(1), let text = row.string(2) else { return }
      // An entry that cannot be read has no hash that holds either: the chain's check tells of it.
      for (field, change) in JournalLine.changes(text) ?? [:] {
        switch change {
        case .plain(let spelling): out[id, default: State()].take(field, spelling)
        case .veiled:
          if let value = personal[Personal(seq: seq, field: field)] {
            out[id, default: State()].take(field, value)
          } else {
            out[id, default: State()].unreadable.insert(field)
          }
        }
      }
    }
    return out
  }

  private struct Personal: Hashable {
    let seq: Int
    let field: String
  }

  /// Values after the change; an erased one, which has neither before nor after, is in it not.
  private static func personalValues(
    _ after: String, _ end: SQL, _ connection: any Connection
  ) throws -> [Personal: String?] {
    var out: [Personal: String?] = [:]
    try connection.each(
      """
      SELECT p.seq, p.field, p.after FROM journal j JOIN journal_personal p ON p.seq = j.seq
        WHERE j.kind = \(E.kind) AND j.entity > \(after)\(end) AND (p.before IS NOT NULL OR p.after IS NOT NULL)
      """
    ) { row in
      guard let seq = row.integer(0), let field = row.string(1) else { return }
      out[Personal(seq: seq, field: field)] = .some(row.string(2))
    }
    return out
  }
}
