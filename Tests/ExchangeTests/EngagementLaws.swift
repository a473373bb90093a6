import Access
import Core
import Exchange
import Foundation
import Matching
import Notices
import Registry
import Store
import TestSupport
import Testing

/// Laws of engagements, on walks by chance through everything that can be done to one.
@Suite struct EngagementLaws {
  private static let start = Date(timeIntervalSince1970: 1_800_000_000)

  private enum Deed: CaseIterable {
    case acceptAsk, acceptAnswer, acceptWithout, promise, declineAsk, declineAnswer, negotiate, withdraw, note, plan,
      meet, sign,
      expire
  }

  /// Two organisations with a need and an offer, of which the need has a confidential part.
  private struct Table {
    let store: any Store
    let people: [AccountID]
    let pair = EngagementPair(
      market: "challenge", ask: Ref(Need.kind, "need00000001"), answer: Ref(Offer.kind, "offer0000001"),
      asking: "org000000001", answering: "org000000002", score: 0.5)

    static func with(_ database: TestDatabase, _ body: (Table) async throws -> Void) async throws {
      try await database.with(registryMigrations + accessMigrations + noticeMigrations + exchangeMigrations) {
        store, _ in
        let people = try await store.act(as: "test", "seed", at: start) { act in
          for id in ["org000000001", "org000000002"] {
            var organisation = Organisation(id: ID(id))
            organisation.name = Text(id, .en)
            try act.create(organisation)
          }
          var need = Need(id: ID("need00000001"))
          (need.name, need.requester, need.market) = (Text("coil", .en), ID("org000000001"), "challenge")
          need.status = "open"
          try act.create(need)
          try act.disclose(Disclosure(details: "in confidence", name: "Lu"), of: need.ref)
          return try ["ask", "answer", "broker"].map {
            try act.invite(
              EmailAddress("\($0)@example.cn"), name: $0, offices: $0 == "broker" ? [.broker] : []
            ).id
          }
        }
        try await body(Table(store: store, people: people))
      }
    }

    func act<T: Sendable>(_ body: @escaping @Sendable (Act) throws -> T) async throws -> T {
      try await store.act(as: "test", "test", at: start, body)
    }

    func state(_ id: String) async throws -> (engagement: Engagement?, sequence: Int) {
      try await store.read { (try Engagements.find(id, $0), try Journal.head($0).seq) }
    }
  }

  @Test("a walk through an engagement keeps its laws", arguments: 0..<6, TestDatabase.all)
  func walks(_ seed: Int, _ database: TestDatabase) async throws {
    try await Table.with(database) { table in
      var dice = Dice(seed: UInt64(seed))
      for _ in 0..<6 { try await Self.walk(table, &dice) }
    }
  }

  private static func walk(_ table: Table, _ dice: inout Dice) async throws {
    let today = try #require(Day("2027-01-15"))
    let broker = EngagementAuthor(table.people[2], for: nil)
    let pair = table.pair
    let opened = try await table.act { try $0.propose(pair, as: broker, today: today).engagement }
    // Proposed again it is the same one.
    let again = try await table.act { try $0.propose(pair, as: broker, today: today) }
    #expect(again.engagement == opened && !again.isNew)
    while true {
      let before = try #require(try await table.state(opened.id).engagement)
      guard before.stage.isOpen else { break }
      let sequence = try await table.state(opened.id).sequence
      let deed = Deed.allCases[dice.below(Deed.allCases.count)]
      var isRefused = false
      do {
        try await Self.carryOut(deed, opened.id, table, today)
      } catch is Refusal {
        isRefused = true
      }
      let (found, end) = try await table.state(opened.id)
      let after = try #require(found)
      if isRefused { #expect(after == before && end == sequence, "\(deed) was refused and changed nothing") }
      check(deed, before, after, isRefused)
    }
    // What is over is over: nothing moves it any more.
    let over = try await table.state(opened.id).engagement
    for deed in Deed.allCases where ![.note, .expire, .promise].contains(deed) {
      do {
        try await carryOut(deed, opened.id, table, today)
        Issue.record("\(deed) after the end")
      } catch let refusal as Refusal { #expect(refusal.rule == .engagementStage) }
    }
    #expect(try await table.state(opened.id).engagement == over)
    // For the next walk the need is open again.
    try await table.act { act in
      let need = try #require(try Registry.Table<Need>.fetch("need00000001", act.connection))
      var open = need
      open.status = "open"
      try act.update(need, to: open)
    }
  }

  private static func check(_ deed: Deed, _ before: Engagement, _ after: Engagement, _ isRefused: Bool) {
    // Introduced are those of whom both said yes, and the answering side has promised to keep what it is told.
    #expect(after.stage.isMutual == false || (after.introduced != nil && after[.answer].consent != nil))
    #expect((after.introduced != nil) == (after.stage.isMutual || before.introduced != nil))
    if after.stage == .proposed { #expect(Side.allCases.contains { after[$0].answer != .yes }) }
    #expect(after.stage.isOpen || after.nextAction.isEmpty)
    #expect(after.stage >= before.stage)
    if deed == .acceptWithout { #expect(isRefused, "no yes to what is confidential without a promise") }
  }

  private static func carryOut(_ deed: Deed, _ id: String, _ table: Table, _ today: Day) async throws {
    let ask = EngagementAuthor(table.people[0], for: .ask)
    let answer = EngagementAuthor(table.people[1], for: .answer)
    let broker = EngagementAuthor(table.people[2], for: nil)
    try await table.act { act in
      switch deed {
      case .acceptAsk: _ = try act.accept(id, for: .ask, words: "", consent: false, as: ask, today: today)
      case .acceptAnswer: _ = try act.accept(id, for: .answer, words: "", consent: true, as: answer, today: today)
      case .acceptWithout: _ = try act.accept(id, for: .answer, words: "", consent: false, as: answer, today: today)
      case .promise: try act.promise(id, for: .ask, as: ask)
      case .declineAsk: _ = try act.decline(id, for: .ask, reason: "no", as: ask, today: today)
      case .declineAnswer: _ = try act.decline(id, for: .answer, reason: "no", as: answer, today: today)
      case .negotiate: _ = try act.negotiate(id, as: broker, today: today)
      case .withdraw: _ = try act.withdraw(id, reason: "why", as: broker, today: today)
      case .note: try act.note(id, "called", isShared: false, as: broker, today: today)
      case .plan: try act.plan(id, next: "call", on: today, broker: nil, as: broker)
      case .meet:
        let plan = try EngagementMeeting.Plan(
          subject: "s", day: "2027-02-01", from: "09:00", to: "10:00", zone: "Asia/Shanghai", place: "p")
        _ = try act.meet(plan, of: id, as: broker)
      case .sign:
        let signing = try Signing(
          name: "coil", type: "", value: "5", day: "2027-01-10", closesAsk: true, today: today)
        _ = try act.sign(id, signing, as: broker, today: today)
      case .expire:
        let long = try #require(Day("2028-01-15"))
        _ = try act.expireEngagements(today: long)
      }
    }
  }

  @Test("after a no the other side waits a month, a broker does not", arguments: TestDatabase.all)
  func declined(_ database: TestDatabase) async throws {
    try await Table.with(database) { table in
      let today = try #require(Day("2027-01-15"))
      let pair = table.pair
      let ask = EngagementAuthor(table.people[0], for: .ask)
      let answer = EngagementAuthor(table.people[1], for: .answer)
      let broker = EngagementAuthor(table.people[2], for: nil)
      func decline(_ days: Int) async throws {
        try await table.store.act(as: "test", "test", at: Self.start + Double(days) * 86_400) { act in
          let open = try act.propose(pair, as: broker, today: today).engagement
          _ = try act.decline(open.id, for: .answer, reason: "no", as: answer, today: today)
        }
      }
      func asksAgain(_ author: EngagementAuthor, _ days: Int) async throws -> Bool {
        do {
          try await table.store.act(as: "test", "test", at: Self.start + Double(days) * 86_400) { act in
            let open = try act.propose(pair, as: author, today: today).engagement
            _ = try act.withdraw(open.id, reason: "only tried", as: author, today: today)
          }
          return true
        } catch let refusal as Refusal {
          #expect(refusal.rule == .engagementDeclined)
          return false
        }
      }
      try await decline(0)
      #expect(try await asksAgain(ask, 29) == false)
      #expect(try await asksAgain(answer, 1), "who said no may think better of it")
      #expect(try await asksAgain(broker, 1))
      #expect(try await asksAgain(ask, 30))
    }
  }

  @Test("notes have an end, and what moves an engagement on is written still", arguments: TestDatabase.all)
  func fullLog(_ database: TestDatabase) async throws {
    try await Table.with(database) { table in
      let today = try #require(Day("2027-01-15"))
      let pair = table.pair
      let broker = EngagementAuthor(table.people[2], for: nil)
      let id = try await table.act { act in
        let id = try act.propose(pair, as: broker, today: today).engagement.id
        for number in 1..<500 { try act.note(id, "\(number)", isShared: false, as: broker, today: today) }
        return id
      }
      do {
        try await table.act { try $0.note(id, "one more", isShared: false, as: broker, today: today) }
        Issue.record("note 501")
      } catch let refusal as Refusal { #expect(refusal.rule == .engagementLogFull) }
      let long = try #require(Day("2028-01-15"))
      #expect(try await table.act { try $0.expireEngagements(today: long) } == 1)
      let last = try await table.store.read {
        try $0.row("SELECT verb, number FROM engagement_log WHERE engagement = \(id) ORDER BY number DESC")
      }
      #expect(last?.string(0) == "engagement.expire" && last?.integer(1) == 501)
    }
  }

  @Test("an organisation's drafts have an end", arguments: TestDatabase.all)
  func drafts(_ database: TestDatabase) async throws {
    try await Table.with(database) { table in
      let author = table.people[0]
      func post(_ number: Int, for poster: String) async throws {
        try await table.act { act in
          var need = Need(id: ID("draft\(poster.last ?? "0")\(number + 100000)"))
          (need.name, need.market) = (Text("coil \(number)", .en), "challenge")
          _ = try act.post(need, for: poster, visibility: .everyone, by: author)
        }
      }
      for number in 0..<100 { try await post(number, for: "org000000001") }
      do {
        try await post(100, for: "org000000001")
        Issue.record("draft 101")
      } catch let refusal as Refusal { #expect(refusal.rule == .postingMany) }
      try await post(0, for: "org000000002")
    }
  }

  /// Who is of a side, by standing: what they may read of the other is the stage's and their own yes.
  @Test("what is confidential is for parties of what both said yes to", arguments: EngagementStage.allCases)
  func confidential(_ stage: EngagementStage) async throws {
    try await Table.with(.sqlite) { table in
      let pair = table.pair
      let today = try #require(Day("2027-01-15"))
      let broker = EngagementAuthor(table.people[2], for: nil)
      var engagement = try await table.act { try $0.propose(pair, as: broker, today: today).engagement }
      engagement.stage = stage
      engagement[.answer].answer = .yes
      engagement[.answer].consent = 1
      let cluster = try await Cluster.load(table.store, analyser: Scene.analyser, compactCodes: [])
      let accounts = try await table.store.read { connection in
        try table.people.map { try #require(try Accounts.find($0, connection)) }
      }
      func standing(_ index: Int, _ organisation: String?) -> EngagementStanding {
        let memberships = organisation.map {
          [Membership(account: accounts[index].id, organisation: $0, role: .viewer)]
        }
        return EngagementStanding(
          Caller(accounts[index], memberships ?? []) { _ in nil }, engagement, in: cluster)
      }
      let (own, other, third) = (
        standing(0, "org000000001"), standing(1, "org000000002"), standing(1, "org000000003")
      )
      #expect(own.mayRead && other.mayRead && !third.mayRead)
      #expect(own.sees(confidentialOf: .ask, engagement))
      #expect(other.sees(confidentialOf: .ask, engagement) == stage.isMutual)
      #expect(!third.sees(confidentialOf: .ask, engagement) && !third.sees(contactOf: .ask, engagement))
      // A broker who leads it learns whom to call, and nothing that is confidential.
      let led = standing(2, nil)
      #expect(led.mayRead && led.leads && led.mayAnswer.isEmpty)
      #expect(led.sees(contactOf: .ask, engagement) == stage.isMutual && !led.sees(confidentialOf: .ask, engagement))
      // A yes alone opens nothing that was written after it: the promise does.
      engagement[.answer].consent = nil
      #expect(!standing(1, "org000000002").sees(confidentialOf: .ask, engagement))
      #expect(own.mayAnswer.isEmpty, "a viewer answers for nobody")
    }
  }
}
