import Access
import Core
import Store

enum ObjectionTable {
  static let migration = Migration(
    "214-round-objection",
    [
      """
      CREATE TABLE round_objection (
        id TEXT PRIMARY KEY NOT NULL, round TEXT NOT NULL REFERENCES round (id) DEFERRABLE INITIALLY DEFERRED,
        application TEXT, organisation TEXT NOT NULL,
        author TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED, words TEXT NOT NULL,
        at BIGINT NOT NULL, verdict TEXT NOT NULL, answer TEXT NOT NULL)
      """,
      "CREATE INDEX round_objection_round ON round_objection (round)",
    ])

  static func put(_ one: Objection, _ connection: any Connection) throws {
    try connection.execute("DELETE FROM round_objection WHERE id = \(one.id)")
    try connection.execute(
      """
      INSERT INTO round_objection (id, round, application, organisation, author, words, at, verdict, answer) VALUES
        (\(one.id), \(one.round), \(one.application), \(one.organisation), \(one.author.rawValue), \(one.words),
         \(one.at), \(one.verdict.rawValue), \(one.answer))
      """)
  }

  /// In the order in which they were raised.
  static func all(of round: String, _ connection: any Connection) throws -> [Objection] {
    try connection.rows(
      """
      SELECT id, application, organisation, author, words, at, verdict, answer FROM round_objection
        WHERE round = \(round) ORDER BY at, id
      """
    ).compactMap { row in
      guard let id = row.string(0), let organisation = row.string(2), let author = row.string(3),
        let at = row.integer(5), let verdict = row.string(6).flatMap(Objection.Verdict.init(rawValue:))
      else { return nil }
      return Objection(
        id: id, round: round, application: row.string(1), organisation: organisation,
        author: AccountID(rawValue: author), words: row.string(4) ?? "", at: at, verdict: verdict,
        answer: row.string(7) ?? "")
    }
  }
}
