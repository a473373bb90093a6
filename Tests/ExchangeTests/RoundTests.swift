import Access
import Assignment
import Core
import Foundation
import Notices
import Registry
import Store
import TestSupport
import Testing

@testable import Exchange

/// Rounds, case by case: deadlines to the millisecond, who must not judge, ranks, and an assignment that cannot be.
@Suite struct RoundTests {
  private static func refused(_ rule: Refusal.Rule, _ body: () async throws -> Void) async {
    do {
      try await body()
      Issue.record("\(rule.code) was expected")
    } catch let refusal as Refusal {
      #expect(refusal.rule == rule, "\(refusal)")
    } catch { Issue.record(error) }
  }

  @Test("the deadline is the last millisecond of its day in Beijing", arguments: TestDatabase.all)
  func deadline(_ database: TestDatabase) async throws {
    try await RoundTable.with(database) { table in
      let (id, _) = try await table.opened()
      let office = table.office
      func apply(_ team: Int, _ at: Date) async throws {
        try await table.act(at) { act in
          let one = try act.apply(
            in: id, for: RoundTable.challenges[0], lead: RoundTable.teams[team], RoundTable.proposal, by: office)
          try act.handIn(application: one.id)
        }
      }
      await Self.refused(.roundNotYet) { try await apply(0, RoundTable.instant("2026-12-02", -1)) }
      try await apply(0, RoundTable.instant("2026-12-02", 0))
      try await apply(1, RoundTable.instant("2026-12-11", -1))
      await Self.refused(.roundClosed) { try await apply(2, RoundTable.instant("2026-12-11", 0)) }
      await Self.refused(.roundEarly) {
        try await table.act(RoundTable.instant("2026-12-11", -1)) { try $0.review(round: id) }
      }
      try await table.act(RoundTable.instant("2026-12-11", 0)) { try $0.review(round: id) }
    }
  }

  @Test("a deadline can be put off before it has passed, and not after")
  func extended() async throws {
    try await RoundTable.with(.sqlite) { table in
      let (id, _) = try await table.opened()
      await Self.refused(.roundDays) {
        try await table.act("2026-12-05") { try $0.extend(round: id, to: Day("2026-12-10")!) }
      }
      try await table.act("2026-12-10") { try $0.extend(round: id, to: Day("2026-12-12")!) }
      await Self.refused(.roundClosed) {
        try await table.act("2026-12-13") { try $0.extend(round: id, to: Day("2026-12-20")!) }
      }
    }
  }

  @Test(
    "working days leave out Saturday and Sunday",
    arguments: [
      ("2026-12-10", 5, "2026-12-17"), ("2026-12-11", 1, "2026-12-14"), ("2026-12-12", 1, "2026-12-14"),
      ("2026-12-13", 5, "2026-12-18"), ("1969-12-26", 3, "1969-12-31"),
    ])
  func workingDays(_ from: String, _ count: Int, _ to: String) throws {
    #expect(try #require(Day(from)).after(workingDays: count)?.description == to)
  }

  @Test("what a round promises is looked at, field by field")
  func terms() async throws {
    try await RoundTable.with(.sqlite) { table in
      let office = table.office
      func refused(_ rule: Refusal.Rule, _ change: @escaping @Sendable (inout RoundTerms) -> Void) async {
        await Self.refused(rule) {
          try await table.act("2026-12-01") { act in
            var terms = RoundTable.terms()
            change(&terms)
            _ = try act.draftRound(terms, by: office)
          }
        }
      }
      await refused(.roundName) { $0.name.en = "" }
      await refused(.roundChallenges) { $0.challenges = [] }
      await refused(.roundChallenges) { $0.challenges += $0.challenges }
      await refused(.roundWeights) { $0.criteria.removeLast() }
      await refused(.roundCriterion) { $0.criteria[0] = RoundCriterion(Label("创新", ""), weight: 60, most: 10) }
      await refused(.roundCriterion) { $0.criteria[0] = RoundCriterion(Label("创新", "New"), weight: 60, most: 0) }
      // Thirds of a point that nobody can write down.
      await refused(.roundCriterion) { $0.criteria[0] = RoundCriterion(Label("创新", "New"), weight: 60, most: 23) }
      await refused(.roundDays) { $0.closes = Day("2026-12-01")! }
      await refused(.roundCount) { $0.experts = 0 }
      await refused(.roundCount) { $0.loadLeast = 11 }
      // A challenge that is not for everybody to see is not called for.
      try await table.act("2026-12-01") { act in
        let id = try act.draftRound(RoundTable.terms(), by: office).id
        let need = try #require(try Table<Need>.fetch(RoundTable.challenges[0].id, act.connection))
        var hidden = need
        hidden.record.visibility = .members
        try act.update(need, to: hidden)
        #expect { try act.open(round: id) } throws: { ($0 as? Refusal)?.rule == .roundChallenge }
      }
    }
  }

  @Test("a consortium is handed in when everybody whom it names has said yes", arguments: TestDatabase.all)
  func consortium(_ database: TestDatabase) async throws {
    try await RoundTable.with(database) { table in
      let (id, _) = try await table.opened()
      let office = table.office
      let (lead, other) = (RoundTable.teams[0], RoundTable.teams[1])
      let one = try await table.act("2026-12-03") {
        try $0.apply(in: id, for: RoundTable.challenges[0], lead: lead, Proposal(summary: "s"), by: office).id
      }
      await Self.refused(.applicationTwice) {
        try await table.act("2026-12-03") {
          _ = try $0.apply(in: id, for: RoundTable.challenges[0], lead: lead, Proposal(), by: office)
        }
      }
      await Self.refused(.applicationMissing) { try await table.act("2026-12-03") { try $0.handIn(application: one) } }
      try await table.act("2026-12-03") { act in
        try act.revise(application: one, seen: 0, RoundTable.proposal)
        try act.ask(other, into: one)
      }
      await Self.refused(.applicationChanged) {
        try await table.act("2026-12-03") { try $0.revise(application: one, seen: 0, RoundTable.proposal) }
      }
      await Self.refused(.applicationMember) { try await table.act("2026-12-03") { try $0.ask(other, into: one) } }
      await Self.refused(.applicationMember) {
        // The lead under what it was called before it was merged.
        try await table.act("2026-12-03") {
          try $0.ask(RoundTable.former, into: one, present: RoundTable.present)
        }
      }
      await Self.refused(.applicationPoser) {
        try await table.act("2026-12-03") { try $0.ask(RoundTable.hospitals[0], into: one) }
      }
      await Self.refused(.applicationPoser) {
        try await table.act("2026-12-03") {
          _ = try $0.apply(
            in: id, for: RoundTable.challenges[1], lead: RoundTable.hospitals[1], RoundTable.proposal, by: office)
        }
      }
      await Self.refused(.applicationUnconfirmed) {
        try await table.act("2026-12-03") { try $0.handIn(application: one) }
      }
      try await table.act("2026-12-03") { act in
        try act.answer(.joined, of: other, to: one)
        try act.handIn(application: one)
      }
      #expect(try await table.state(id).applications.first?.consortium == [lead, other])
      await Self.refused(.applicationState) {
        try await table.act("2026-12-03") { try $0.answer(.declined, of: other, to: one) }
      }
    }
  }

  @Test("equals share a place, and the extremes of five are left out where the round says so")
  func ranking() throws {
    var terms = RoundTable.terms([RoundCriterion(Label("一", "One"), weight: 100, most: 3)])
    var round = Round(id: "r", terms: terms, stage: .reviewing, opener: AccountID(rawValue: "a"), since: 0)
    func application(_ id: String) -> RoundApplication {
      RoundApplication(
        id: id, round: "r", challenge: RoundTable.challenges[0], lead: id, proposal: Proposal(), state: .handedIn,
        author: AccountID(rawValue: "a"), since: 0)
    }
    func tasks(_ id: String, _ points: [Int]) -> [ReviewTask] {
      points.enumerated().map {
        ReviewTask(
          application: id, account: AccountID(rawValue: "e\($0)"), scored: 1, points: [$1],
          comments: [""])
      }
    }
    let applications = ["a", "b", "c", "d"].map(application)
    let given = tasks("a", [1, 2]) + tasks("b", [2, 1, 1, 2]) + tasks("c", [3]) + tasks("d", [0, 2, 2, 2, 3])
    func places() -> [String: Int] {
      let lines = RoundRanking(round, applications, given).lines[RoundTable.challenges[0]] ?? []
      return Dictionary(uniqueKeysWithValues: lines.map { ($0.application, $0.place ?? 0) })
    }
    // 50, 50, 100, 60
    #expect(places() == ["c": 1, "d": 2, "a": 3, "b": 3])
    terms.dropsExtremes = true
    round.terms = terms
    let line = try #require(RoundRanking(round, applications, given).line(of: "d"))
    #expect(line.counted == 3 && line.totals.count == 5 && abs((line.mean ?? 0) - 200.0 / 3) < 1e-5)
    #expect(line.spread == 100)
  }

  @Test(
    "a draft is called for three days before its deadline, and the office when a time is over",
    arguments: TestDatabase.all)
  func reminders(_ database: TestDatabase) async throws {
    try await RoundTable.with(database) { table in
      let (id, _) = try await table.opened(teams: [RoundTable.teams[0]])
      let office = table.office
      let draft = try await table.act("2026-12-03") {
        try $0.apply(
          in: id, for: RoundTable.challenges[0], lead: RoundTable.teams[1], RoundTable.proposal, by: office
        ).ref
      }
      var told = try await table.told()
      func check(_ day: String, _ matter: NoticeMatter?, _ subject: Ref = Ref(Round.kind, id), to: Addressee? = nil)
        async throws
      {
        // Twice: what was told is told once.
        for _ in 0..<2 { try await table.act(day) { try $0.remind(today: Day(day)!) } }
        let now = try await table.told()
        let new = now.dropFirst(told.count)
        #expect(new.map(\.matter) == (matter.map { [$0] } ?? []), "\(day)")
        #expect(new.allSatisfy { $0.subject == subject && $0.addressee == to && $0.by == nil }, "\(day)")
        told = now
      }
      try await check("2026-12-06", nil)
      try await check("2026-12-07", .applicationClosing, draft, to: .organisation(RoundTable.teams[1]))
      try await check("2026-12-10", nil)
      try await check("2026-12-11", .roundEnded, to: .office(.runRounds))
    }
  }

  @Test("thirds add up: three of one point each are what one of three points and two of none are")
  func thirds() throws {
    let terms = RoundTable.terms([RoundCriterion(Label("一", "One"), weight: 100, most: 3)], experts: 3)
    let round = Round(id: "r", terms: terms, stage: .reviewing, opener: AccountID(rawValue: "a"), since: 0)
    let given = ["a": [1, 1, 1], "b": [3, 0, 0]]
    let applications = given.keys.sorted().map {
      RoundApplication(
        id: $0, round: "r", challenge: RoundTable.challenges[0], lead: $0, proposal: Proposal(), state: .handedIn,
        author: AccountID(rawValue: "a"), since: 0)
    }
    let tasks = given.flatMap { id, points in
      points.enumerated().map {
        ReviewTask(
          application: id, account: AccountID(rawValue: "e\($0)"), scored: 1, points: [$1], comments: [""])
      }
    }
    let lines = try #require(RoundRanking(round, applications, tasks).lines[RoundTable.challenges[0]])
    #expect(lines.map(\.place) == [1, 1])
    #expect(lines.allSatisfy { $0.mean == 100.0 / 3 })
  }

  @Test(
    "a draft is discarded with all that it has; what was open is called off, and says why", arguments: TestDatabase.all)
  func ending(_ database: TestDatabase) async throws {
    try await RoundTable.with(database) { table in
      let (office, expert) = (table.office, table.experts[4])
      let draft = try await table.act("2026-12-01") { act in
        let id = try act.draftRound(RoundTable.terms(), by: office).id
        try act.seat(Panelist(account: expert), in: id)
        return id
      }
      await Self.refused(.roundStage) { try await table.act("2026-12-01") { try $0.cancel(round: draft, reason: "x") } }
      try await table.act("2026-12-01") { try $0.discard(round: draft) }
      #expect(try await table.state(draft).round == nil)
      let (open, _) = try await table.opened()
      await Self.refused(.roundStage) { try await table.act("2026-12-03") { try $0.discard(round: open) } }
      await Self.refused(.roundReason) { try await table.act("2026-12-03") { try $0.cancel(round: open, reason: "") } }
      try await table.act("2026-12-12") { try $0.cancel(round: open, reason: "no money") }
      let ended = try #require(try await table.state(open).round)
      #expect(ended.note == "no money" && !ended.isPastDeadline(on: Day("2026-12-12")!))
    }
  }

  @Test("an expert's record stays until another is named, and a second reason for a recusal replaces the first")
  func seats() async throws {
    try await RoundTable.with(.sqlite) { table in
      let (id, applications) = try await table.opened(teams: [RoundTable.teams[0]])
      let (expert, person) = (table.experts[4], Ref(Person.kind, "person000001"))
      try await table.act("2026-12-11") { act in
        try act.review(round: id)
        try act.seat(Panelist(account: expert, person: person), in: id)
        try act.seat(Panelist(account: expert, loadMost: 3), in: id)
        try act.recuse(expert, from: applications[0], reason: "a friend")
        try act.recuse(expert, from: applications[0], reason: "a brother")
      }
      let state = try await table.state(id)
      #expect(state.panel == [Panelist(account: expert, person: person, loadMost: 3)])
      #expect(state.recusals.map(\.reason) == ["a brother"])
    }
  }

  @Test(
    "nobody judges what they are bound to, also by a name that was merged or a membership of a moment ago",
    arguments: TestDatabase.all)
  func conflicts(_ database: TestDatabase) async throws {
    try await RoundTable.with(database) { table in
      let (id, applications) = try await table.opened(teams: [RoundTable.teams[0], RoundTable.teams[1]])
      let experts = table.experts
      try await table.act("2026-12-11") { act in
        try act.review(round: id)
        for one in experts { try act.seat(Panelist(account: one), in: id) }
      }
      func assign(_ application: Int, _ expert: Int) async throws {
        let kept = try await table.state(id).tasks
        let task = ReviewTask(
          application: applications[application], account: experts[expert])
        try await table.act("2026-12-12") { try $0.assign(kept + [task], in: id, present: RoundTable.present) }
      }
      // Of the lead; of who poses it; of what was merged into the lead.
      for expert in 0..<3 { await Self.refused(.roundConflict) { try await assign(0, expert) } }
      await Self.refused(.roundConflict) { try await assign(1, 1) }
      try await assign(1, 0)
      try await assign(0, 3)
      try await assign(1, 3)
      func score(_ application: Int, _ expert: Int) async throws {
        try await table.act("2026-12-13") {
          try $0.score(
            applications[application], by: experts[expert], points: [5, 5], comments: ["", ""], declares: true,
            present: RoundTable.present)
        }
      }
      try await score(0, 3)
      await Self.refused(.scoringAbsent) { try await score(0, 4) }
      // They come to be of the other team: what they have not judged yet they cannot, what they have does not get out.
      try await table.act("2026-12-13") {
        try $0.put(.viewer, of: experts[3], in: OrganisationIDs(RoundTable.teams[1]))
      }
      await Self.refused(.roundConflict) { try await score(1, 3) }
      try await table.act("2026-12-13") {
        try $0.put(.viewer, of: experts[3], in: OrganisationIDs(RoundTable.teams[0]))
      }
      try await score(1, 0)
      try await table.act("2026-12-13") { try $0.recuse(experts[3], from: applications[1], reason: "of it now") }
      await Self.refused(.roundConflict) {
        try await table.act("2026-12-14") { try $0.publish(round: id, winners: [], present: RoundTable.present) }
      }
      // Recused, their points are gone.
      try await table.act("2026-12-14") { try $0.recuse(experts[3], from: applications[0], reason: "of it now") }
      #expect(try await table.state(id).tasks.map(\.account) == [experts[0]])
      await Self.refused(.roundUnscored) {
        try await table.act("2026-12-14") { try $0.publish(round: id, winners: [], present: RoundTable.present) }
      }
      await Self.refused(.roundConflict) { try await assign(0, 3) }
    }
  }

  @Test("objections are taken on their days alone, and a right one sends the result back", arguments: TestDatabase.all)
  func objections(_ database: TestDatabase) async throws {
    try await RoundTable.with(database) { table in
      let (id, applications) = try await table.opened(teams: [RoundTable.teams[0], RoundTable.teams[1]])
      let (expert, office) = (table.experts[4], table.office)
      try await table.act("2026-12-11") { act in
        try act.review(round: id)
        try act.seat(Panelist(account: expert), in: id)
        try act.assign(
          applications.map { ReviewTask(application: $0, account: expert) }, in: id)
        for (one, points) in zip(applications, [[9, 7], [8, 6]]) {
          try act.score(one, by: expert, points: points, comments: ["", ""], declares: true)
        }
        // The second cannot win without the first.
        #expect { try act.publish(round: id, winners: [applications[1]]) } throws: {
          ($0 as? Refusal)?.rule == .roundWinner
        }
        try act.publish(round: id, winners: [applications[0]])
      }
      // A Friday, and five working days.
      #expect(try await table.state(id).round?.objectionsUntil?.description == "2026-12-18")
      func object(_ at: Date) async throws {
        try await table.act(at) {
          try $0.object(to: id, about: applications[0], for: RoundTable.teams[1], words: "not theirs", by: office)
        }
      }
      await Self.refused(.objectionLate) { try await object(RoundTable.instant("2026-12-19", 0)) }
      try await object(RoundTable.instant("2026-12-19", -1))
      await Self.refused(.roundEarly) {
        try await table.act(RoundTable.instant("2026-12-19", -1)) { try $0.decide(round: id) }
      }
      await Self.refused(.roundObjections) { try await table.act("2026-12-19") { try $0.decide(round: id) } }
      await Self.refused(.roundObjections) {
        try await table.act("2026-12-19") { try $0.reconsider(round: id, reason: "x") }
      }
      let first = try #require(try await table.state(id).objections.first).id
      try await table.act("2026-12-20") { try $0.settle(objection: first, in: id, upheld: true, answer: "so it is") }
      await Self.refused(.objectionSettled) {
        try await table.act("2026-12-20") { try $0.settle(objection: first, in: id, upheld: false, answer: "or not") }
      }
      await Self.refused(.roundUpheld) { try await table.act("2026-12-20") { try $0.decide(round: id) } }
      try await table.act("2026-12-20") { act in
        try act.reconsider(round: id, reason: "it was not theirs")
        try act.exclude(application: applications[0], in: id, reason: "not theirs")
        try act.publish(round: id, winners: [applications[1]], until: Day("2026-12-28")!)
      }
      // What was said of the earlier result was heard then.
      try await table.act("2026-12-29") { try $0.decide(round: id) }
      let state = try await table.state(id)
      #expect(state.round?.stage == .decided)
      #expect(state.applications.filter(\.isWinner).map(\.id) == [applications[1]])
    }
  }

  @Test("points of every criterion, within its bounds, with a declaration")
  func points() async throws {
    try await RoundTable.with(.sqlite) { table in
      let (id, applications) = try await table.opened(teams: [RoundTable.teams[0]])
      let expert = table.experts[4]
      try await table.act("2026-12-11") { act in
        try act.review(round: id)
        try act.seat(Panelist(account: expert), in: id)
        try act.assign([ReviewTask(application: applications[0], account: expert)], in: id)
      }
      func score(_ points: [Int], _ declares: Bool = true, _ comment: String = "") async throws {
        let comments = points.map { _ in comment }
        try await table.act("2026-12-12") {
          try $0.score(applications[0], by: expert, points: points, comments: comments, declares: declares)
        }
      }
      for points in [[], [10], [11, 7], [-1, 7], [10, 8], [10, 7, 1]] {
        await Self.refused(.scorePoints) { try await score(points) }
      }
      await Self.refused(.scoreDeclaration) { try await score([10, 7], false) }
      await Self.refused(.scoreComment) { try await score([10, 7], true, String(repeating: "长", count: 1001)) }
      try await score([10, 7])
      try await score([0, 0])
      #expect(try await table.state(id).tasks.first?.points == [0, 0])
    }
  }
}
