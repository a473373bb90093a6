import Access
import Core
import Store

/// The tables of who may judge what, who must not, who does, and what points they gave. What may be done stands in `PanelActs` and `ScoreActs`.
enum PanelTable {
  static let migration = Migration(
    "212-round-panel",
    [
      """
      CREATE TABLE round_panel (
        round TEXT NOT NULL REFERENCES round (id) DEFERRABLE INITIALLY DEFERRED,
        account TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED, person TEXT,
        load_least BIGINT, load_most BIGINT, PRIMARY KEY (round, account))
      """,
      "CREATE INDEX round_panel_account ON round_panel (account)",
      """
      CREATE TABLE round_recusal (
        application TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
        account TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL, PRIMARY KEY (application, account))
      """,
    ])

  static let scoreMigration = Migration(
    "213-round-score",
    [
      """
      CREATE TABLE round_task (
        application TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
        account TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
        locked BIGINT NOT NULL, fit BIGINT, scored BIGINT, PRIMARY KEY (application, account))
      """,
      "CREATE INDEX round_task_account ON round_task (account)",
      """
      CREATE TABLE round_points (
        application TEXT NOT NULL, account TEXT NOT NULL, criterion BIGINT NOT NULL, points BIGINT NOT NULL,
        comment TEXT NOT NULL, PRIMARY KEY (application, account, criterion),
        FOREIGN KEY (application, account) REFERENCES round_task (application, account)
            DEFERRABLE INITIALLY DEFERRED)
      """,
    ])

  static func put(_ one: Panelist, in round: String, _ connection: any Connection) throws {
    try connection.execute("DELETE FROM round_panel WHERE round = \(round) AND account = \(one.account.rawValue)")
    try connection.execute(
      """
      INSERT INTO round_panel (round, account, person, load_least, load_most)
        VALUES (\(round), \(one.account.rawValue), \(one.person?.description), \(one.loadLeast), \(one.loadMost))
      """)
  }

  static func panel(of round: String, _ connection: any Connection) throws -> [Panelist] {
    try connection.rows(
      "SELECT account, person, load_least, load_most FROM round_panel WHERE round = \(round) ORDER BY account"
    ).compactMap { row in
      row.string(0).map {
        Panelist(
          account: AccountID(rawValue: $0), person: row.string(1).flatMap { Ref($0) }, loadLeast: row.integer(2),
          loadMost: row.integer(3))
      }
    }
  }

  static func recusals(of round: String, _ connection: any Connection) throws -> [Recusal] {
    try connection.rows(
      """
      SELECT application, account, reason FROM round_recusal
        WHERE application IN (SELECT id FROM application WHERE round = \(round)) ORDER BY application, account
      """
    ).compactMap { row in
      guard let application = row.string(0), let account = row.string(1) else { return nil }
      return Recusal(
        application: application, account: AccountID(rawValue: account), reason: row.string(2) ?? "")
    }
  }

  // MARK: Tasks

  static func tasks(_ condition: SQL, _ connection: any Connection) throws -> [ReviewTask] {
    var points: [String: [(Int, String)]] = [:]
    for row in try connection.rows(
      "SELECT application, account, points, comment FROM round_points WHERE \(condition) ORDER BY criterion")
    {
      guard let application = row.string(0), let account = row.string(1), let given = row.integer(2) else { continue }
      points["\(application) \(account)", default: []].append((given, row.string(3) ?? ""))
    }
    return try connection.rows(
      "SELECT application, account, locked, fit, scored FROM round_task WHERE \(condition) ORDER BY application, account"
    ).compactMap { row in
      guard let application = row.string(0), let account = row.string(1) else { return nil }
      let given = points["\(application) \(account)"] ?? []
      return ReviewTask(
        application: application, account: AccountID(rawValue: account), isLocked: row.integer(2) == 1,
        fit: row.integer(3), scored: row.integer(4), points: given.map(\.0), comments: given.map(\.1))
    }
  }

  /// Of applications that are there to be judged: who was given one that left has nothing more to do with it.
  static func tasks(of round: String, _ connection: any Connection) throws -> [ReviewTask] {
    let state = ApplicationState.handedIn.rawValue
    return try tasks(
      "application IN (SELECT id FROM application WHERE round = \(round) AND state = \(state))", connection)
  }

  static func put(_ one: ReviewTask, _ connection: any Connection) throws {
    try remove(one, connection)
    try connection.execute(
      """
      INSERT INTO round_task (application, account, locked, fit, scored) VALUES
        (\(one.application), \(one.account.rawValue), \(one.isLocked ? 1 : 0), \(one.fit), \(one.scored))
      """)
    for (number, (points, comment)) in zip(one.points, one.comments).enumerated() {
      try connection.execute(
        """
        INSERT INTO round_points (application, account, criterion, points, comment)
          VALUES (\(one.application), \(one.account.rawValue), \(number), \(points), \(comment))
        """)
    }
  }

  static func remove(_ one: ReviewTask, _ connection: any Connection) throws {
    try connection.execute(
      "DELETE FROM round_points WHERE application = \(one.application) AND account = \(one.account.rawValue)")
    try connection.execute(
      "DELETE FROM round_task WHERE application = \(one.application) AND account = \(one.account.rawValue)")
  }
}
