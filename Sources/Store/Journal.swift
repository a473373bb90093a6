import CSodium
package import Core
package import Foundation

/// The record of every act, append-only and chained by hash: who did what to which record, with the values before and after.
///
/// | column | |
/// |---|---|
/// | seq | 1, 2, 3 … without gaps |
/// | at | milliseconds since 1970, UTC |
/// | changes | `{"name":[before, after]}` in canonical spellings; personal values as `{"name":{"sha256":…}}` |
/// | hash | SHA-256 over the previous hash and every column above, each behind its length |
///
/// Personal values stand in `journal_personal` with a salt: erasing them there leaves the chain whole.
package enum Journal {
  package static let migration = Migration(
    "001-journal",
    [
      """
      CREATE TABLE journal (
        seq BIGINT PRIMARY KEY NOT NULL, at BIGINT NOT NULL, actor TEXT NOT NULL, verb TEXT NOT NULL,
        batch TEXT, kind TEXT NOT NULL, entity TEXT NOT NULL, changes TEXT NOT NULL, reason TEXT, hash TEXT NOT NULL)
      """,
      "CREATE INDEX journal_entity ON journal (kind, entity, seq)",
      "CREATE INDEX journal_batch ON journal (batch, seq)",
      """
      CREATE TABLE journal_head (one BIGINT PRIMARY KEY NOT NULL CHECK (one = 1), seq BIGINT NOT NULL, hash TEXT NOT NULL)
      """,
      "INSERT INTO journal_head (one, seq, hash) VALUES (1, 0, '')",
      """
      CREATE TABLE journal_personal (
        seq BIGINT NOT NULL REFERENCES journal (seq), field TEXT NOT NULL, salt TEXT NOT NULL, before TEXT, after TEXT,
        PRIMARY KEY (seq, field))
      """,
    ])

  /// A field's spellings before and after; nil is "no value".
  package struct Change: Hashable, Sendable {
    package var before: String?
    package var after: String?
    package init(before: String?, after: String?) {
      self.before = before
      self.after = after
    }
  }

  /// What differs, of records that are spelled whole before and after.
  package static func changes(from before: [String: String], to after: [String: String]) -> [String: Change] {
    var changes: [String: Change] = [:]
    for field in Set(before.keys).union(after.keys) where before[field] != after[field] {
      changes[field] = Change(before: before[field], after: after[field])
    }
    return changes
  }

  package struct Entry: Sendable {
    package let seq: Int
    package let at: Date
    package let actor: String
    package let verb: String
    package let batch: String?
    package let ref: Ref
    package let changes: [String: Change]
    package let reason: String?
    package let hash: String
  }

  /// The last sequence and its hash.
  package static func head(_ connection: any Connection) throws -> (seq: Int, hash: String) {
    guard let row = try connection.row("SELECT seq, hash FROM journal_head WHERE one = 1"), let seq = row.integer(0)
    else {
      throw Refusal(.storeFailed, ["why": "journal_head is empty"])
    }
    return (seq, row.string(1) ?? "")
  }

  static func hash(
    previous: String, seq: Int, at: Int, actor: String, verb: String, batch: String?, ref: Ref, changes: String,
    reason: String?
  ) -> String {
    var digest = Digest()
    for part in [
      previous, String(seq), String(at), actor, verb, optional(batch), ref.description, changes, optional(reason),
    ] { digest.update(framed: part) }
    return Digest.hex(digest.finish())
  }

  /// What stands in the chain for a personal value.
  static func veiled(_ change: Change, of field: String, salt: String) -> JSON {
    var digest = Digest()
    for part in [salt, field, optional(change.before), optional(change.after)] { digest.update(framed: part) }
    return .object(("sha256", .string(Digest.hex(digest.finish()))))
  }

  /// Nothing and an empty text are not the same.
  private static func optional(_ string: String?) -> String { string.map { "+" + $0 } ?? "-" }

  static func salt() -> String {
    var bytes = [UInt8](repeating: 0, count: 16)
    randombytes_buf(&bytes, bytes.count)
    return Digest.hex(bytes)
  }
}
