import Access
import Core
import Exchange
import Foundation
import HTTPTypes
import Registry
import Store
import TestSupport
import Testing

@testable import Server

/// Posting, engagement and signature as browsers do them; who may do what, and what they learn by trying.
@Suite struct EngagementPagesTests {
  private static let secret = EngagementStory.secret

  private typealias Story = EngagementStory

  @Test("what is posted is its organisation's until it is reviewed, and everybody's then", arguments: TestDatabase.all)
  func posting(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let path = try story.path(try await story.send(story.buyer, "/zh/post/need/procurement", Story.form()))
      let page = path.replacing("/posting", with: "")
      #expect(try await story.buyer.get(path).body.contains(Self.secret))
      for browser in [story.maker, story.third, Browser(story.house)] {
        #expect(try await browser.get(page).status == 404)
        #expect(try await !browser.get("/zh/need").body.contains("监护仪采购"))
        #expect(try await [303, 404].contains(browser.get(path).status))
      }
      _ = try story.path(try await story.send(story.buyer, path, [("do", "hand-in")]))
      let ref = path.replacing("/zh/posting/", with: "")
      // Given back it says what to change, and is handed in again.
      _ = try story.path(
        try await story.send(story.office, "/zh/review", [("do", "return"), ("record", ref), ("note", "写明数量")]))
      #expect(try await story.buyer.get(path).body.contains("写明数量"))
      _ = try story.path(try await story.revise(path, Story.form("监护仪采购十台")))
      _ = try story.path(try await story.send(story.buyer, path, [("do", "hand-in")]))
      // What changed since it was looked at is not published.
      let old = try await story.send(
        story.office, "/zh/review", [("do", "publish"), ("record", ref), ("seen", "0123")])
      #expect(old.status == 409 && old.body.contains("role=\"alert\""))
      _ = try story.path(try await story.publish(ref))
      let shown = try await story.house.get(page)
      #expect(shown.status == 200 && shown.body.contains("监护仪采购十台") && !shown.body.contains(Self.secret))
      #expect(try await !story.office.get("/zh/review").body.contains("监护仪采购十台"), "nothing waits any more")
      // What was published and changes is reviewed again.
      _ = try story.path(try await story.revise(path, Story.form("监护仪采购二十台")))
      #expect(try await story.house.get(page).status == 404)
      // Twice is too late.
      let late = try await story.send(story.buyer, path, [("do", "renew")])
      #expect(late.status == 409 && late.body.contains("它现在是“待审核”，不能续期"))
      #expect(late.body.contains("value=\"监护仪采购二十台\""), "the form is not emptied by a button that was refused")
    }
  }

  @Test(
    "a project is posted in the market where it seeks something, and seeks no more once it is closed",
    arguments: TestDatabase.all)
  func project(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let form = Story.form("内窥镜影像项目") + [("sought", "CNY 30000000"), ("round", "a"), ("stage", "preclinical")]
      let path = try story.path(try await story.send(story.buyer, "/zh/post/project/finance", form))
      let page = path.replacing("/posting", with: "")
      for browser in [story.maker, Browser(story.house)] { #expect(try await browser.get(page).status == 404) }
      let foreign = try await story.send(story.buyer, "/zh/post/project/procurement", Story.form())
      #expect(foreign.status == 404, "procurement asks nothing of a project")
      _ = try story.path(try await story.send(story.buyer, path, [("do", "hand-in")]))
      let ref = path.replacing("/zh/posting/", with: "")
      _ = try story.path(try await story.publish(ref))
      let shown = try await story.house.get(page).body
      #expect(shown.contains("内窥镜影像项目") && shown.contains("A 轮") && !shown.contains(Self.secret))
      #expect(try await story.house.get("/zh/market/finance").body.contains("内窥镜影像项目"))
      _ = try story.path(try await story.send(story.buyer, path, [("do", "close"), ("outcome", "elsewhere")]))
      #expect(try await !story.house.get("/zh/market/finance").body.contains("内窥镜影像项目"))
      #expect(try await story.house.get(page).body.contains("已结束"), "what was public stays, as something that is over")
    }
  }

  @Test("a refused form comes back as it was typed, with what was wrong beside its field")
  func refused() async throws {
    try await Story.with(.sqlite) { story in
      let typed = "<script>alert(1)</script>"
      var form = Story.form(typed)
      form.append(("quantity", "many"))
      let answer = try await story.send(story.buyer, "/zh/post/need/procurement", form)
      #expect(answer.status == 422 && answer.body.contains("field-quantity-error"))
      #expect(
        answer.body.contains("value=\"&lt;script&gt;alert(1)&lt;/script&gt;\"")
          && answer.body.contains("value=\"many\""))
      #expect(!answer.body.contains("<script>alert"))
      // For an organisation that is not one's own nothing is posted.
      let foreign = try await story.send(
        story.buyer, "/zh/post/need/procurement", [("organisation", "org000000001"), ("name", "x")])
      #expect(foreign.status == 403)
    }
  }

  @Test("yes from both opens what is confidential to both, and to nobody else", arguments: TestDatabase.all)
  func story(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let posting = try await story.posted()
      let need = posting.replacing("/zh/posting/", with: "")
      let without = try await story.send(
        story.maker, "/zh/engage/\(need)/product/prd000000001", [("as", "answer"), ("words", "")])
      #expect(without.status == 422 && without.body.contains("承诺"))
      let path = try await story.engaged(posting)
      let early = try await story.maker.get(path).body
      #expect(!early.contains(Self.secret) && !early.contains("lu@example.cn"), "one yes is not two")
      #expect(try await story.buyer.get("/zh/desk").body.contains("等你表态"))
      // Who only reads cannot answer; who is of neither side is told nothing.
      let viewer = try await story.send(story.viewer, path, [("do", "decline"), ("side", "answer"), ("reason", "x")])
      #expect(viewer.status == 403)
      let office = try await story.send(story.office, path, [("do", "accept"), ("side", "ask")])
      #expect(office.status == 403, "a yes is a side's own")
      let spoofed = try await story.send(story.maker, path, [("do", "withdraw"), ("side", "ask"), ("reason", "x")])
      #expect(spoofed.status == 403)
      for verb in ["accept", "decline", "note", "sign", "meet", "withdraw", "plan", "negotiate", "cancel"] {
        let other = try await story.send(story.third, path, [("do", verb), ("side", "ask")])
        #expect(other.status == 404 && !other.body.contains("监护仪采购"), "\(verb)")
      }
      // The maker cannot say the buyer's yes.
      #expect(try await story.send(story.maker, path, [("do", "accept"), ("side", "ask")]).status == 403)
      _ = try story.path(try await story.send(story.buyer, path, [("do", "accept"), ("side", "ask"), ("words", "")]))
      let opened = try await story.maker.get(path)
      #expect(opened.body.contains(Self.secret) && opened.body.contains("lu@example.cn"))
      #expect(try await story.viewer.get(path).body.contains(Self.secret), "their organisation promised")
      for browser in [story.third, story.broker, Browser(story.house)] {
        let answer = try await browser.get(path)
        #expect([303, 404].contains(answer.status) && !answer.body.contains(Self.secret))
      }
      #expect(try await !story.maker.get("/zh/\(need)").body.contains(Self.secret), "not on the record's own page")
      let signed = try await story.send(
        story.buyer, path,
        [
          ("do", "sign"), ("side", "ask"), ("name", "监护仪购销合同"), ("value", "1200000"), ("day", "2026-01-05"),
          ("closes", "yes"),
        ]
      )
      _ = try story.path(signed)
      let done = try await story.maker.get(path).body
      #expect(done.contains("已签约") && done.contains(">监护仪购销合同<"))
      #expect(try await story.office.get("/zh/funnel").body.contains("120万元"))
      for (browser, isSeen) in [(story.maker, true), (story.buyer, true), (story.third, false)] {
        #expect(try await browser.get("/zh/agreement").body.contains("监护仪购销合同") == isSeen)
      }
      #expect(try await story.buyer.get(posting).body.contains("已结束"), "the need is met")
      // That it was a signature that closed it is its parties'.
      let changes = try await story.house.get("/api/v1/changes?after=0&limit=1000").body
      #expect(changes.contains(need.replacing("need/", with: "")))
      #expect(!changes.contains("engagement.") && !changes.contains("posting."))
    }
  }

  @Test(
    "of two who change one posting the second is told the difference, and nothing is overwritten",
    arguments: TestDatabase.all)
  func together(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let path = try story.path(try await story.send(story.buyer, "/zh/post/need/procurement", Story.form()))
      let seen = try await story.seen(path)
      _ = try story.path(try await story.revise(path, Story.form("监护仪：甲的改法")))
      let second = try await story.send(story.buyer, path, Story.form("监护仪：乙的改法") + [("seen", seen)])
      #expect(second.status == 409 && second.body.contains("名称现在是：监护仪：甲的改法"))
      #expect(second.body.contains("value=\"监护仪：乙的改法\""), "what was typed is still there")
      #expect(try await story.buyer.get(path).body.contains("<h1>监护仪：甲的改法</h1>"))
      // Who has seen the difference may keep theirs.
      _ = try story.path(try await story.revise(path, Story.form("监护仪：乙的改法")))
      #expect(try await story.buyer.get(path).body.contains("<h1>监护仪：乙的改法</h1>"))
      // Whom to call and what is told in confidence are no exception, nor who is to see it.
      for (field, value, told) in [
        ("contact_name", "周", "联系人现在是：周"), ("details", "QX-7732", "保密内容现在是：QX-7732"),
        ("visibility", "members", "谁能看到现在是：登录的成员"),
      ] {
        let before = try await story.seen(path)
        let changed = Story.form("监护仪：乙的改法").map { $0.0 == field ? (field, value) : $0 }
        _ = try story.path(try await story.revise(path, changed))
        let late = try await story.send(story.buyer, path, Story.form("监护仪：乙的改法") + [("seen", before)])
        #expect(late.status == 409 && late.body.contains(told), "\(field)")
        #expect(try await story.buyer.get(path).body.contains(value))
      }
    }
  }

  @Test("what is held about somebody is theirs to take along and to have forgotten", arguments: TestDatabase.all)
  func data(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let path = try await story.engaged(try await story.posted())
      let file = try await story.maker.get("/zh/account/export")
      #expect(file.headers[.contentType] == "application/json")
      #expect(
        file.body.contains("maker@example.cn") && file.body.contains("org000000001")
          && file.body.contains("engagement.propose"))
      #expect(!file.body.contains("buyer@example.cn"))
      let wrong = try await story.send(story.maker, "/zh/account/data", [("present", "three quiet doors")])
      #expect(wrong.status == 403)
      _ = try story.path(try await story.send(story.maker, "/zh/account/data", [("present", House.password)]))
      #expect(try await story.house.browser("maker@example.cn").cookie == nil, "nobody signs in by it any more")
      try await story.house.store.read { connection in
        let left = try connection.rows(
          "SELECT before, after FROM journal_personal WHERE before = 'maker@example.cn' OR after = 'maker@example.cn'")
        #expect(left.isEmpty)
        #expect(try Journal.problems(connection).isEmpty, "the chain stays whole")
      }
      #expect(try await story.buyer.get(path).status == 200, "what was arranged stays its organisation's")
    }
  }

  @Test("what nobody goes on with ends by itself, on its day and not before", arguments: TestDatabase.all)
  func expiry(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let posting = try await story.posted()
      let path = try await story.engaged(posting)
      for (days, ended) in [(0, false), (30, false), (31, true), (180, true), (181, true)] {
        let today = try #require(Day(ordinal: Day.today().ordinal + days))
        let live = try await LiveCluster(
          story.house.live.current.cluster, store: story.house.store, names: .plain, logger: House.silent,
          today: { today })
        try await Upkeep(live: live, logger: House.silent).once()
        try await story.house.live.refresh()
        #expect(try await story.maker.get(path).body.contains("已过期") == ended, "after \(days) days")
        #expect(try await story.buyer.get(posting).body.contains("已过期") == (days > 180), "after \(days) days")
      }
      // Renewed it stands again.
      _ = try story.path(try await story.send(story.buyer, posting, [("do", "renew")]))
      #expect(try await story.buyer.get(posting).body.contains("已发布"))
    }
  }

  @Test("a broker leads what they proposed: notes of their own, a next action, both told of the rest")
  func board() async throws {
    try await Story.with(.sqlite) { story in
      let need = try await story.posted().replacing("/zh/posting/", with: "")
      let to = try story.path(
        try await story.send(
          story.broker, "/zh/engage/\(need)/product/prd000000001", [("as", "broker"), ("words", "值得一谈")]))
      #expect(to == "/zh/board")
      let path = try #require(
        try await story.broker.get("/zh/board").body.firstMatch(of: /\/zh\/engagement\/\w+/).map { String($0.0) })
      let day = try #require(Day(ordinal: Day.today().ordinal + 10))
      _ = try story.path(try await story.send(story.broker, path, [("do", "note"), ("note", "电话里说预算很紧")]))
      _ = try story.path(
        try await story.send(story.broker, path, [("do", "plan"), ("action", "回电"), ("day", day.description)]))
      let board = try await story.broker.get("/zh/board").body
      #expect(board.contains("回电") && board.contains(day.description))
      for browser in [story.maker, story.buyer] {
        #expect(try await !browser.get("/zh/desk").body.contains("回电"), "what a broker means to do is theirs")
        let body = try await browser.get(path).body
        #expect(body.contains("值得一谈") && !body.contains("电话里说预算很紧"))
      }
      // A yes is a side's own.
      #expect(try await story.send(story.broker, path, [("do", "accept"), ("side", "ask")]).status == 403)
      // Why a side declines is for those who mediate.
      _ = try story.path(
        try await story.send(story.maker, path, [("do", "decline"), ("side", "answer"), ("reason", "产能不足")]))
      #expect(try await story.broker.get(path).body.contains("产能不足"))
      #expect(try await !story.buyer.get(path).body.contains("产能不足"))
    }
  }
}
