import Access
import Core
import Exchange
import HTTPTypes
import Registry
import Store
import TestSupport
import Testing

@testable import Server

/// The office assigns trial bases: a look writes nothing, and what it confirms is what it saw.
@Suite struct TrialsPageTests {
  private static let secret = "QX-7731"
  private static let page = "/zh/trials"

  /// Organisation 2 looks for sites, organisations 1 and 4 have some; what organisation 2 keeps to itself is nobody's business here.
  private static func office(
    _ database: TestDatabase, bases: [(String, String, Int)] = [("bse000000001", "org000000001", 1)],
    _ body: (House, Browser) async throws -> Void
  ) async throws {
    try await House.with(database) { house in
      let author = try await house.account("buyer@example.cn", roles: [("org000000002", .editor)]).id
      try await house.store.act(as: "test", "seed") { act in
        var draft = Need(id: ID("tri000000009"))
        (draft.name, draft.market) = (Text("起搏器试验草稿"), "trial")
        let ref = try act.post(draft, for: "org000000002", visibility: .everyone, by: author)
        try act.disclose(Disclosure(details: secret, name: "陆", email: "lu@example.cn"), of: ref)
        var need = Need(id: ID("tri000000001"))
        (need.name, need.market, need.status) = (Text("起搏器临床试验"), "trial", "open")
        (need.requester, need.specialties, need.record.source) = (ID("org000000002"), ["cardiology"], House.source)
        try act.create(need)
        try act.disclose(Disclosure(details: secret, name: "陆", email: "lu@example.cn"), of: need.ref)
        for (id, provider, free) in bases {
          var base = Offer(id: ID(id))
          (base.name, base.market, base.status) = (Text("心脏试验基地 \(id)"), "trial", "open")
          (base.provider, base.specialties, base.filing) = (ID(provider), ["cardiology"], "filed")
          (base.capacity, base.load, base.record.source) = (free + 2, 2, House.source)
          try act.create(base)
        }
      }
      try await house.live.refresh()
      _ = try await house.account("office@example.cn", offices: [.operator])
      try await body(house, try await house.browser("office@example.cn"))
    }
  }

  private static func send(_ browser: Browser, _ values: [(String, String)]) async throws -> Answer {
    try await browser.send(page, values, token: try await browser.token())
  }

  private static func seen(_ answer: Answer) -> String {
    answer.body.firstMatch(of: /name="seen" value="(\w+)"/).map { String($0.1) } ?? ""
  }

  private static func engagements(_ house: House) async throws -> [Engagement] {
    try await house.store.read { try Engagements.all($0) }
  }

  @Test("a look writes nothing, a proposal is made once, as it was seen", arguments: TestDatabase.all)
  func proposed(_ database: TestDatabase) async throws {
    let bases = [("bse000000001", "org000000001", 1), ("bse000000002", "org000000004", 2)]
    try await Self.office(database, bases: bases) { house, browser in
      #expect(try await browser.get("/zh/desk").body.contains("href=\"\(Self.page)\""))
      let head = try await house.store.read { try Journal.head($0).seq }
      let first = try await browser.get(Self.page)
      #expect(first.status == 200 && first.body.contains("起搏器临床试验") && first.body.contains("提议这些对接（1）"))
      let two = try await Self.send(browser, [("do", "look"), ("sites", "2"), ("fair", "yes")])
      #expect(two.status == 200 && two.body.contains("提议这些对接（2）") && two.body.contains("新提议"))
      for body in [first.body, two.body] { #expect(!body.contains(Self.secret) && !body.contains("lu@example.cn")) }
      #expect(try await house.store.read { try Journal.head($0).seq } == head, "nothing is written by looking")
      // Agreed to for one base it is not done with two.
      let other = [("do", "propose"), ("sites", "2"), ("fair", "yes"), ("seen", Self.seen(first))]
      let refused = try await Self.send(browser, other)
      #expect(refused.status == 409 && refused.body.contains("方案算出之后情况有变"))
      #expect(try await Self.engagements(house).isEmpty)
      let values = [("do", "propose"), ("sites", "2"), ("fair", "yes"), ("seen", Self.seen(two))]
      let done = try await Self.send(browser, values)
      #expect(done.status == 303 && done.headers[.location] == Self.page, "\(done.body.prefix(2000))")
      let made = try await Self.engagements(house)
      #expect(made.count == 2 && made.allSatisfy { $0.stage == .proposed && $0.market == "trial" && $0.broker != nil })
      #expect(Set(made.map(\.answering)) == ["org000000001", "org000000004"] && made[0].asking == "org000000002")
      let twice = try await Self.send(browser, values)
      #expect(twice.status == 409)
      let after = try await Self.send(browser, [("do", "look"), ("sites", "2"), ("fair", "yes")]).body
      #expect(after.contains("已有：待双方表态") && after.contains("没有新的对接可提议"))
      #expect(try await Self.engagements(house).count == 2)
      // Both sides are asked, and told no more than that.
      let buyer = try await house.browser("buyer@example.cn")
      #expect(try await buyer.get("/zh/desk").body.contains("等你表态"))
    }
  }

  @Test("a plan that others were faster than is proposed in no part", arguments: TestDatabase.all)
  func changed(_ database: TestDatabase) async throws {
    let bases = [("bse000000001", "org000000001", 1), ("bse000000002", "org000000004", 2)]
    try await Self.office(database, bases: bases) { house, _ in
      let account = try await house.account("other@example.cn", offices: [.broker]).id
      let exchange = house.live.current.exchange
      let terms = try TrialTerms(sites: 2, isFair: true, gives: false)
      let plan = try TrialAssignment(terms, TrialStanding([], now: 0) { $0 }, exchange, for: .operating)
      let pair = EngagementPair(
        market: "trial", ask: Ref(Need.kind, "tri000000001"), answer: Ref(Offer.kind, "bse000000002"),
        asking: "org000000002", answering: "org000000004", score: 1)
      _ = try await house.store.act(as: "test", "engagement.propose") {
        try $0.propose(pair, as: EngagementAuthor(account, for: nil), today: .today())
      }
      let head = try await house.store.read { try Journal.head($0).seq }
      do {
        _ = try await house.store.act(as: "test", "trials.propose") {
          try $0.propose(plan, by: account, today: .today())
        }
        Issue.record("proposed beside what is there")
      } catch let refusal as Refusal { #expect(refusal.rule == .trialChanged) }
      #expect(try await Self.engagements(house).count == 1)
      #expect(try await house.store.read { try Journal.head($0).seq } == head)
    }
  }

  @Test("where it cannot be done it says why, and what has to give can", arguments: TestDatabase.all)
  func impossible(_ database: TestDatabase) async throws {
    try await Self.office(database) { house, browser in
      let short = try await Self.send(browser, [("do", "look"), ("sites", "3")])
      #expect(short.status == 200 && short.body.contains("按现在的条件无法分派") && short.body.contains("下限降低 2"))
      #expect(!short.body.contains("提议这些对接"))
      let english = try await browser.send(
        "/en/trials", [("do", "look"), ("sites", "3")], token: try await browser.token())
      #expect(english.body.contains("The least that has to give") && english.body.contains("lower the minimum by 2"))
      let given = try await Self.send(browser, [("do", "look"), ("sites", "3"), ("gives", "yes")])
      #expect(given.body.contains("下面的方案已放宽") && given.body.contains("提议这些对接（1）"))
      let done = try await Self.send(
        browser, [("do", "propose"), ("sites", "3"), ("gives", "yes"), ("seen", Self.seen(given))])
      #expect(done.status == 303)
      #expect(try await Self.engagements(house).count == 1)
      #expect(try await browser.get(Self.page).body.contains("起搏器试验草稿"), "the office is told what is left out")
    }
  }

  @Test("what makes no sense is refused, and what is not there is told with what to do", arguments: TestDatabase.all)
  func refused(_ database: TestDatabase) async throws {
    try await Self.office(database, bases: []) { house, browser in
      let page = try await browser.get(Self.page).body
      #expect(page.contains("没有可用的试验基地") && page.contains("href=\"/zh/market/trial\""))
      for sites in ["", "0", "6", "x"] {
        for verb in ["look", "propose"] {
          #expect(try await Self.send(browser, [("do", verb), ("sites", sites)]).status == 422, "\(sites)")
        }
      }
      #expect(try await Self.send(browser, [("do", "else"), ("sites", "1")]).status == 404)
      let nothing = try await Self.send(browser, [("do", "look"), ("sites", "1"), ("gives", "yes")])
      let none = try await Self.send(
        browser, [("do", "propose"), ("sites", "1"), ("gives", "yes"), ("seen", Self.seen(nothing))])
      #expect(none.status == 409 && nothing.status == 200)
      #expect(try await Self.engagements(house).isEmpty)
      let member = try await house.browser("buyer@example.cn")
      #expect(try await member.get(Self.page).status == 403)
      #expect(try await Self.send(member, [("do", "propose"), ("sites", "1")]).status == 403)
      #expect(try await house.get(Self.page).status == 303)
    }
  }
}
