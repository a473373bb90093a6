import Access
import Core
import Store

/// The tables of applications and their consortia. What may be done stands in `ApplicationActs`.
enum ApplicationTable {
  static let migration = Migration(
    "211-round-application",
    [
      """
      CREATE TABLE application (
        id TEXT PRIMARY KEY NOT NULL, round TEXT NOT NULL REFERENCES round (id) DEFERRABLE INITIALLY DEFERRED,
        challenge TEXT NOT NULL,
        lead TEXT NOT NULL, summary TEXT NOT NULL, plan TEXT NOT NULL, team TEXT NOT NULL, amount TEXT,
        state TEXT NOT NULL, author TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
        revision BIGINT NOT NULL,
        since BIGINT NOT NULL, note TEXT NOT NULL, experts_least BIGINT, experts_most BIGINT, winner BIGINT NOT NULL)
      """,
      "CREATE INDEX application_round ON application (round)",
      "CREATE INDEX application_lead ON application (lead)",
      """
      CREATE TABLE application_member (
        application TEXT NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
        number BIGINT NOT NULL, organisation TEXT NOT NULL,
        answer TEXT NOT NULL, PRIMARY KEY (application, organisation))
      """,
      "CREATE INDEX application_member_organisation ON application_member (organisation)",
    ])

  private static let columns: SQL = """
    id, round, challenge, lead, summary, plan, team, amount, state, author, revision, since, note, experts_least,
    experts_most, winner
    """

  static func put(_ one: RoundApplication, isNew: Bool = false, _ connection: any Connection) throws {
    let proposal = one.proposal
    if isNew {
      try connection.execute(
        """
        INSERT INTO application (\(columns)) VALUES
          (\(one.id), \(one.round), \(one.challenge.description), \(one.lead), \(proposal.summary), \(proposal.plan),
           \(proposal.team), \(proposal.amount?.description), \(one.state.rawValue), \(one.author.rawValue),
           \(one.revision), \(one.since), \(one.note), \(one.expertsLeast), \(one.expertsMost), \(one.isWinner ? 1 : 0))
        """)
    } else {
      try connection.execute(
        """
        UPDATE application SET summary = \(proposal.summary), plan = \(proposal.plan), team = \(proposal.team),
          amount = \(proposal.amount?.description), state = \(one.state.rawValue), revision = \(one.revision),
          since = \(one.since), note = \(one.note), experts_least = \(one.expertsLeast),
          experts_most = \(one.expertsMost), winner = \(one.isWinner ? 1 : 0) WHERE id = \(one.id)
        """)
      try connection.execute("DELETE FROM application_member WHERE application = \(one.id)")
    }
    for (number, member) in one.members.enumerated() {
      try connection.execute(
        """
        INSERT INTO application_member (application, number, organisation, answer)
          VALUES (\(one.id), \(number), \(member.organisation), \(member.answer.rawValue))
        """)
    }
  }

  /// In the order of their ids, which follow from nothing.
  static func all(_ condition: SQL, _ connection: any Connection) throws -> [RoundApplication] {
    try connection.rows("SELECT \(columns) FROM application WHERE \(condition) ORDER BY id").map {
      try read($0, connection)
    }
  }

  static func find(_ id: String, _ connection: any Connection) throws -> RoundApplication? {
    try all("id = \(id)", connection).first
  }

  private static func read(_ row: Row, _ connection: any Connection) throws -> RoundApplication {
    guard let id = row.string(0), let round = row.string(1), let challenge = row.string(2).flatMap({ Ref($0) }),
      let lead = row.string(3), let state = row.string(8).flatMap(ApplicationState.init(rawValue:)),
      let author = row.string(9), let revision = row.integer(10), let since = row.integer(11)
    else { throw Refusal(.storeFailed, ["why": "application \(row.string(0) ?? "") cannot be read"]) }
    let members = try connection.rows(
      "SELECT organisation, answer FROM application_member WHERE application = \(id) ORDER BY number"
    ).compactMap { row -> ConsortiumMember? in
      guard let organisation = row.string(0),
        let answer = row.string(1).flatMap(ConsortiumMember.Answer.init(rawValue:))
      else { return nil }
      return ConsortiumMember(organisation: organisation, answer: answer)
    }
    return RoundApplication(
      id: id, round: round, challenge: challenge, lead: lead,
      proposal: Proposal(
        summary: row.string(4) ?? "", plan: row.string(5) ?? "", team: row.string(6) ?? "",
        amount: row.string(7).flatMap { Money($0) }), members: members,
      state: state, author: AccountID(rawValue: author), revision: revision, since: since, note: row.string(12) ?? "",
      expertsLeast: row.integer(13), expertsMost: row.integer(14), isWinner: row.integer(15) == 1)
  }
}
