import Core
import Exchange
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing

@testable import Server

/// What was signed is delivered: who says what of it, when they are reminded, and that it is told to nobody else.
@Suite struct DeliveryPagesTests {
  private typealias Story = EngagementStory

  private static func day(_ days: Int) throws -> String {
    try #require(Day(ordinal: Day.today().ordinal + days)).description
  }

  /// Signed, to be delivered in so many days; nil where no day was agreed.
  private static func signed(_ database: TestDatabase, due: Int?, _ body: (Story, String) async throws -> Void)
    async throws
  {
    try await Story.with(database) { story in
      let path = try await story.engaged(try await story.posted())
      _ = try story.path(try await story.send(story.buyer, path, [("do", "accept"), ("side", "ask"), ("words", "")]))
      _ = try story.path(
        try await story.send(
          story.buyer, path,
          [
            ("do", "sign"), ("side", "ask"), ("name", "监护仪购销合同"), ("value", "1200000"), ("day", "2026-01-05"),
            ("due", try due.map(day) ?? ""),
          ]))
      try await body(story, path)
    }
  }

  private static func inbox(_ browser: Browser) async throws -> String { try await browser.get("/zh/inbox").body }

  /// What upkeep does twice on that day.
  private static func pass(_ days: Int, _ story: Story) async throws {
    let today = try #require(Day(ordinal: Day.today().ordinal + days))
    let live = try await LiveCluster(
      story.house.live.current.cluster, store: story.house.store, names: .plain, logger: House.silent,
      today: { today })
    for _ in 0..<2 { try await Upkeep(live: live, logger: House.silent).once() }
    try await story.house.live.refresh()
  }

  @Test(
    "agreed, delivered, refused, delivered again, taken: each said by its side and told to the other",
    arguments: TestDatabase.all)
  func story(_ database: TestDatabase) async throws {
    try await Self.signed(database, due: 20) { story, path in
      let due = try Self.day(20)
      for browser in [story.buyer, story.maker, story.viewer] {
        #expect(try await browser.get(path).body.contains("约定 \(due) 前交付"))
      }
      #expect(try await !story.viewer.get(path).body.contains("登记已交付"), "who only reads says nothing")
      _ = try story.path(
        try await story.send(story.maker, path, [("do", "due"), ("side", "answer"), ("due", try Self.day(25))]))
      #expect(try await Self.inbox(story.buyer).contains("登记了交付日期：监护仪采购"))
      let today = try Self.day(0)
      _ = try story.path(
        try await story.send(
          story.maker, path, [("do", "deliver"), ("side", "answer"), ("day", today), ("words", "十台已到库房")]))
      #expect(try await Self.inbox(story.buyer).contains("登记已交付：监护仪采购"))
      for browser in [story.buyer, story.maker] {
        let desk = try await browser.get("/zh/desk").body
        #expect(desk.contains("待交付或确认") && desk.contains("\(today) 已交付"))
      }
      #expect(try await !story.third.get("/zh/desk").body.contains("待交付"))
      let delivered = try await story.buyer.get(path).body
      #expect(delivered.contains("\(today) 已交付") && delivered.contains("十台已到库房"))
      _ = try story.path(
        try await story.send(story.buyer, path, [("do", "refuse"), ("side", "ask"), ("reason", "少两台")]))
      let refused = try await story.maker.get(path).body
      #expect(refused.contains("少两台") && !refused.contains("\(today) 已交付") && refused.contains("登记已交付"))
      #expect(try await Self.inbox(story.maker).contains("认为交付不符：监护仪采购"))
      _ = try story.path(
        try await story.send(
          story.maker, path, [("do", "deliver"), ("side", "answer"), ("day", today), ("words", "")]))
      #expect(try await story.office.get("/zh/funnel").body.contains("<td class=\"number\">1</td>"))
      _ = try story.path(
        try await story.send(
          story.buyer, path, [("do", "receive"), ("side", "ask"), ("day", today), ("words", "")]))
      #expect(try await story.maker.get(path).body.contains("\(today) 已确认收到"))
      #expect(try await Self.inbox(story.maker).contains("确认收到：监护仪采购"))
      // What both agree on is over.
      for (browser, side, verb) in [
        (story.maker, "answer", "deliver"), (story.maker, "answer", "due"), (story.buyer, "ask", "receive"),
        (story.buyer, "ask", "refuse"),
      ] {
        let values = [("do", verb), ("side", side), ("day", today), ("due", due), ("reason", "x")]
        #expect(try await story.send(browser, path, values).status == 409, "\(verb)")
      }
      #expect(try await !story.buyer.get("/zh/desk").body.contains("待交付或确认"), "what is taken waits for nobody")
      let received = try await story.house.store.read { try Delivery.received($0) }
      #expect(received.count == 1)
      #expect(try await story.house.store.read { try Journal.problems($0).isEmpty })
      #expect(try await !Self.inbox(story.third).contains("监护仪采购"))
      let changes = try await story.house.get("/api/v1/changes?after=0&limit=1000").body
      #expect(!changes.contains("delivery"))
    }
  }

  @Test("neither side speaks for the other, nobody else at all, and no day that cannot be", arguments: TestDatabase.all)
  func refused(_ database: TestDatabase) async throws {
    try await Self.signed(database, due: nil) { story, path in
      #expect(try await story.maker.get(path).body.contains("还没有约定交付日期"))
      let today = try Self.day(0)
      func status(_ browser: Browser, _ verb: String, _ side: String, _ values: [(String, String)]) async throws -> Int
      {
        try await story.send(browser, path, [("do", verb), ("side", side)] + values).status
      }
      let usual = [("day", today), ("due", today), ("reason", "少"), ("words", "")]
      for (verb, own) in [("deliver", "answer"), ("receive", "ask"), ("refuse", "ask")] {
        let (other, foreign) = own == "ask" ? (story.maker, "answer") : (story.buyer, "ask")
        for side in [own, foreign, ""] { #expect(try await status(other, verb, side, usual) == 403, "\(verb) \(side)") }
      }
      for verb in ["due", "deliver", "receive", "refuse"] {
        for side in ["ask", "answer", ""] {
          #expect(try await status(story.third, verb, side, usual) == 404)
          #expect(try await status(story.viewer, verb, side, usual) == 403)
        }
      }
      for (browser, verb, side, field, words) in [
        (story.maker, "due", "answer", "due", ["", "x", try Self.day(-1), "2099-01-01", "2027-02-30"]),
        (story.maker, "deliver", "answer", "day", ["", "x", try Self.day(1)]),
        (story.buyer, "receive", "ask", "day", ["", "x", try Self.day(1)]),
      ] {
        for word in words {
          let answer = try await story.send(browser, path, [("do", verb), ("side", side), (field, word)])
          #expect(answer.status == 422 && answer.body.contains("-\(field)-error\""), "\(verb) \(word)")
        }
      }
      let long = String(repeating: "长", count: 2001)
      #expect(try await status(story.maker, "deliver", "answer", [("day", today), ("words", long)]) == 422)
      #expect(try await status(story.buyer, "refuse", "ask", [("reason", "")]) == 422)
      #expect(try await status(story.buyer, "refuse", "ask", [("reason", "少")]) == 409, "nothing was delivered")
      let page = try await story.buyer.get(path).body
      #expect(page.contains("还没有约定交付日期") && !page.contains("已交付"), "nothing of it was kept")
    }
  }

  @Test("before anything is signed nothing is delivered", arguments: TestDatabase.all)
  func early(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let path = try await story.engaged(try await story.posted())
      _ = try story.path(try await story.send(story.buyer, path, [("do", "accept"), ("side", "ask"), ("words", "")]))
      #expect(try await !story.maker.get(path).body.contains("登记已交付"))
      let values = [("do", "deliver"), ("side", "answer"), ("day", try Self.day(0)), ("words", "")]
      #expect(try await story.send(story.maker, path, values).status == 409)
      let signing = [("do", "sign"), ("side", "ask"), ("name", "合同"), ("value", ""), ("day", "2026-01-05")]
      let wrong = try await story.send(story.buyer, path, signing + [("due", try Self.day(-1))])
      #expect(wrong.status == 422 && wrong.body.contains("-due-error\""))
      #expect(try await story.maker.get(path).body.contains("双方有意"), "a day that cannot be signs nothing")
    }
  }

  @Test("who is late, and who is waited for, hears of it once and in time", arguments: TestDatabase.all)
  func reminders(_ database: TestDatabase) async throws {
    try await Self.signed(database, due: 20) { story, path in
      let (soon, late, waiting) = ("一周内到交付日期：监护仪采购", "已过交付日期：监护仪采购", "等你们确认：监护仪采购")
      for (days, maker, buyer) in [(12, [], []), (13, [soon], []), (20, [soon], []), (21, [soon, late], [late])] {
        try await Self.pass(days, story)
        for (browser, told) in [(story.maker, maker), (story.buyer, buyer)] as [(Browser, [String])] {
          let inbox = try await Self.inbox(browser)
          for line in [soon, late, waiting] {
            #expect(inbox.ranges(of: line).count == (told.contains(line) ? 1 : 0), "\(line) after \(days) days")
          }
        }
      }
      _ = try story.path(
        try await story.send(
          story.maker, path, [("do", "deliver"), ("side", "answer"), ("day", try Self.day(0)), ("words", "")]))
      for (days, count) in [(6, 0), (7, 1), (8, 1)] {
        try await Self.pass(days, story)
        #expect(try await Self.inbox(story.buyer).ranges(of: waiting).count == count, "after \(days) days")
      }
      #expect(try await !Self.inbox(story.maker).contains(waiting))
      _ = try story.path(
        try await story.send(
          story.buyer, path, [("do", "receive"), ("side", "ask"), ("day", try Self.day(0)), ("words", "")]))
      let before = try await (Self.inbox(story.maker), Self.inbox(story.buyer)).1.ranges(of: waiting).count
      try await Self.pass(60, story)
      #expect(try await Self.inbox(story.buyer).ranges(of: waiting).count == before, "what is taken is over")
    }
  }

  @Test(
    "a posting is closed with what came of it, told to its organisation and the office", arguments: TestDatabase.all)
  func outcome(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let posting = try await story.posted()
      for outcome in ["", "found", "Met"] {
        let answer = try await story.send(story.buyer, posting, [("do", "close"), ("outcome", outcome)])
        #expect(answer.status == 422 && answer.body.contains("-outcome-error\""), "\(outcome)")
      }
      #expect(try await story.buyer.get(posting).body.contains("已发布"))
      _ = try story.path(try await story.send(story.buyer, posting, [("do", "close"), ("outcome", "dropped")]))
      let own = try await story.buyer.get(posting).body
      #expect(own.contains("已结束") && own.contains("结果：不再需要或不再提供"))
      #expect(try await story.office.get("/zh/funnel").body.contains("不再需要或不再提供 1"))
      #expect(try await story.house.get("/en/funnel").status == 303)
      let record = posting.replacing("/posting", with: "")
      for browser in [story.third, Browser(story.house)] {
        #expect(try await !browser.get(record).body.contains("不再需要"), "what came of it is theirs")
      }
      // A signature that closes what was sought says by itself what came of it.
      let second = try await story.posted("监护仪二十台")
      let path = try await story.engaged(second)
      _ = try story.path(try await story.send(story.buyer, path, [("do", "accept"), ("side", "ask"), ("words", "")]))
      _ = try story.path(
        try await story.send(
          story.buyer, path,
          [
            ("do", "sign"), ("side", "ask"), ("name", "合同"), ("value", ""), ("day", "2026-01-05"), ("closes", "yes"),
          ]))
      #expect(try await story.buyer.get(second).body.contains("结果：在本平台达成"))
    }
  }
}
