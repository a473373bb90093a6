import Core
import Store

/// The table of invitations, and reading and writing it. What may be done stands in `InvitationActs`.
enum InvitationTable {
  static let migration = Migration(
    "107-invitation",
    [
      """
      CREATE TABLE invitation (
        id TEXT PRIMARY KEY NOT NULL, hash TEXT NOT NULL UNIQUE, organisation TEXT NOT NULL, email TEXT NOT NULL,
        name TEXT NOT NULL, role TEXT NOT NULL, inviter TEXT NOT NULL REFERENCES account (id), state TEXT NOT NULL,
        mailed BIGINT NOT NULL, made BIGINT NOT NULL, expires BIGINT NOT NULL)
      """,
      "CREATE INDEX invitation_organisation ON invitation (organisation)",
      "CREATE INDEX invitation_email ON invitation (email)",
      "CREATE INDEX invitation_inviter ON invitation (inviter)",
    ])

  private static let columns: SQL = "id, organisation, email, name, role, inviter, state, mailed, made, expires"

  static func insert(_ one: Invitation, _ secret: Secret, _ connection: any Connection) throws {
    try connection.execute(
      """
      INSERT INTO invitation (hash, \(columns)) VALUES
        (\(secret.hash), \(one.id), \(one.organisation), \(one.email.description), \(one.name), \(one.role.rawValue),
         \(one.inviter.rawValue), \(one.state.rawValue), \(one.isMailed ? 1 : 0), \(one.made), \(one.expires))
      """)
  }

  /// `secret`: another one from now on; nil leaves it.
  static func update(_ one: Invitation, _ secret: Secret? = nil, _ connection: any Connection) throws {
    try connection.execute(
      """
      UPDATE invitation SET state = \(one.state.rawValue), mailed = \(one.isMailed ? 1 : 0), expires = \(one.expires),
        hash = COALESCE(\(secret?.hash), hash) WHERE id = \(one.id)
      """)
  }

  static func remove(_ one: Invitation, _ connection: any Connection) throws {
    try connection.execute("DELETE FROM invitation WHERE id = \(one.id)")
  }

  static func find(_ secret: Secret, _ connection: any Connection) throws -> Invitation? {
    try connection.row("SELECT \(columns) FROM invitation WHERE hash = \(secret.hash)").map(invitation)
  }

  static func find(id: String, _ connection: any Connection) throws -> Invitation? {
    try connection.row("SELECT \(columns) FROM invitation WHERE id = \(id)").map(invitation)
  }

  static func isOver(at now: Int) -> SQL { "expires <= \(now)" }

  /// The latest first.
  static func all(where condition: SQL, _ connection: any Connection) throws -> [Invitation] {
    try connection.rows("SELECT \(columns) FROM invitation WHERE \(condition) ORDER BY made DESC, id").map(invitation)
  }

  private static func invitation(_ row: Row) throws -> Invitation {
    guard let id = row.string(0), let organisation = row.string(1), let email = row.string(2),
      let role = row.string(4).flatMap(Membership.Role.init(rawValue:)), let inviter = row.string(5),
      let state = row.string(6).flatMap(Invitation.State.init(rawValue:)), let made = row.integer(8),
      let expires = row.integer(9)
    else { throw Refusal(.storeFailed, ["why": "invitation \(row.string(0) ?? "") cannot be read"]) }
    return Invitation(
      id: id, organisation: organisation, email: try EmailAddress(email), name: row.string(3) ?? "", role: role,
      inviter: AccountID(rawValue: inviter), state: state, isMailed: row.integer(7) == 1, made: made, expires: expires)
  }
}
