import Core
import Store

/// The table of claims, and reading and writing it. What may be done stands in `ClaimActs`.
enum ClaimTable {
  static let migration = Migration(
    "108-organisation-claim",
    [
      """
      CREATE TABLE organisation_claim (
        id TEXT PRIMARY KEY NOT NULL, account TEXT NOT NULL REFERENCES account (id), organisation TEXT NOT NULL,
        words TEXT NOT NULL, code TEXT, domain BIGINT NOT NULL, state TEXT NOT NULL, decision TEXT NOT NULL,
        decider TEXT REFERENCES account (id), made BIGINT NOT NULL, decided BIGINT)
      """,
      "CREATE INDEX organisation_claim_account ON organisation_claim (account)",
      "CREATE INDEX organisation_claim_organisation ON organisation_claim (organisation, state)",
      "CREATE INDEX organisation_claim_state ON organisation_claim (state, made)",
    ])

  private static let columns: SQL =
    "id, account, organisation, words, code, domain, state, decision, decider, made, decided"

  static func insert(_ one: OrganisationClaim, _ connection: any Connection) throws {
    try connection.execute(
      """
      INSERT INTO organisation_claim (\(columns)) VALUES
        (\(one.id), \(one.account.rawValue), \(one.organisation), \(one.words), \(one.code), \(one.hasDomain ? 1 : 0),
         \(one.state.rawValue), \(one.decision), \(one.by?.rawValue), \(one.made), \(one.decided))
      """)
  }

  static func update(_ one: OrganisationClaim, _ connection: any Connection) throws {
    try connection.execute(
      """
      UPDATE organisation_claim SET state = \(one.state.rawValue), decision = \(one.decision),
        decider = \(one.by?.rawValue), decided = \(one.decided) WHERE id = \(one.id)
      """)
  }

  static func remove(_ one: OrganisationClaim, _ connection: any Connection) throws {
    try connection.execute("DELETE FROM organisation_claim WHERE id = \(one.id)")
  }

  /// The oldest first.
  static func all(
    where condition: SQL, limit: Int = .max, _ connection: any Connection
  ) throws -> [OrganisationClaim] {
    try connection.rows(
      "SELECT \(columns) FROM organisation_claim WHERE \(condition) ORDER BY made, id LIMIT \(limit)"
    ).map(claim)
  }

  private static func claim(_ row: Row) throws -> OrganisationClaim {
    guard let id = row.string(0), let account = row.string(1), let organisation = row.string(2),
      let state = row.string(6).flatMap(OrganisationClaim.State.init(rawValue:)), let made = row.integer(9)
    else { throw Refusal(.storeFailed, ["why": "organisation_claim \(row.string(0) ?? "") cannot be read"]) }
    return OrganisationClaim(
      id: id, account: AccountID(rawValue: account), organisation: organisation, words: row.string(3) ?? "",
      code: row.string(4), hasDomain: row.integer(5) == 1, state: state, decision: row.string(7) ?? "",
      by: row.string(8).map(AccountID.init(rawValue:)), made: made, decided: row.integer(10))
  }
}
