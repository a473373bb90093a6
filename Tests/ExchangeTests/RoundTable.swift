import Access
import Core
import Exchange
import Foundation
import Notices
import Registry
import Store
import TestSupport

/// A store with two hospitals that pose a challenge each, four teams, an office and six experts, three of whom are bound to somebody.
struct RoundTable {
  static let hospitals = ["hos000000001", "hos000000002"]
  static let teams = ["tea000000001", "tea000000002", "tea000000003", "tea000000004"]
  static let challenges = ["cha000000001", "cha000000002"].map { Ref(Need.kind, $0) }
  /// What the first team was called until it was merged.
  static let former = "old000000001"

  let store: any Store
  let office: AccountID
  let experts: [AccountID]

  /// Of whom each expert is, after merges.
  static let homes: [Set<String>] = [[teams[0]], [hospitals[0]], [teams[0]], [], [], []]

  static func with(_ database: TestDatabase, _ body: (RoundTable) async throws -> Void) async throws {
    try await database.with(registryMigrations + accessMigrations + noticeMigrations + exchangeMigrations) { store, _ in
      let accounts = try await store.act(as: "test", "seed", at: instant("2026-12-01", 0)) { act in
        for id in hospitals + teams {
          var organisation = Organisation(id: ID(id))
          organisation.name = Text(id, .en)
          try act.create(organisation)
        }
        for (challenge, hospital) in zip(challenges, hospitals) {
          var need = Need(id: ID(challenge.id))
          (need.name, need.requester, need.market) = (Text(challenge.id, .en), ID(hospital), "challenge")
          need.status = "open"
          try act.create(need)
        }
        let accounts = try (0..<7).map {
          try act.invite(EmailAddress("a\($0)@example.cn"), name: "a\($0)").id
        }
        for (index, organisation) in [teams[0], hospitals[0], former].enumerated() {
          try act.put(.viewer, of: accounts[index], in: OrganisationIDs(organisation))
        }
        return accounts
      }
      try await body(RoundTable(store: store, office: accounts[6], experts: Array(accounts.prefix(6))))
    }
  }

  /// The first team was merged into from what it was called.
  static let present: @Sendable (Ref) -> Ref = {
    $0.id == former ? Ref(Organisation.kind, teams[0]) : $0
  }

  /// So many milliseconds after midnight in Beijing.
  static func instant(_ day: String, _ milliseconds: Int) -> Date {
    let ordinal = Day(day)?.ordinal ?? 0
    return Date(timeIntervalSince1970: Double((ordinal * 24 - 8) * 3_600_000 + milliseconds) / 1000)
  }

  static func terms(
    _ criteria: [RoundCriterion] = [
      RoundCriterion(Label("创新", "Novelty"), weight: 60, most: 10),
      RoundCriterion(Label("可行", "Feasibility"), weight: 40, most: 7),
    ], experts: Int = 1, dropsExtremes: Bool = false
  ) -> RoundTerms {
    RoundTerms(
      name: Label("第一轮", "Round one"), challenges: challenges, criteria: criteria, opens: Day("2026-12-02")!,
      closes: Day("2026-12-10")!, publicationDays: 5, experts: experts, dropsExtremes: dropsExtremes)
  }

  static let proposal = Proposal(summary: "s", plan: "p", team: "t")

  func act<T: Sendable>(_ at: Date, _ body: @escaping @Sendable (Act) throws -> T) async throws -> T {
    try await store.act(as: "test", "test", at: at, body)
  }

  func act<T: Sendable>(_ day: String, _ body: @escaping @Sendable (Act) throws -> T) async throws -> T {
    try await act(Self.instant(day, 12 * 3_600_000), body)
  }

  /// What anybody was told, in its order.
  func told() async throws -> [Notice] {
    let addressees =
      (Self.teams + Self.hospitals).map(Addressee.organisation) + experts.map(Addressee.account) + [.office(.runRounds)]
    let nobody = AccountID(rawValue: "nobody")
    return try await store.read { try Notices.all(for: addressees, besides: nobody, limit: 1000, $0).reversed() }
  }

  struct State: Equatable {
    let round: Round?
    let applications: [RoundApplication]
    let panel: [Panelist]
    let recusals: [Recusal]
    let tasks: [ReviewTask]
    let objections: [Objection]
    let sequence: Int
  }

  func state(_ id: String) async throws -> State {
    try await store.read { connection in
      State(
        round: try Rounds.find(id, connection), applications: try Rounds.applications(in: id, connection),
        panel: try Rounds.panel(of: id, connection), recusals: try Rounds.recusals(of: id, connection),
        tasks: try Rounds.tasks(of: id, connection), objections: try Rounds.objections(to: id, connection),
        sequence: try Journal.head(connection).seq)
    }
  }

  /// Open, with applications of these teams for the first challenge handed in: their ids.
  func opened(_ terms: RoundTerms = Self.terms(), teams: [String] = []) async throws -> (
    round: String, applications: [String]
  ) {
    let office = office
    let id = try await act("2026-12-01") { act in
      let id = try act.draftRound(terms, by: office).id
      try act.open(round: id)
      return id
    }
    let applications = try await act("2026-12-03") { act in
      try teams.map { team in
        let one = try act.apply(in: id, for: Self.challenges[0], lead: team, Self.proposal, by: office)
        try act.handIn(application: one.id)
        return one.id
      }
    }
    return (id, applications)
  }
}
