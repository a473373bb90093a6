import Access
import Core
import Exchange
import Foundation
import Registry
import Store
import TestSupport
import Testing

/// Laws of rounds, on walks by chance through everything that can be done to one, right or wrong, at any time.
@Suite struct RoundLaws {
  private enum Deed: CaseIterable {
    case revise, open, extend, review, cancel, apply, write, ask, answer, handIn, takeBack, withdraw, exclude, seat,
      recuse, assign, scoreAssigned, scoreAny, publish, publishAll, object, settle, reconsider, decide, join
  }

  /// What a walk knows of itself, apart from the store: what the laws are held against.
  private struct Walk {
    let table: RoundTable
    let id: String
    var clock: Date
    var homes = RoundTable.homes
    var promised: RoundTerms?

    /// Milliseconds since midnight of 1970-01-01 in Beijing, by division alone.
    var local: Int { Int((clock.timeIntervalSince1970 * 1000).rounded()) + 8 * 3_600_000 }

    func isPast(_ day: Day) -> Bool { local >= (day.ordinal + 1) * 86_400_000 }

    func isWithin(_ first: Day, _ last: Day) -> Bool {
      local >= first.ordinal * 86_400_000 && local < (last.ordinal + 1) * 86_400_000
    }

    /// Whether an expert is bound to an application, by what this test gave them.
    func isBound(_ account: AccountID, _ application: RoundApplication, _ recusals: [Recusal]) -> Bool {
      guard let index = table.experts.firstIndex(of: account) else { return true }
      let poser = RoundTable.hospitals[RoundTable.challenges.firstIndex(of: application.challenge) ?? 0]
      let concerned = Set(application.consortium + [poser])
      return !homes[index].isDisjoint(with: concerned)
        || recusals.contains { $0.account == account && $0.application == application.id }
    }
  }

  @Test("a walk through a round keeps its laws", arguments: 0..<5, TestDatabase.all)
  func walks(_ seed: Int, _ database: TestDatabase) async throws {
    try await RoundTable.with(database) { table in
      var dice = Dice(seed)
      for _ in 0..<3 {
        let office = table.office
        let id = try await table.act("2026-12-01") { try $0.draftRound(RoundTable.terms(), by: office).id }
        var walk = Walk(table: table, id: id, clock: RoundTable.instant("2026-12-01", 0))
        for _ in 0..<90 { try await Self.step(&walk, &dice) }
        try await Self.finish(&walk, &dice)
      }
    }
  }

  /// Wherever the walk has come to: rightly to its end, so that every law has been held against something.
  private static func finish(_ walk: inout Walk, _ dice: inout Dice) async throws {
    let (id, table) = (walk.id, walk.table)
    for _ in 0..<40 {
      let state = try await table.state(id)
      guard let round = state.round, !round.stage.isOver else { return }
      switch round.stage {
      case .draft:
        guard !walk.isPast(round.terms.closes) else { return }
        try await perform(.open, &walk) { try $0.open(round: id) }
      case .open:
        guard state.applications.contains(where: { $0.state == .handedIn }) else { return }
        walk.clock = max(walk.clock, RoundTable.instant("\(round.terms.closes)", 86_400_000))
        try await perform(.review, &walk) { try $0.review(round: id) }
      case .reviewing:
        try await judge(&walk, &dice)
        let now = try await table.state(id)
        let alive = now.applications.filter { $0.state == .handedIn }
        guard !alive.isEmpty else { return }
        guard alive.allSatisfy({ one in now.tasks.contains { $0.application == one.id } }) else { continue }
        let lines = RoundRanking(round, now.applications, now.tasks).lines.values.flatMap { $0 }
        let winners = Set(lines.filter { $0.place == 1 }.map(\.application))
        try await perform(.publish, &walk) { try $0.publish(round: id, winners: winners, present: RoundTable.present) }
      case .published:
        for one in state.objections where one.verdict == .open {
          try await perform(.settle, &walk) { try $0.settle(objection: one.id, in: id, upheld: false, answer: "no") }
        }
        if state.objections.contains(where: { $0.at >= round.since && $0.verdict == .upheld }) {
          try await perform(.reconsider, &walk) { try $0.reconsider(round: id, reason: "upheld") }
        } else {
          walk.clock = RoundTable.instant("\(round.objectionsUntil!)", 86_400_000)
          try await perform(.decide, &walk) { try $0.decide(round: id) }
        }
      case .decided, .cancelled: return
      }
    }
    Issue.record("a round has no end")
  }

  /// Each application by somebody free, or left out where nobody is.
  private static func judge(_ walk: inout Walk, _ dice: inout Dice) async throws {
    let (id, table) = (walk.id, walk.table)
    let state = try await table.state(id)
    var tasks: [ReviewTask] = []
    for one in state.applications where one.state == .handedIn {
      for task in state.tasks where task.application == one.id {
        if walk.isBound(task.account, one, state.recusals) {
          try await perform(.recuse, &walk) { try $0.recuse(task.account, from: one.id, reason: "bound") }
        } else {
          tasks.append(task)
        }
      }
      if tasks.contains(where: { $0.application == one.id }) { continue }
      if let free = table.experts.first(where: { !walk.isBound($0, one, state.recusals) }) {
        try await perform(.seat, &walk) { try $0.seat(Panelist(account: free), in: id) }
        tasks.append(ReviewTask(application: one.id, account: free))
      } else {
        try await perform(.exclude, &walk) { try $0.exclude(application: one.id, in: id, reason: "nobody is free") }
      }
    }
    let wanted = tasks
    try await perform(.assign, &walk) { try $0.assign(wanted, in: id, present: RoundTable.present) }
    for task in wanted where task.scored == nil {
      let points = [dice.below(8), dice.below(8)]
      try await perform(.scoreAssigned, &walk) {
        try $0.score(
          task.application, by: task.account, points: points, comments: ["", ""], declares: true,
          present: RoundTable.present)
      }
    }
  }

  /// What has to be possible, under the same laws.
  private static func perform(
    _ deed: Deed, _ walk: inout Walk, _ body: @escaping @Sendable (Act) throws -> Void
  ) async throws {
    let before = try await walk.table.state(walk.id)
    try await walk.table.act(walk.clock, body)
    let after = try await walk.table.state(walk.id)
    check(deed, false, walk, before, after)
    if walk.promised == nil, after.round?.stage != .draft { walk.promised = after.round?.terms }
  }

  private static func step(_ walk: inout Walk, _ dice: inout Dice) async throws {
    let before = try await walk.table.state(walk.id)
    let stage = try #require(before.round?.stage)
    // Days pass faster where only time helps.
    let hours = [.open, .published].contains(stage) ? dice.below(16) : dice.below(3)
    walk.clock += Double(hours) * 3600 + Double(dice.below(3_600_000)) / 1000
    let deed = dice.chance(70) ? dice.one(of: fitting[stage] ?? Deed.allCases) : dice.one(of: Deed.allCases)
    var isRefused = false
    do {
      try await carryOut(deed, &walk, before, &dice)
    } catch is Refusal {
      isRefused = true
    }
    let after = try await walk.table.state(walk.id)
    if isRefused { #expect(after == before, "\(deed) was refused and changed nothing") }
    check(deed, isRefused, walk, before, after)
    if walk.promised == nil, after.round?.stage != .draft { walk.promised = after.round?.terms }
  }

  private static let fitting: [RoundStage: [Deed]] = [
    .draft: [.revise, .open, .seat],
    .open: [.apply, .write, .ask, .answer, .handIn, .handIn, .takeBack, .seat, .review],
    .reviewing: [
      .seat, .assign, .assign, .scoreAssigned, .scoreAssigned, .scoreAssigned, .scoreAny, .publish, .recuse,
    ],
    .published: [.object, .settle, .decide, .reconsider],
  ]

  // MARK: Laws

  private static func check(
    _ deed: Deed, _ isRefused: Bool, _ walk: Walk, _ before: RoundTable.State, _ after: RoundTable.State
  ) {
    guard let old = before.round, let new = after.round else { return }
    // What was promised stands, but for a later deadline.
    if let promised = walk.promised {
      #expect(new.terms.criteria == promised.criteria && new.terms.challenges == promised.challenges)
      #expect(new.terms.closes >= promised.closes)
      var same = new.terms
      same.closes = promised.closes
      #expect(same == promised)
    }
    // Nothing is written or handed in but in its days, to the millisecond.
    if !isRefused, [.apply, .write, .ask, .answer, .handIn, .takeBack].contains(deed) {
      #expect(old.stage == .open && walk.isWithin(old.terms.opens, old.terms.closes), "\(deed) at \(walk.clock)")
    }
    if old.stage != .reviewing, new.stage == .reviewing, deed == .review {
      #expect(!walk.isWithin(Day("2026-01-01")!, old.terms.closes), "the deadline is over")
    }
    for one in after.applications where one.state == .handedIn {
      #expect(one.members.allSatisfy { $0.answer == .joined }, "who is named has said yes")
    }
    for one in before.objections where one.verdict != .open {
      #expect(after.objections.contains(one), "an answer that was given stands")
    }
    // Points come from those who were given the application, free of ties when they gave them.
    for task in after.tasks where task.scored != nil && !before.tasks.contains(task) {
      #expect(before.tasks.contains { $0.account == task.account && $0.application == task.application })
      if let application = after.applications.first(where: { $0.id == task.application }) {
        #expect(!walk.isBound(task.account, application, after.recusals), "\(deed)")
      }
      #expect(old.stage == .reviewing)
    }
    for task in after.tasks
    where !before.tasks.contains(where: { $0.account == task.account && $0.application == task.application }) {
      if let application = after.applications.first(where: { $0.id == task.application }) {
        #expect(!walk.isBound(task.account, application, after.recusals), "assigned in conflict")
      }
    }
    if old.stage != .published, new.stage == .published { published(walk, after) }
    if after.objections.count > before.objections.count {
      #expect(old.stage == .published && walk.isWithin(Day("2026-01-01")!, old.objectionsUntil!))
    }
    if new.stage == .decided, old.stage != .decided {
      #expect(old.stage == .published && !walk.isWithin(Day("2026-01-01")!, old.objectionsUntil!))
      #expect(after.objections.filter { $0.at >= old.since }.allSatisfy { $0.verdict == .rejected })
    }
    if old.stage.isOver { #expect(new == old && after.tasks == before.tasks) }
  }

  /// The ranking is what one computes from the points by hand, and nobody who was given more than a winner is none.
  private static func published(_ walk: Walk, _ state: RoundTable.State) {
    guard let round = state.round else { return }
    let ranking = RoundRanking(round, state.applications, state.tasks)
    let alive = state.applications.filter { $0.state == .handedIn }
    #expect(ranking.lines.values.reduce(0) { $0 + $1.count } == alive.count)
    var means: [String: Double] = [:]
    for application in alive {
      let tasks = state.tasks.filter { $0.application == application.id }
      #expect(!tasks.isEmpty && tasks.allSatisfy { $0.scored != nil })
      for task in tasks { #expect(!walk.isBound(task.account, application, state.recusals), "published in conflict") }
      let mean = Self.mean(tasks, round.terms)
      means[application.id] = mean
      #expect(abs((ranking.line(of: application.id)?.mean ?? -1) - mean) < 1e-5)
    }
    for lines in ranking.lines.values {
      for (a, b) in zip(lines, lines.dropFirst()) {
        #expect(means[a.application, default: -1] > means[b.application, default: -1] - 1e-5)
        #expect((a.place ?? 0) <= (b.place ?? 0))
      }
      let winners = lines.filter { line in alive.contains { $0.id == line.application && $0.isWinner } }
      for winner in winners {
        for other in lines where !winners.contains(other) {
          #expect(means[other.application, default: 0] < means[winner.application, default: 0] + 1e-5)
        }
      }
    }
    #expect(round.objectionsUntil.map { $0.ordinal * 86_400_000 > walk.local } == true)
  }

  private static func mean(_ tasks: [ReviewTask], _ terms: RoundTerms) -> Double {
    var totals = tasks.map { task in
      zip(task.points, terms.criteria).reduce(0.0) { sum, pair in
        sum + Double(pair.1.weight) * Double(pair.0) / Double(pair.1.most)
      }
    }.sorted()
    if terms.dropsExtremes, totals.count >= 5 { totals = Array(totals.dropFirst().dropLast()) }
    return totals.reduce(0, +) / Double(totals.count)
  }

  // MARK: Deeds

  private static func carryOut(
    _ deed: Deed, _ walk: inout Walk, _ state: RoundTable.State, _ dice: inout Dice
  ) async throws {
    let (table, id, clock, office) = (walk.table, walk.id, walk.clock, walk.table.office)
    let application = state.applications.isEmpty ? "none" : dice.one(of: state.applications).id
    let account = dice.one(of: table.experts)
    let points = [dice.below(12), dice.below(8)]
    let isRight = dice.chance(50)
    let (team, other, challenge) = (
      dice.one(of: RoundTable.teams), dice.one(of: RoundTable.teams), dice.one(of: RoundTable.challenges)
    )
    switch deed {
    case .join:
      // Somebody comes to be of a team while the round goes on.
      guard dice.chance(10), let index = table.experts.firstIndex(of: account) else { return }
      walk.homes[index].insert(team)
      return try await table.act(clock) {
        try $0.put(.viewer, of: account, in: OrganisationIDs(team))
      }
    case .assign:
      var tasks = state.tasks.filter { $0.scored != nil || isRight }
      for one in state.applications where one.state == .handedIn || dice.chance(5) {
        let expert = dice.one(of: table.experts)
        if !tasks.contains(where: { $0.application == one.id && $0.account == expert }) {
          tasks.append(ReviewTask(application: one.id, account: expert))
        }
      }
      let wanted = tasks
      return try await table.act(clock) { try $0.assign(wanted, in: id, present: RoundTable.present) }
    case .publish, .publishAll:
      guard let round = state.round else { return }
      let ranking = RoundRanking(round, state.applications, state.tasks)
      let first = ranking.lines.values.flatMap { $0 }.filter { $0.place == 1 || deed == .publishAll || dice.chance(5) }
      let winners = Set(first.map(\.application))
      return try await table.act(clock) {
        try $0.publish(round: id, winners: winners, present: RoundTable.present)
      }
    default: break
    }
    let scored = deed == .scoreAssigned && !state.tasks.isEmpty ? dice.one(of: state.tasks) : nil
    let objection = state.objections.isEmpty ? "none" : dice.one(of: state.objections).id
    let revision = state.applications.first { $0.id == application }?.revision ?? 0
    try await table.act(clock) { act in
      switch deed {
      case .revise:
        var terms = RoundTable.terms()
        terms.dropsExtremes = isRight
        terms.criteria.reverse()
        try act.revise(round: id, terms)
      case .open: try act.open(round: id)
      case .extend: try act.extend(round: id, to: Day("2026-12-1\(points[0] % 10)")!)
      case .review: try act.review(round: id)
      case .cancel: if isRight, points[0] == 0 { try act.cancel(round: id, reason: "none") }
      case .apply: _ = try act.apply(in: id, for: challenge, lead: team, RoundTable.proposal, by: office)
      case .write: try act.revise(application: application, seen: revision, RoundTable.proposal)
      case .ask: try act.ask(other, into: application, present: RoundTable.present)
      case .answer: try act.answer(isRight ? .joined : .declined, of: other, to: application)
      case .handIn: try act.handIn(application: application)
      case .takeBack: try act.takeBack(application: application)
      case .withdraw: try act.withdraw(application: application)
      case .exclude: try act.exclude(application: application, in: id, reason: "not complete")
      case .seat: try act.seat(Panelist(account: account), in: id)
      case .recuse: try act.recuse(account, from: application, reason: "a friend")
      case .scoreAssigned, .scoreAny:
        try act.score(
          scored?.application ?? application, by: scored?.account ?? account, points: points, comments: ["", "good"],
          declares: true, present: RoundTable.present)
      case .object:
        try act.object(to: id, about: isRight ? application : nil, for: team, words: "not so", by: office)
      case .settle: try act.settle(objection: objection, in: id, upheld: points[0] == 0, answer: "looked into")
      case .reconsider: try act.reconsider(round: id, reason: "upheld")
      case .decide: try act.decide(round: id)
      case .join, .assign, .publish, .publishAll: break
      }
    }
  }
}
