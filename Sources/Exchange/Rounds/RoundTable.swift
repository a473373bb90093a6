import Access
import Core
import Store

/// The tables of rounds: what each promises, and how far it has come. What may be done stands in `RoundActs`.
enum RoundTable {
  static let migration = Migration(
    "210-round",
    [
      """
      CREATE TABLE round (
        id TEXT PRIMARY KEY NOT NULL, name_zh TEXT NOT NULL, name_en TEXT NOT NULL, opens TEXT NOT NULL,
        closes TEXT NOT NULL, publication_days BIGINT NOT NULL, experts BIGINT NOT NULL, load_least BIGINT NOT NULL,
        load_most BIGINT NOT NULL, drops_extremes BIGINT NOT NULL, fair BIGINT NOT NULL, stage TEXT NOT NULL,
        opener TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED, since BIGINT NOT NULL,
        objections_until TEXT, note TEXT NOT NULL)
      """,
      """
      CREATE TABLE round_challenge (
        round TEXT NOT NULL REFERENCES round (id) DEFERRABLE INITIALLY DEFERRED, number BIGINT NOT NULL,
        need TEXT NOT NULL,
        PRIMARY KEY (round, number))
      """,
      "CREATE INDEX round_challenge_need ON round_challenge (need)",
      """
      CREATE TABLE round_criterion (
        round TEXT NOT NULL REFERENCES round (id) DEFERRABLE INITIALLY DEFERRED, number BIGINT NOT NULL,
        name_zh TEXT NOT NULL, name_en TEXT NOT NULL,
        weight BIGINT NOT NULL, most BIGINT NOT NULL, PRIMARY KEY (round, number))
      """,
    ])

  private static let columns: SQL = """
    id, name_zh, name_en, opens, closes, publication_days, experts, load_least, load_most, drops_extremes, fair, stage,
    opener, since, objections_until, note
    """

  static func insert(_ one: Round, _ connection: any Connection) throws {
    let terms = one.terms
    try connection.execute(
      """
      INSERT INTO round (\(columns)) VALUES
        (\(one.id), \(terms.name.zh), \(terms.name.en), \(terms.opens.description), \(terms.closes.description),
         \(terms.publicationDays), \(terms.experts), \(terms.loadLeast), \(terms.loadMost),
         \(terms.dropsExtremes ? 1 : 0), \(terms.isFair ? 1 : 0), \(one.stage.rawValue), \(one.opener.rawValue),
         \(one.since), \(one.objectionsUntil?.description), \(one.note))
      """)
    try putLists(one, connection)
  }

  static func update(_ one: Round, _ connection: any Connection) throws {
    let terms = one.terms
    try connection.execute(
      """
      UPDATE round SET name_zh = \(terms.name.zh), name_en = \(terms.name.en), opens = \(terms.opens.description),
        closes = \(terms.closes.description), publication_days = \(terms.publicationDays), experts = \(terms.experts),
        load_least = \(terms.loadLeast), load_most = \(terms.loadMost),
        drops_extremes = \(terms.dropsExtremes ? 1 : 0), fair = \(terms.isFair ? 1 : 0), stage = \(one.stage.rawValue),
        since = \(one.since), objections_until = \(one.objectionsUntil?.description), note = \(one.note)
        WHERE id = \(one.id)
      """)
  }

  /// Challenges and criteria, in their order.
  static func putLists(_ one: Round, _ connection: any Connection) throws {
    try connection.execute("DELETE FROM round_challenge WHERE round = \(one.id)")
    try connection.execute("DELETE FROM round_criterion WHERE round = \(one.id)")
    for (number, need) in one.terms.challenges.enumerated() {
      try connection.execute(
        "INSERT INTO round_challenge (round, number, need) VALUES (\(one.id), \(number), \(need.description))")
    }
    for (number, criterion) in one.terms.criteria.enumerated() {
      try connection.execute(
        """
        INSERT INTO round_criterion (round, number, name_zh, name_en, weight, most) VALUES
          (\(one.id), \(number), \(criterion.name.zh), \(criterion.name.en), \(criterion.weight), \(criterion.most))
        """)
    }
  }

  static func remove(_ one: Round, _ connection: any Connection) throws {
    for table in ["round_challenge", "round_criterion", "round_panel"] as [SQL] {
      try connection.execute("DELETE FROM \(table) WHERE round = \(one.id)")
    }
    try connection.execute("DELETE FROM round WHERE id = \(one.id)")
  }

  /// The latest change first.
  static func all(_ condition: SQL, _ connection: any Connection) throws -> [Round] {
    try connection.rows("SELECT \(columns) FROM round WHERE \(condition) ORDER BY since DESC, id").map {
      try read($0, connection)
    }
  }

  private static func read(_ row: Row, _ connection: any Connection) throws -> Round {
    guard let id = row.string(0), let opens = row.string(3).flatMap({ Day($0) }),
      let closes = row.string(4).flatMap({ Day($0) }), let days = row.integer(5), let experts = row.integer(6),
      let least = row.integer(7), let most = row.integer(8),
      let stage = row.string(11).flatMap(RoundStage.init(rawValue:)), let opener = row.string(12),
      let since = row.integer(13)
    else { throw Refusal(.storeFailed, ["why": "round \(row.string(0) ?? "") cannot be read"]) }
    let challenges = try connection.rows("SELECT need FROM round_challenge WHERE round = \(id) ORDER BY number")
      .compactMap { $0.string(0).flatMap { Ref($0) } }
    let criteria = try connection.rows(
      "SELECT name_zh, name_en, weight, most FROM round_criterion WHERE round = \(id) ORDER BY number"
    ).compactMap { row -> RoundCriterion? in
      guard let weight = row.integer(2), let most = row.integer(3) else { return nil }
      return RoundCriterion(Label(row.string(0) ?? "", row.string(1) ?? ""), weight: weight, most: most)
    }
    return Round(
      id: id,
      terms: RoundTerms(
        name: Label(row.string(1) ?? "", row.string(2) ?? ""), challenges: challenges, criteria: criteria, opens: opens,
        closes: closes, publicationDays: days, experts: experts, loadLeast: least, loadMost: most,
        dropsExtremes: row.integer(9) == 1, isFair: row.integer(10) == 1),
      stage: stage, opener: AccountID(rawValue: opener), since: since,
      objectionsUntil: row.string(14).flatMap { Day($0) }, note: row.string(15) ?? "")
  }
}
