import Access
import Assignment
import Core
import Exchange
import Foundation
import Registry
import Store
import TestSupport
import Testing

/// The engine over a round's experts: what it proposes, what it leaves as it is, and what it says where nothing can be proposed.
@Suite struct RoundAssignmentTests {
  /// A round in review with three applications, all experts on the panel.
  private struct Setting {
    let table: RoundTable
    let round: String
    let applications: [String]

    static func with(_ database: TestDatabase, experts: Int = 1, _ body: (Setting) async throws -> Void) async throws {
      try await RoundTable.with(database) { table in
        let (id, applications) = try await table.opened(
          RoundTable.terms(experts: experts), teams: Array(RoundTable.teams.prefix(3)))
        let panel = table.experts
        try await table.act("2026-12-11") { act in
          try act.review(round: id)
          for one in panel { try act.seat(Panelist(account: one), in: id) }
        }
        try await body(Setting(table: table, round: id, applications: applications))
      }
    }

    func plan() async throws -> RoundAssignment {
      let cluster = try await Cluster.load(table.store, analyser: Scene.analyser, compactCodes: [])
      let id = round
      return try await table.store.read { connection in
        let applications = try Rounds.applications(in: id, connection)
        let panel = try Rounds.panel(of: id, connection)
        let bound = try RoundConflicts(
          of: applications, panel: panel.map(\.account), round: id, present: RoundTable.present, connection)
        let round = try #require(try Rounds.find(id, connection))
        return try RoundAssignment(
          round, applications, panel, try Rounds.tasks(of: id, connection), bound, Exchange(cluster))
      }
    }

    func assign(_ plan: RoundAssignment) async throws {
      let id = round
      try await table.act("2026-12-12") { try $0.assign(plan.tasks, in: id, present: RoundTable.present) }
    }
  }

  @Test(
    "each application has as many as the round says, none who is bound, and loads are even", arguments: TestDatabase.all
  )
  func proposal(_ database: TestDatabase) async throws {
    try await Setting.with(database, experts: 2) { setting in
      let plan = try await setting.plan()
      #expect(plan.impossible == nil && plan.isNew && plan.pairs.count == 6)
      for application in setting.applications {
        #expect(plan.pairs.count { $0.application == application } == 2)
      }
      let experts = setting.table.experts
      // The first and the third are of the first team, the second of the hospital that asks.
      #expect(!plan.pairs.contains { $0.account == experts[1] })
      let first = try await setting.table.state(setting.round).applications.first { $0.lead == RoundTable.teams[0] }?.id
      #expect(!plan.pairs.contains { $0.application == first && [experts[0], experts[2]].contains($0.account) })
      #expect(plan.conflicts.count == 5)
      let loads = experts.map { one in plan.pairs.count { $0.account == one } }
      #expect(loads.max() ?? 9 <= 2, "\(loads)")
      try await setting.assign(plan)
      #expect(try await !setting.plan().isNew)
    }
  }

  @Test("what was judged or locked stays when experts are assigned anew", arguments: TestDatabase.all)
  func again(_ database: TestDatabase) async throws {
    try await Setting.with(database) { setting in
      try await setting.assign(try await setting.plan())
      let tasks = try await setting.table.state(setting.round).tasks
      try await setting.table.act("2026-12-12") { act in
        try act.score(
          tasks[0].application, by: tasks[0].account, points: [5, 5], comments: ["", ""], declares: true,
          present: RoundTable.present)
        try act.lock(tasks[1].account, at: tasks[1].application, true)
        try act.recuse(tasks[2].account, from: tasks[2].application, reason: "knows them")
      }
      let plan = try await setting.plan()
      #expect(plan.pairs.count == 3 && plan.isNew)
      for task in tasks.prefix(2) {
        #expect(plan.pairs.contains { $0.application == task.application && $0.account == task.account && $0.stays })
      }
      #expect(!plan.pairs.contains { $0.application == tasks[2].application && $0.account == tasks[2].account })
      try await setting.assign(plan)
      #expect(try await setting.table.state(setting.round).tasks.first { $0.scored != nil }?.points == [5, 5])
      // A plan that was made before somebody judged does not throw away what they gave.
      let other = plan.tasks.filter { $0.scored == nil }
      let id = setting.round
      do {
        try await setting.table.act("2026-12-12") { try $0.assign(other, in: id, present: RoundTable.present) }
        Issue.record("points were thrown away")
      } catch let refusal as Refusal { #expect(refusal.rule == .roundChanged) }
      // Nor what was locked meanwhile.
      let unlocked = plan.tasks.filter { !$0.isLocked }
      do {
        try await setting.table.act("2026-12-12") { try $0.assign(unlocked, in: id, present: RoundTable.present) }
        Issue.record("a lock was passed over")
      } catch let refusal as Refusal { #expect(refusal.rule == .roundChanged) }
    }
  }

  @Test("who was suspended is given nothing more, and what they judged stands", arguments: TestDatabase.all)
  func suspended(_ database: TestDatabase) async throws {
    try await Setting.with(database) { setting in
      let (table, id) = (setting.table, setting.round)
      try await setting.assign(try await setting.plan())
      let task = try #require(try await table.state(id).tasks.first)
      let gone = table.experts.filter { $0 != table.experts[5] && $0 != table.experts[4] }
      try await table.act("2026-12-12") { act in
        try act.score(
          task.application, by: task.account, points: [5, 5], comments: ["", ""], declares: true,
          present: RoundTable.present)
        for one in Set(gone).union([task.account]) { try act.suspend(one) }
      }
      let plan = try await setting.plan()
      let closed = Set(gone).union([task.account])
      #expect(plan.impossible == nil)
      #expect(plan.pairs.filter { closed.contains($0.account) }.map(\.application) == [task.application])
      try await setting.assign(plan)
      #expect(try await table.state(id).tasks.first { $0.scored != nil }?.account == task.account)
      do {
        try await table.act("2026-12-12") { act in
          try act.assign(
            plan.tasks + [ReviewTask(application: setting.applications[2], account: table.experts[3])], in: id,
            present: RoundTable.present)
        }
        Issue.record("given to nobody")
      } catch let refusal as Refusal { #expect(refusal.rule == .roundChanged) }
    }
  }

  @Test("what cannot be says which limit binds, and can be done once it gives", arguments: TestDatabase.all)
  func impossible(_ database: TestDatabase) async throws {
    // Five of each application, and for the first only three are free of ties.
    try await Setting.with(database, experts: 5) { setting in
      let plan = try await setting.plan()
      let why = try #require(plan.impossible)
      #expect(plan.pairs.isEmpty && why.causes.count == 1)
      #expect(why.relaxation.units == why.causes.reduce(0) { $0 + $1.short })
      #expect(why.relaxation.changes.contains { if case .lowerLeast(.task, by: 2) = $0 { true } else { false } })
      let id = setting.round
      let newcomer = setting.table.office
      try await setting.table.act("2026-12-12") { act in
        try act.seat(Panelist(account: newcomer), in: id)
        #expect { try act.relax(why.relaxation.changes, of: plan, in: id) } throws: {
          ($0 as? Refusal)?.rule == .roundChanged
        }
        try act.unseat(newcomer, from: id)
        try act.relax(why.relaxation.changes, of: plan, in: id)
      }
      let next = try await setting.plan()
      #expect(next.impossible == nil && next.pairs.count == 3 + 5 + 5)
      let state = try await setting.table.state(id)
      #expect(state.round?.terms.experts == 5, "what was promised stands")
      #expect(state.applications.count { $0.expertsLeast == 3 } == 1)
    }
  }

  @Test("an expert with a record is rated by it, and kept off by what it says of their employer")
  func recorded() async throws {
    try await Setting.with(.sqlite) { setting in
      let (table, id) = (setting.table, setting.round)
      let experts = table.experts
      try await table.act("2026-12-11") { act in
        for (number, organisation) in [(3, nil), (4, RoundTable.teams[1])] as [(Int, String?)] {
          var person = Person(id: ID("person00000\(number)"))
          (person.name, person.roles) = (Text("cha000000001", .en), ["expert"])
          person.expertise = Text("cha000000001", .en)
          person.organisation = organisation.map { ID($0) }
          try act.create(person)
          try act.seat(Panelist(account: experts[number], person: person.ref), in: id)
        }
      }
      let plan = try await setting.plan()
      let second = try #require(
        try await table.state(id).applications.first { $0.lead == RoundTable.teams[1] }?.id)
      let judged = plan.pairs.filter { $0.account == experts[3] }
      #expect(!judged.isEmpty && judged.allSatisfy { $0.fit > 0 && $0.why.en.contains("both mention") }, "\(judged)")
      #expect(
        plan.conflicts.contains {
          plan.panel[$0.pairing.assignee].account == experts[4]
            && plan.applications[$0.pairing.task].id == second && $0.reason.en.contains("works for")
        })
      #expect(
        plan.pairs.filter { $0.account == experts[5] }.allSatisfy { $0.fit == 0 && $0.why.en.contains("not known") })
    }
  }
}
