import Access
import Core
import Exchange
import Foundation
import HTTPTypes
import Mail
import Notices
import Store
import TestSupport
import Testing

@testable import Server

/// Who is told of what, when, and how they stop it.
@Suite struct InboxTests {
  private typealias Story = EngagementStory

  /// What stands on the page itself: its foot tells the day of the last public change.
  private static func inbox(_ browser: Browser) async throws -> String {
    let body = try await browser.get("/zh/inbox").body
    return String(body[(body.range(of: "<main")?.lowerBound ?? body.startIndex)...])
      .replacing(/<\/main>[\s\S]*/, with: "")
  }

  @Test("each is told what the others did, and nobody of what is not theirs", arguments: TestDatabase.all)
  func told(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let before = try await Self.inbox(story.third)
      #expect(before.contains("还没有消息"))
      let posting = try await story.posted()
      #expect(try await Self.inbox(story.office).contains("待审核：监护仪采购"))
      #expect(try await Self.inbox(story.buyer).contains("审核通过，已发布：监护仪采购"))
      let path = try await story.engaged(posting)
      let asked = try await Self.inbox(story.buyer)
      #expect(asked.contains("提议对接：监护仪采购 ↔") && asked.contains("href=\"\(path)\""))
      #expect(try await !Self.inbox(story.maker).contains("提议对接："), "who did it knows")
      #expect(try await Self.inbox(story.viewer).contains("提议对接"), "a colleague does not")
      _ = try story.path(try await story.send(story.buyer, path, [("do", "accept"), ("side", "ask"), ("words", "")]))
      _ = try story.path(
        try await story.send(
          story.buyer, path,
          [
            ("do", "meet"), ("side", "ask"), ("subject", "看样机"), ("day", "2027-01-05"), ("from", "09:00"),
            ("to", "10:00"),
            ("place", "武汉"),
          ]))
      let maker = try await Self.inbox(story.maker)
      #expect(maker.contains("表示有意向：监护仪采购") && maker.contains("提议会面：监护仪采购"))
      #expect(!maker.contains(Story.secret) && !maker.contains("看样机"), "what it is about, and not what it says")
      #expect(try await Self.inbox(story.third) == before)
      // What it is called is what its reader may see of it now.
      _ = try story.path(try await story.revise(posting, Story.form("监护仪二十台")))
      let later = try await Self.inbox(story.maker)
      #expect(later.contains("（已不公开）") && !later.contains("监护仪二十台"))
    }
  }

  @Test("read is what was shown, and the count stands at the head of each page", arguments: TestDatabase.all)
  func read(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let posting = try await story.posted()
      func unread() async throws -> String? {
        try await story.buyer.get("/zh/about").body
          .firstMatch(of: /<span class="count">(\d+\+?)<\/span><span class="unseen"> 条未读/).map { String($0.1) }
      }
      func until() async throws -> String {
        try await Self.inbox(story.buyer).firstMatch(of: /name="until" value="(\d+)"/).map { String($0.1) } ?? ""
      }
      #expect(try await unread() == "1")
      let shown = try await until()
      _ = try await story.engaged(posting)
      #expect(try await unread() == "2")
      _ = try story.path(try await story.send(story.buyer, "/zh/inbox", [("do", "read"), ("until", shown)]))
      #expect(try await unread() == "1", "what came in since is not read")
      _ = try story.path(
        try await story.send(story.buyer, "/zh/inbox", [("do", "read"), ("until", try await until())]))
      #expect(try await unread() == nil)
      #expect(try await !Self.inbox(story.buyer).contains("notice-new"))
      for (values, status) in [
        ([("do", "read"), ("until", "x")], 404), ([("do", "pace"), ("pace", "hourly")], 404), ([("do", "x")], 404),
      ] { #expect(try await story.send(story.buyer, "/zh/inbox", values).status == status) }
      #expect(try await story.buyer.get("/zh/inbox?after=50").status == 200)
      #expect(try await story.buyer.get("/zh/inbox?after=-1").status == 404)
    }
  }

  @Test("a broker's own notes are told to nobody; who leads is told what the sides do")
  func broker() async throws {
    try await Story.with(.sqlite) { story in
      let need = try await story.posted().replacing("/zh/posting/", with: "")
      _ = try story.path(
        try await story.send(
          story.broker, "/zh/engage/\(need)/product/prd000000001", [("as", "broker"), ("words", "值得一谈")]))
      let path = try #require(
        try await story.broker.get("/zh/board").body.firstMatch(of: /\/zh\/engagement\/\w+/).map { String($0.0) })
      let before = try await (Self.inbox(story.maker), Self.inbox(story.buyer))
      #expect(before.0.contains("经纪人提议对接"))
      _ = try story.path(try await story.send(story.broker, path, [("do", "note"), ("note", "电话里说预算很紧")]))
      let after = try await (Self.inbox(story.maker), Self.inbox(story.buyer))
      #expect(after == before)
      _ = try story.path(
        try await story.send(story.maker, path, [("do", "decline"), ("side", "answer"), ("reason", "产能不足")]))
      #expect(try await Self.inbox(story.broker).contains("婉拒了：监护仪采购"))
      let told = try await Self.inbox(story.buyer)
      #expect(told.contains("婉拒了：监护仪采购") && !told.contains("产能不足"))
    }
  }

  @Test("what time brings is told once, on its day", arguments: TestDatabase.all)
  func reminders(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let posting = try await story.posted()
      _ = try await story.engaged(posting)
      func pass(_ days: Int) async throws {
        let today = try #require(Day(ordinal: Day.today().ordinal + days))
        let live = try await LiveCluster(
          story.house.live.current.cluster, store: story.house.store, names: .plain, logger: House.silent,
          today: { today })
        for _ in 0..<2 { try await Upkeep(live: live, logger: House.silent).once() }
        try await story.house.live.refresh()
      }
      let lines = ["还在等你们表态：监护仪采购", "一周内无人推进就会过期：监护仪采购", "无人推进，已自动过期：监护仪采购", "两周内到期，可以续期：监护仪采购"]
      for (days, told) in [(6, 0), (7, 1), (22, 1), (23, 2), (31, 3), (165, 3), (166, 4)] {
        try await pass(days)
        let inbox = try await Self.inbox(story.buyer)
        for (index, line) in lines.enumerated() {
          #expect(inbox.ranges(of: line).count == (index < told ? 1 : 0), "\(line) after \(days) days")
        }
      }
      #expect(try await !Self.inbox(story.maker).contains("还在等你们表态"), "they have said it")
    }
  }

  @Test("new matches and what saved searches newly find are told once", arguments: TestDatabase.all)
  func news(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let query = "%E7%9B%91%E6%8A%A4%E4%BB%AA"
      for (browser, name) in [(story.third, ""), (story.buyer, "监护仪的消息")] {
        let results = try await browser.get("/zh/search?q=\(query)").body
        let spelled = try #require(results.firstMatch(of: /name="query" value="([^"]+)"/)).1
        _ = try story.path(
          try await story.send(browser, "/zh/searches", [("query", String(spelled)), ("name", name)]))
      }
      let page = try await story.third.get("/zh/searches").body
      #expect(page.contains(">监护仪<") && page.contains("/feeds/zh/search.atom?q=\(query)"))
      #expect(try await story.send(story.third, "/zh/searches", [("query", "x=y")]).status == 422)
      let news = News(live: story.house.live)
      try await news.once()
      let quiet = try await Self.inbox(story.third)
      // A draft is nobody's news but its own organisation's.
      _ = try story.path(try await story.send(story.buyer, "/zh/post/need/procurement", Story.form("监护仪草稿")))
      try await news.once()
      #expect(try await Self.inbox(story.third) == quiet)
      _ = try await story.posted()
      for _ in 0..<2 { try await news.once() }
      let told = try await Self.inbox(story.third)
      #expect(told.ranges(of: "保存的检索有新结果（1）：监护仪").count == 1)
      #expect(try await Self.inbox(story.buyer).contains("监护仪的消息"))
      let maker = try await Self.inbox(story.maker)
      #expect(maker.ranges(of: "新的匹配：监护仪采购").count == 1, "\(maker)")
      let feed = try await story.house.get("/feeds/zh/search.atom?q=\(query)").body
      #expect(feed.contains("<title>监护仪采购</title>") && !feed.contains("监护仪草稿"))
      // Removed it is told of no more; another's cannot be.
      let id = try #require(page.firstMatch(of: /name="search" value="(\w+)"/)).1
      _ = try await story.send(story.buyer, "/zh/searches", [("do", "forget"), ("search", String(id))])
      #expect(try await story.third.get("/zh/searches").body.contains(id))
      _ = try await story.send(story.third, "/zh/searches", [("do", "forget"), ("search", String(id))])
      #expect(try await !story.third.get("/zh/searches").body.contains(id))
    }
  }

  @Test("the way out of mail needs its link alone, and looking at it is not taking it", arguments: TestDatabase.all)
  func unsubscribe(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      _ = try story.path(try await story.send(story.buyer, "/zh/inbox", [("do", "pace"), ("pace", "at-once")]))
      let store = story.house.store
      let key = try #require(
        try await store.read { try $0.row("SELECT unsubscribe FROM notice_settings")?.string(0) })
      func pace() async throws -> String? {
        try await store.read { try $0.row("SELECT pace FROM notice_settings")?.string(0) }
      }
      let page = try await story.house.get("/en/unsubscribe/\(key)")
      #expect(page.status == 200 && page.body.contains("Stop it") && !page.body.contains("buyer@example.cn"))
      #expect(try await pace() == "at-once")
      for wrong in ["x", String(key.dropLast()), String(key.reversed())] {
        #expect(try await story.house.get("/zh/unsubscribe/\(wrong)").status == 404)
        #expect(try await story.house.get("/zh/unsubscribe/\(wrong)", method: .post).status == 404)
      }
      #expect(try await pace() == "at-once")
      // As a mail program sends it: from elsewhere, without a cookie.
      let answer = try await story.house.get(
        "/zh/unsubscribe/\(key)", [.contentType: "application/x-www-form-urlencoded", .origin: "https://mail.example"],
        method: .post, body: "List-Unsubscribe=One-Click")
      #expect(answer.status == 200 && answer.body.contains("已退订"))
      #expect(try await pace() == "never")
    }
  }

  @Test("mail that is not taken waits, and is sent again", arguments: TestDatabase.all)
  func waits(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      _ = try story.path(try await story.send(story.buyer, "/zh/inbox", [("do", "pace"), ("pace", "at-once")]))
      _ = try await story.posted()
      // Nothing listens there.
      let round = MailRound(
        live: story.house.live,
        server: try MailServer("smtp+plain://127.0.0.1:1", sender: Mailbox("office@example.cn")),
        base: SiteBase(address: "https://lianqiao.example.cn"), logger: House.silent)
      let start = Date()
      func waiting() async throws -> [[Int?]] {
        try await story.house.store.read { connection in
          try connection.rows("SELECT tries, due FROM outgoing").map { [$0.integer(0), $0.integer(1)] }
        }
      }
      try await round.once(at: start)
      #expect(
        try await waiting() == [[1, start.milliseconds + 60_000]], "those who want a digest wait for the next morning")
      try await round.once(at: start.addingTimeInterval(59))
      #expect(try await waiting() == [[1, start.milliseconds + 60_000]])
      let second = start.addingTimeInterval(60)
      try await round.once(at: second)
      #expect(try await waiting() == [[2, second.milliseconds + 5 * 60_000]])
      // Who does not want it any more does not get what waited.
      _ = try story.path(try await story.send(story.buyer, "/zh/inbox", [("do", "pace"), ("pace", "never")]))
      #expect(try await waiting().isEmpty)
    }
  }

  @Test(
    "a digest goes out after half past eight in Beijing, once",
    arguments: [
      // 2026-11-23 is a Monday; 00:30 UTC is half past eight.
      (MailPace.daily, "2026-11-23T00:29:59Z", "2026-11-22T00:30:00Z", false),
      (.daily, "2026-11-23T00:30:00Z", "2026-11-22T00:30:00Z", true),
      (.daily, "2026-11-23T23:59:00Z", "2026-11-23T00:30:01Z", false),
      (.weekly, "2026-11-23T00:29:59Z", "2026-11-16T00:30:00Z", false),
      (.weekly, "2026-11-23T00:30:00Z", "2026-11-16T00:30:00Z", true),
      (.weekly, "2026-11-29T12:00:00Z", "2026-11-23T00:30:00Z", false),
      (.atOnce, "2026-11-23T00:02:00Z", "2026-11-23T00:00:01Z", false),
      (.atOnce, "2026-11-23T00:02:00Z", "2026-11-23T00:00:00Z", true),
      (.never, "2026-11-23T00:30:00Z", "2020-01-01T00:00:00Z", false),
    ])
  func pace(_ pace: MailPace, _ now: String, _ last: String, _ isDue: Bool) throws {
    func milliseconds(_ time: String) throws -> Int { try Date(time, strategy: .iso8601).milliseconds }
    let (now, last) = (try milliseconds(now), try milliseconds(last))
    #expect(pace.isDue(at: now, last: last, created: 0) == isDue)
    // Who is new waits for a digest as if they had had one, and for what is told at once not at all.
    #expect(pace.isDue(at: now, last: 0, created: last) == (pace == .atOnce || isDue))
  }
}
