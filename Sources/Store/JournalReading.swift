package import Core
import Foundation

extension Journal {
  /// Entries after `seq`, oldest first, at most `limit`.
  package static func entries(
    after seq: Int, limit: Int = 10_000, _ connection: any Connection
  ) throws -> [Entry] {
    try read("SELECT \(columns) FROM journal WHERE seq > \(seq) ORDER BY seq LIMIT \(limit)", connection)
  }

  /// The records that entries after `seq` are about, each once.
  package static func touched(after seq: Int, _ connection: any Connection) throws -> Set<Ref> {
    var out: Set<Ref> = []
    // Not DISTINCT: for that SQLite walks the index of all entries by record.
    try connection.each("SELECT kind, entity FROM journal WHERE seq > \(seq)") { row in
      if let kind = row.string(0), let id = row.string(1) { out.insert(Ref(Kind(kind), id)) }
    }
    return out
  }

  /// What the entry `seq` is known by; empty for the beginning of the journal, nil where there is no such entry.
  package static func mark(at seq: Int, _ connection: any Connection) throws -> String? {
    if seq == 0 { return "" }
    return try connection.row("SELECT hash FROM journal WHERE seq = \(seq)")?.string(0)
  }

  /// The history of one record, oldest first.
  package static func entries(of ref: Ref, _ connection: any Connection) throws -> [Entry] {
    try read(
      "SELECT \(columns) FROM journal WHERE kind = \(ref.kind) AND entity = \(ref.id) ORDER BY seq", connection)
  }

  /// What a batch did, oldest first.
  package static func entries(ofBatch batch: String, _ connection: any Connection) throws -> [Entry] {
    try read("SELECT \(columns) FROM journal WHERE batch = \(batch) ORDER BY seq", connection)
  }

  private static let columns: SQL = "seq, at, actor, verb, batch, kind, entity, changes, reason, hash"

  private static func read(_ sql: SQL, _ connection: any Connection) throws -> [Entry] {
    var out: [Entry] = []
    try connection.each(sql) { row in
      guard let seq = row.integer(0), let at = row.integer(1), let kind = row.string(5), let id = row.string(6) else {
        throw Refusal(.storeFailed, ["why": "journal row is not of its shape"])
      }
      out.append(
        Entry(
          seq: seq, at: Date(timeIntervalSince1970: Double(at) / 1000), actor: row.string(2) ?? "",
          verb: row.string(3) ?? "", batch: row.string(4), ref: Ref(Kind(kind), id),
          changes: try changes(row.string(7) ?? "{}", seq: seq, connection), reason: row.string(8),
          hash: row.string(9) ?? ""))
    }
    return out
  }

  private static func changes(_ text: String, seq: Int, _ connection: any Connection) throws -> [String: Change] {
    guard let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
      throw Refusal(.storeFailed, ["why": "journal entry \(seq) is not JSON"])
    }
    var out: [String: Change] = [:]
    for (field, value) in object {
      if let pair = value as? [Any], pair.count == 2 {
        out[field] = Change(before: pair[0] as? String, after: pair[1] as? String)
      } else if let row = try connection.row(
        "SELECT before, after FROM journal_personal WHERE seq = \(seq) AND field = \(field)")
      {
        out[field] = Change(before: row.string(0), after: row.string(1))
      }
    }
    return out
  }
}
