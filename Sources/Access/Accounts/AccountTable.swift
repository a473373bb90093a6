import Core
import Store

/// The tables of accounts, and reading and writing them. Who may, and what the journal says of it, stands in `AccountActs`.
enum AccountTable {
  static let migration = Migration(
    "101-account",
    [
      """
      CREATE TABLE account (
        id TEXT PRIMARY KEY NOT NULL, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, language TEXT NOT NULL,
        state TEXT NOT NULL, offices TEXT NOT NULL, created BIGINT NOT NULL, password TEXT)
      """,
      """
      CREATE TABLE membership (
        account TEXT NOT NULL REFERENCES account (id), organisation TEXT NOT NULL, role TEXT NOT NULL,
        PRIMARY KEY (account, organisation))
      """,
      "CREATE INDEX membership_organisation ON membership (organisation)",
    ])

  static let confirmedMigration = Migration(
    "109-account-confirmed", ["ALTER TABLE account ADD COLUMN confirmed BIGINT"])

  private static let columns: SQL = "id, email, name, language, state, offices, created, password, confirmed"

  static func insert(_ account: Account, _ connection: any Connection) throws {
    try connection.execute(
      """
      INSERT INTO account (\(columns)) VALUES
        (\(account.id.rawValue), \(account.email.description), \(account.name), \(account.language.rawValue),
         \(account.state.rawValue), \(offices(account)), \(account.created), \(account.password?.spelling),
         \(account.confirmed))
      """)
  }

  static func update(_ account: Account, _ connection: any Connection) throws {
    try connection.execute(
      """
      UPDATE account SET email = \(account.email.description), name = \(account.name),
        language = \(account.language.rawValue), state = \(account.state.rawValue), offices = \(offices(account)),
        password = \(account.password?.spelling), confirmed = \(account.confirmed) WHERE id = \(account.id.rawValue)
      """)
  }

  static func find(_ id: AccountID, _ connection: any Connection) throws -> Account? {
    try connection.row("SELECT \(columns) FROM account WHERE id = \(id.rawValue)").map(account)
  }

  static func find(_ email: EmailAddress, _ connection: any Connection) throws -> Account? {
    try connection.row("SELECT \(columns) FROM account WHERE email = \(email.description)").map(account)
  }

  /// In the order of their addresses.
  static func all(_ connection: any Connection) throws -> [Account] {
    try connection.rows("SELECT \(columns) FROM account ORDER BY email").map(account)
  }

  /// Those whose address holds `part`, in the order of their addresses, behind `last`.
  static func page(
    _ part: String, after last: String, limit: Int, _ connection: any Connection
  ) throws -> [Account] {
    let escaped = part.lowercased().map { "\\%_".contains($0) ? "\\\($0)" : "\($0)" }.joined()
    return try connection.rows(
      """
      SELECT \(columns) FROM account WHERE email > \(last) AND email LIKE \("%" + escaped + "%") ESCAPE '\\'
        ORDER BY email LIMIT \(limit)
      """
    ).map(account)
  }

  /// In the order of their organisations.
  static func memberships(of account: AccountID, _ connection: any Connection) throws -> [Membership] {
    try connection.rows(
      "SELECT account, organisation, role FROM membership WHERE account = \(account.rawValue) ORDER BY organisation"
    ).map(membership)
  }

  static func members(of organisation: String, _ connection: any Connection) throws -> [Membership] {
    try connection.rows(
      "SELECT account, organisation, role FROM membership WHERE organisation = \(organisation) ORDER BY account"
    ).map(membership)
  }

  static func put(_ membership: Membership, _ connection: any Connection) throws {
    try connection.execute(
      """
      INSERT INTO membership (account, organisation, role)
        VALUES (\(membership.account.rawValue), \(membership.organisation), \(membership.role.rawValue))
        ON CONFLICT (account, organisation) DO UPDATE SET role = excluded.role
      """)
  }

  static func remove(_ membership: Membership, _ connection: any Connection) throws {
    try connection.execute(
      """
      DELETE FROM membership
        WHERE account = \(membership.account.rawValue) AND organisation = \(membership.organisation)
      """)
  }

  private static func offices(_ account: Account) -> String { account.spellings["offices"] ?? "" }

  private static func membership(_ row: Row) throws -> Membership {
    guard let account = row.string(0), let organisation = row.string(1),
      let role = row.string(2).flatMap(Membership.Role.init(rawValue:))
    else { throw unreadable("membership", row) }
    return Membership(account: AccountID(rawValue: account), organisation: organisation, role: role)
  }

  private static func account(_ row: Row) throws -> Account {
    guard let id = row.string(0), let email = try row.string(1).map({ try EmailAddress($0) }),
      let state = row.string(4).flatMap(Account.State.init(rawValue:)), let created = row.integer(6)
    else { throw unreadable("account", row) }
    return Account(
      id: AccountID(rawValue: id), email: email, name: row.string(2) ?? "", language: Language(row.string(3) ?? "zh"),
      state: state,
      offices: Set((row.string(5) ?? "").split(separator: " ").compactMap { Office(rawValue: String($0)) }),
      created: created, password: row.string(7).map(PasswordHash.init(spelling:)),
      confirmed: row.integer(8))
  }

  private static func unreadable(_ table: String, _ row: Row) -> Refusal {
    Refusal(.storeFailed, ["why": "\(table) \(row.string(0) ?? "") cannot be read"])
  }
}
