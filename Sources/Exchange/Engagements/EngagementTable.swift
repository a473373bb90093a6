import Access
import Core
import Store

/// The table of engagements, and reading and writing it. What may be done stands in `EngagementActs`.
enum EngagementTable {
  static let migration = Migration(
    "201-engagement",
    [
      """
      CREATE TABLE engagement (
        id TEXT PRIMARY KEY NOT NULL, market TEXT NOT NULL, ask TEXT NOT NULL, answer TEXT NOT NULL,
        asking TEXT NOT NULL, answering TEXT NOT NULL, stage TEXT NOT NULL,
        ask_stance TEXT NOT NULL, ask_reason TEXT NOT NULL, ask_by TEXT, ask_at BIGINT, ask_consent BIGINT,
        answer_stance TEXT NOT NULL, answer_reason TEXT NOT NULL, answer_by TEXT, answer_at BIGINT, answer_consent BIGINT,
        opener TEXT NOT NULL, broker TEXT, next_action TEXT NOT NULL, next_day TEXT, opened BIGINT NOT NULL,
        introduced BIGINT, since BIGINT NOT NULL, expires TEXT NOT NULL, score BIGINT NOT NULL)
      """,
      "CREATE INDEX engagement_asking ON engagement (asking)",
      "CREATE INDEX engagement_answering ON engagement (answering)",
      "CREATE INDEX engagement_pair ON engagement (ask, answer)",
      "CREATE INDEX engagement_stage ON engagement (stage, expires)",
    ])

  private static let columns: SQL = """
    id, market, ask, answer, asking, answering, stage, ask_stance, ask_reason, ask_by, ask_at, ask_consent,
    answer_stance, answer_reason, answer_by, answer_at, answer_consent, opener, broker, next_action, next_day, opened,
    introduced, since, expires, score
    """

  static func insert(_ one: Engagement, _ connection: any Connection) throws {
    let (ask, answer) = (one.askStance, one.answerStance)
    try connection.execute(
      """
      INSERT INTO engagement (\(columns)) VALUES
        (\(one.id), \(one.market), \(one.ask.description), \(one.answer.description), \(one.asking), \(one.answering),
         \(one.stage.rawValue), \(ask.answer.rawValue), \(ask.reason), \(ask.by?.rawValue), \(ask.at), \(ask.consent),
         \(answer.answer.rawValue), \(answer.reason), \(answer.by?.rawValue), \(answer.at), \(answer.consent),
         \(one.opener.rawValue), \(one.broker?.rawValue), \(one.nextAction), \(one.nextDay?.description), \(one.opened),
         \(one.introduced), \(one.since), \(one.expires.description), \(Int((one.score * 1e6).rounded())))
      """)
  }

  static func update(_ one: Engagement, _ connection: any Connection) throws {
    let (ask, answer) = (one.askStance, one.answerStance)
    try connection.execute(
      """
      UPDATE engagement SET stage = \(one.stage.rawValue),
        ask_stance = \(ask.answer.rawValue), ask_reason = \(ask.reason), ask_by = \(ask.by?.rawValue), ask_at = \(ask.at),
        ask_consent = \(ask.consent), answer_stance = \(answer.answer.rawValue), answer_reason = \(answer.reason),
        answer_by = \(answer.by?.rawValue), answer_at = \(answer.at), answer_consent = \(answer.consent),
        broker = \(one.broker?.rawValue), next_action = \(one.nextAction), next_day = \(one.nextDay?.description),
        introduced = \(one.introduced), since = \(one.since), expires = \(one.expires.description) WHERE id = \(one.id)
      """)
  }

  static func find(_ id: String, _ connection: any Connection) throws -> Engagement? {
    try connection.row("SELECT \(columns) FROM engagement WHERE id = \(id)").map(read)
  }

  /// The latest change first.
  static func all(_ condition: SQL, _ connection: any Connection) throws -> [Engagement] {
    try connection.rows("SELECT \(columns) FROM engagement WHERE \(condition) ORDER BY since DESC, id").map(read)
  }

  /// Of those that go on, the ones whose day has passed.
  static func over(on today: Day) -> SQL {
    let open = EngagementStage.allCases.filter(\.isOpen).map(\.rawValue)
    return "stage IN \(values: open) AND expires < \(today.description)"
  }

  private static func read(_ row: Row) throws -> Engagement {
    guard let id = row.string(0), let market = row.string(1), let ask = row.string(2).flatMap({ Ref($0) }),
      let answer = row.string(3).flatMap({ Ref($0) }), let asking = row.string(4), let answering = row.string(5),
      let stage = row.string(6).flatMap(EngagementStage.init(rawValue:)), let opener = row.string(17),
      let opened = row.integer(21), let since = row.integer(23), let expires = row.string(24).flatMap({ Day($0) }),
      let score = row.integer(25)
    else { throw Refusal(.storeFailed, ["why": "engagement \(row.string(0) ?? "") cannot be read"]) }
    return Engagement(
      id: id, market: market, ask: ask, answer: answer, asking: asking, answering: answering, stage: stage,
      askStance: stance(row, 7), answerStance: stance(row, 12), opener: AccountID(rawValue: opener),
      broker: row.string(18).map(AccountID.init(rawValue:)), nextAction: row.string(19) ?? "",
      nextDay: row.string(20).flatMap { Day($0) }, opened: opened,
      introduced: row.integer(22), since: since, expires: expires,
      score: Double(score) / 1e6)
  }

  /// Five columns from `first` on.
  private static func stance(_ row: Row, _ first: Int) -> Stance {
    Stance(
      answer: row.string(first).flatMap(Stance.Answer.init(rawValue:)) ?? .unsaid, reason: row.string(first + 1) ?? "",
      by: row.string(first + 2).map(AccountID.init(rawValue:)), at: row.integer(first + 3),
      consent: row.integer(first + 4))
  }
}
