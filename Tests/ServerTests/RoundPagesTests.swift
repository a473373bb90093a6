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

/// Rounds of challenges as browsers see and run them; what competitors and strangers learn: nothing before it is out.
@Suite struct RoundPagesTests {
  private static let secret = "QX-7731 秘方"
  private static let need = "ned0000000ch"

  /// Organisation 4 poses, 1 and 2 apply together, 5 is a rival.
  private struct Story {
    let house: House
    let office, poser, lead, member, viewer, rival, expert, bound: Browser
    let ids: [String: AccountID]

    static func with(_ database: TestDatabase, _ body: (Story) async throws -> Void) async throws {
      try await House.with(database) { house in
        try await house.store.act(as: "test", "seed") { act in
          var need = Need(id: ID(RoundPagesTests.need))
          (need.name, need.market, need.status) = (Text("线圈芯片攻关"), "challenge", "open")
          (need.requester, need.record.source) = (ID("org000000004"), House.source)
          try act.create(need)
        }
        try await house.live.refresh()
        var (ids, browsers): ([String: AccountID], [String: Browser]) = ([:], [:])
        for (name, offices, organisation, role) in [
          ("office", [.operator], nil, .viewer), ("poser", [], "org000000004", .viewer),
          ("lead", [], "org000000001", .editor), ("member", [], "org000000002", .editor),
          ("viewer", [], "org000000001", .viewer), ("rival", [], "org000000005", .editor), ("expert", [], nil, .viewer),
          ("bound", [], "org000000002", .viewer),
        ] as [(String, Set<Office>, String?, Membership.Role)] {
          ids[name] = try await house.account(
            "\(name)@example.cn", offices: offices, roles: organisation.map { [($0, role)] } ?? []
          ).id
          browsers[name] = try await house.browser("\(name)@example.cn")
        }
        func one(_ name: String) throws -> Browser { try #require(browsers[name]) }
        try await body(
          Story(
            house: house, office: try one("office"), poser: try one("poser"), lead: try one("lead"),
            member: try one("member"), viewer: try one("viewer"), rival: try one("rival"), expert: try one("expert"),
            bound: try one("bound"), ids: ids))
      }
    }

    var visitor: Browser { Browser(house) }

    /// Sends a form from its own page.
    func send(_ browser: Browser, _ path: String, _ values: [(String, String)]) async throws -> Answer {
      try await browser.send(path, values, token: try await browser.token())
    }

    func path(_ answer: Answer) throws -> String {
      #expect(answer.status == 303, "\(answer.body.prefix(3000))")
      return try #require(answer.headers[.location])
    }

    static func day(_ days: Int) -> String { Day(ordinal: Day.today().ordinal + days)?.description ?? "" }

    static func terms(closes: Int = 10) -> [(String, String)] {
      [
        ("name_zh", "第一榜"), ("name_en", "Round one"), ("challenges", "need/\(RoundPagesTests.need)"),
        ("opens", day(0)), ("closes", day(closes)), ("publication_days", "5"), ("experts", "1"), ("load_least", "0"),
        ("load_most", "10"), ("criterion_zh_0", "创新"), ("criterion_en_0", "Novelty"), ("weight_0", "60"),
        ("most_0", "10"),
        ("criterion_zh_1", "可行"), ("criterion_en_1", "Feasibility"), ("weight_1", "40"), ("most_1", "10"),
      ]
    }

    static let proposal = [
      ("summary", RoundPagesTests.secret), ("plan", "三年"), ("team", "五人"), ("amount", "1200000"),
    ]

    /// Open from now on: the address of its public page.
    func opened() async throws -> String {
      let desk = try path(try await send(office, "/zh/rounds", Self.terms()))
      _ = try path(try await send(office, desk, [("do", "open")]))
      return desk.replacing("/rounds/", with: "/round/")
    }

    /// The lead's application: its address.
    func applied(_ round: String) async throws -> String {
      try path(
        try await send(
          lead, "\(round)/apply/\(RoundPagesTests.need)", [("organisation", "org000000001")] + Self.proposal))
    }

    /// A round whose deadline passed yesterday, with two applications handed in; their ids, the lead's first.
    func closed() async throws -> (round: String, applications: [String]) {
      let (office, lead, rival) = (try #require(ids["office"]), try #require(ids["lead"]), try #require(ids["rival"]))
      let past = Date() - 10 * 86_400
      let need = Ref(Need.kind, RoundPagesTests.need)
      return try await house.store.act(as: "test", "seed", at: past) { act in
        let today = Day.today(past)
        let terms = RoundTerms(
          name: Label("第一榜", "Round one"), challenges: [need],
          criteria: [
            RoundCriterion(Label("创新", "Novelty"), weight: 60, most: 10),
            RoundCriterion(Label("可行", "Feasibility"), weight: 40, most: 10),
          ], opens: today, closes: try #require(Day(ordinal: today.ordinal + 5)), experts: 1)
        let round = try act.draftRound(terms, by: office).id
        try act.open(round: round)
        var applications: [String] = []
        for (organisation, account, words) in [
          ("org000000001", lead, RoundPagesTests.secret), ("org000000005", rival, "对手的方案"),
        ] {
          let proposal = Proposal(summary: words, plan: "p", team: "t")
          let one = try act.apply(in: round, for: need, lead: organisation, proposal, by: account).id
          if organisation == "org000000001" {
            try act.ask("org000000002", into: one)
            try act.answer(.joined, of: "org000000002", to: one)
          }
          try act.handIn(application: one)
          applications.append(one)
        }
        return (round, applications)
      }
    }

    /// The fingerprint of what the page proposes.
    func seen(_ path: String) async throws -> String {
      try await office.get(path).body.firstMatch(of: /name="seen" value="([0-9a-f]+)"/).map { String($0.1) } ?? ""
    }
  }

  @Test("a draft is the office's; open it is everybody's, and stands", arguments: TestDatabase.all)
  func opening(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let bad = try await story.send(story.office, "/zh/rounds", Story.terms().filter { $0.0 != "weight_1" })
      #expect(bad.status == 422 && bad.body.contains("field-error") && bad.body.contains("value=\"第一榜\""))
      let desk = try story.path(try await story.send(story.office, "/zh/rounds", Story.terms()))
      let page = desk.replacing("/rounds/", with: "/round/")
      for browser in [story.visitor, story.lead, story.rival] {
        #expect(try await browser.get(page).status == 404)
        #expect(try await !browser.get("/zh/round").body.contains("第一榜"))
        #expect([303, 403, 404].contains(try await browser.get(desk).status))
      }
      var changed = Story.terms()
      changed[0].1 = "改过的第一榜"
      _ = try story.path(try await story.send(story.office, desk, [("do", "revise")] + changed))
      _ = try story.path(try await story.send(story.office, desk, [("do", "open")]))
      let shown = try await story.visitor.get(page).body
      #expect(shown.contains("改过的第一榜") && shown.contains("创新") && shown.contains("60 %"))
      #expect(try await story.visitor.get("/zh/round").body.contains("改过的第一榜"))
      #expect(try await story.visitor.get("/en/challenge/\(Self.need)").body.contains("Round one"))
      #expect(try await story.visitor.get("/zh/need/\(Self.need)").body.contains("/zh/challenge/\(Self.need)"))
      #expect(try await story.visitor.get("/zh/challenge/ned000000002").status == 404, "what is hidden is not there")
      let late = try await story.send(story.office, desk, [("do", "revise")] + Story.terms())
      #expect(late.status == 409 && late.body.contains("征集中"))
      let early = try await story.send(story.office, desk, [("do", "review")])
      #expect(early.status == 409)
    }
  }

  @Test(
    "an application is its consortium's and the office's, and moves nothing that others see",
    arguments: TestDatabase.all)
  func applying(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let round = try await story.opened()
      let before = try await (story.visitor.get(round).body, Self.plain(story.rival.get(round).body))
      let foreign = try await story.send(
        story.lead, "\(round)/apply/\(Self.need)", [("organisation", "org000000005")] + Story.proposal)
      #expect(foreign.status == 403)
      let long = try await story.send(
        story.lead, "\(round)/apply/\(Self.need)",
        [("organisation", "org000000001"), ("summary", String(repeating: "长", count: 4001)), ("plan", "留着")])
      #expect(long.status == 422 && long.body.contains("field-summary-error") && long.body.contains("留着"))
      let path = try await story.applied(round)
      // Asked in, and told no more than that until they join.
      _ = try story.path(try await story.send(story.lead, path, [("do", "ask"), ("member", "Apex Devices")]))
      let nobody = try await story.send(story.lead, path, [("do", "ask"), ("member", "没有这家")])
      #expect(nobody.status == 404 && nobody.body.contains("value=\"没有这家\""))
      let asked = try await story.member.get(path).body
      #expect(asked.contains("线圈芯片攻关") && !asked.contains(Self.secret))
      _ = try story.path(try await story.send(story.lead, path, [("do", "ask"), ("member", "org000000003")]))
      let third = "href=\"/zh/organisation/org000000003\""
      #expect(try await story.lead.get(path).body.contains(third))
      #expect(try await !story.member.get(path).body.contains(third), "whom else the lead counts on is not theirs")
      _ = try story.path(try await story.send(story.lead, path, [("do", "drop"), ("member", "org000000003")]))
      #expect(try await story.member.get("/zh/applications").body.contains("线圈芯片攻关"))
      try await Self.told(story.member, "邀请你们加入联合体：线圈芯片攻关", path)
      let open = try await story.send(story.lead, path, [("do", "hand-in")])
      #expect(open.status == 409 && open.body.contains("没有确认"))
      for (browser, values) in [
        (story.viewer, [("do", "hand-in")]), (story.member, [("do", "hand-in")]), (story.office, [("do", "hand-in")]),
        (story.lead, [("do", "join"), ("member", "org000000002")]),
      ] { #expect(try await story.send(browser, path, values).status == 403) }
      _ = try story.path(try await story.send(story.member, path, [("do", "join"), ("member", "org000000002")]))
      for browser in [story.member, story.viewer, story.office, story.lead] {
        #expect(try await browser.get(path).body.contains(Self.secret))
      }
      try await Self.told(story.lead, "加入了联合体：线圈芯片攻关", path)
      _ = try story.path(try await story.send(story.lead, path, [("do", "hand-in")]))
      try await Self.told(story.member, "申报已提交：线圈芯片攻关", path)
      for browser in [story.rival, story.poser, story.expert, story.office] {
        try await Self.told(browser, "联合体", path, isTold: false)
      }
      for browser in [story.rival, story.poser, story.expert, story.visitor] {
        let answer = try await browser.get(path)
        #expect([303, 404].contains(answer.status) && !answer.body.contains(Self.secret))
        for verb in ["revise", "ask", "drop", "join", "leave", "hand-in", "take-back", "withdraw"] {
          let tried = try await story.send(browser, path, [("do", verb), ("member", "org000000002")])
          #expect([303, 401, 403, 404].contains(tried.status) && !tried.body.contains("线圈芯片攻关"), "\(verb)")
        }
      }
      #expect(try await story.visitor.get(round).body == before.0)
      #expect(try await Self.plain(story.rival.get(round).body) == before.1)
      // Back and in again, while there is time.
      _ = try story.path(try await story.send(story.lead, path, [("do", "take-back")]))
      let stale = try await story.send(story.lead, path, [("do", "revise"), ("seen", "7")] + Story.proposal)
      #expect(stale.status == 409 && stale.body.contains("现在的版本"))
      _ = try story.path(
        try await story.send(story.lead, path, [("do", "revise"), ("seen", "0")] + Story.proposal))
      _ = try story.path(try await story.send(story.lead, path, [("do", "hand-in")]))
    }
  }

  /// Whether somebody's inbox says this, and leads there.
  private static func told(
    _ browser: Browser, _ words: String, _ path: String, isTold: Bool = true,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let body = try await browser.get("/zh/inbox").body
    #expect(body.contains(words) == isTold, sourceLocation: sourceLocation)
    #expect(body.contains("\"\(path)\"") == isTold, sourceLocation: sourceLocation)
  }

  /// Without the session's token.
  private static func plain(_ body: String) -> String { body.replacing(/name="token" value="[0-9a-f]+"/, with: "") }

  @Test("from the deadline to the winner, each seeing what is theirs", arguments: TestDatabase.all)
  func story(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let (id, applications) = try await story.closed()
      let (page, desk, experts) = ("/zh/round/\(id)", "/zh/rounds/\(id)", "/zh/rounds/\(id)/experts")
      let (mine, theirs) = ("/zh/application/\(applications[0])", "/zh/application/\(applications[1])")
      // Who poses the challenge reads what came in; rivals do not read each other.
      #expect(try await story.poser.get(mine).body.contains(Self.secret))
      #expect(try await story.rival.get(mine).status == 404)
      #expect(try await story.lead.get(theirs).status == 404)
      let late = try await story.send(story.lead, mine, [("do", "take-back")])
      #expect(late.status == 409)
      _ = try story.path(try await story.send(story.office, desk, [("do", "review")]))
      // The panel: an account has to be there; one of them is of a member.
      let absent = try await story.send(story.office, experts, [("do", "seat"), ("expert", "nobody@example.cn")])
      #expect(absent.status == 404 && absent.body.contains("field-seat-expert-error"))
      _ = try story.path(try await story.send(story.office, experts, [("do", "seat"), ("expert", "bound@example.cn")]))
      let short = try await story.office.get(experts).body
      #expect(short.contains("无法分派") && short.contains("最少需要放宽") && short.contains("缺 1"))
      let english = try await story.office.get(experts.replacing("/zh/", with: "/en/")).body
      #expect(english.contains("The least that has to give") && english.contains("1 short"))
      _ = try story.path(
        try await story.send(
          story.office, experts, [("do", "seat"), ("expert", "expert@example.cn"), ("person", "监护仪专家")]))
      let changed = try await story.send(story.office, experts, [("do", "assign"), ("seen", "00")])
      #expect(changed.status == 409)
      #expect(try await story.expert.get(mine).status == 404, "a proposal is no assignment")
      _ = try story.path(
        try await story.send(story.office, experts, [("do", "assign"), ("seen", try await story.seen(experts))]))
      // One application each or both: whoever is bound has not got that one.
      let (mineToScore, rivalToScore) = ("/zh/reviews/\(applications[0])", "/zh/reviews/\(applications[1])")
      #expect(try await story.expert.get(mineToScore).body.contains(Self.secret))
      #expect(try await story.bound.get(mineToScore).status == 404)
      let points = [("do", "score"), ("points_0", "9"), ("points_1", "8"), ("comment_0", "好"), ("comment_1", "")]
      try await Self.told(story.expert, "请你评审：线圈芯片攻关", mineToScore)
      let undeclared = try await story.send(story.expert, mineToScore, points)
      #expect(undeclared.status == 422 && undeclared.body.contains("value=\"9\"") && undeclared.body.contains(">好<"))
      let wild = try await story.send(
        story.expert, mineToScore, [("do", "score"), ("points_0", "11"), ("points_1", "8"), ("declares", "yes")])
      #expect(wild.status == 422 && wild.body.contains("field-points_0-error"))
      for browser in [story.lead, story.poser, story.office, story.rival] {
        #expect(try await story.send(browser, mineToScore, points + [("declares", "yes")]).status == 404)
      }
      _ = try story.path(try await story.send(story.expert, mineToScore, points + [("declares", "yes")]))
      let second = try await story.expert.get(rivalToScore).status == 200 ? story.expert : story.bound
      _ = try story.path(
        try await story.send(
          second, rivalToScore,
          [
            ("do", "score"), ("points_0", "5"), ("points_1", "5"), ("comment_0", ""), ("comment_1", ""),
            ("declares", "yes"),
          ]))
      // Nobody but the office learns of points before they are out.
      #expect(try await story.office.get(desk).body.contains("86.00"))
      for browser in [story.visitor, story.lead, story.poser, story.rival] {
        let body = try await browser.get(page).body
        #expect(!body.contains("86.00") && !body.contains("3M"))
        #expect([303, 403].contains(try await browser.get(desk).status))
      }
      let passed = try await story.send(story.office, desk, [("do", "publish"), ("winners", applications[1])])
      #expect(passed.status == 422 && passed.body.contains("得分更高"))
      _ = try story.path(try await story.send(story.office, desk, [("do", "publish"), ("winners", applications[0])]))
      let out = try await story.visitor.get(page).body
      #expect(out.contains("86.00") && out.contains("50.00") && out.contains("拟揭榜") && out.contains("Apex Devices"))
      #expect(!out.contains("王工") && !out.contains("example.cn") && !out.contains(Self.secret))
      for browser in [story.lead, story.member, story.rival, story.poser] {
        try await Self.told(browser, "结果公示，可提出异议：第一榜", page)
      }
      #expect(try await story.office.get(experts).body.contains("<p>好</p>"), "what experts said stays to be read")
      try await Self.objections(story, id, applications)
      let early = try await story.send(story.office, desk, [("do", "decide")])
      #expect(early.status == 409)
      let future = Date() + 30 * 86_400
      try await story.house.store.act(as: "test", "decide", at: future) { try $0.decide(round: id) }
      let final = try await story.visitor.get(page).body
      #expect(final.contains("已揭晓") && final.contains(">揭榜</strong>") && !final.contains("转入对接"))
      #expect(try await story.lead.get(page).body.contains("/zh/engage/need/\(Self.need)/organisation/org000000001"))
      #expect(try await story.expert.get(mineToScore).body.contains("我的评分"), "what they gave stays theirs to read")
      let changes = try await story.house.get("/api/v1/changes?after=0&limit=1000").body
      #expect(!changes.contains(id) && !changes.contains(applications[0]))
    }
  }

  private static func objections(_ story: Story, _ id: String, _ applications: [String]) async throws {
    let (page, desk) = ("/zh/round/\(id)/objection", "/zh/rounds/\(id)")
    let words = [("organisation", "org000000005"), ("application", applications[0]), ("words", "并非其成果")]
    #expect(try await story.send(story.lead, page, words).status == 403, "not for another's organisation")
    let empty = try await story.send(story.rival, page, [("organisation", "org000000005"), ("words", "")])
    #expect(empty.status == 422 && empty.body.contains("field-words-error"))
    _ = try story.path(try await story.send(story.rival, page, words))
    for (browser, isSeen) in [(story.rival, true), (story.lead, false), (story.poser, false)] {
      #expect(try await browser.get(page).body.contains("并非其成果") == isSeen)
    }
    #expect(try await !story.visitor.get("/zh/round/\(id)").body.contains("并非其成果"))
    try await told(story.office, "收到异议：第一榜", desk)
    try await told(story.lead, "收到异议", page, isTold: false)
    let body = try await story.office.get(desk).body
    #expect(body.contains("并非其成果"))
    let objection = body.firstMatch(of: /name="id" value="([0-9a-z]{12})"/).map { String($0.1) } ?? ""
    _ = try story.path(
      try await story.send(
        story.office, desk, [("do", "settle"), ("id", objection), ("answer", "已核实"), ("verdict", "rejected")]))
    #expect(try await story.rival.get(page).body.contains("已核实"))
    try await told(story.rival, "异议已答复：第一榜", page)
  }

  @Test("an expert who is bound recuses themselves, and the application goes to another")
  func recusal() async throws {
    try await Story.with(.sqlite) { story in
      let (id, applications) = try await story.closed()
      let (desk, experts) = ("/zh/rounds/\(id)", "/zh/rounds/\(id)/experts")
      _ = try story.path(try await story.send(story.office, desk, [("do", "review")]))
      _ = try story.path(
        try await story.send(story.office, experts, [("do", "seat"), ("expert", "expert@example.cn")]))
      _ = try story.path(
        try await story.send(story.office, experts, [("do", "assign"), ("seen", try await story.seen(experts))]))
      let path = "/zh/reviews/\(applications[0])"
      let mute = try await story.send(story.expert, path, [("do", "recuse"), ("reason", "")])
      #expect(mute.status == 422 && mute.body.contains("field-recuse-reason-error"))
      _ = try story.path(try await story.send(story.expert, path, [("do", "recuse"), ("reason", "同门师兄")]))
      #expect(try await story.expert.get(path).status == 404)
      #expect(try await story.expert.get("/zh/application/\(applications[0])").status == 404)
      let page = try await story.office.get(experts).body
      #expect(page.contains("同门师兄") && page.contains("无法分派"))
      // Nobody is left for it: the office may let it give, and cannot publish an application that nobody judged.
      _ = try story.path(
        try await story.send(story.office, experts, [("do", "relax"), ("seen", try await story.seen(experts))]))
      #expect(try await !story.office.get(experts).body.contains("无法分派"))
      let left = try await story.send(
        story.office, desk, [("do", "exclude"), ("application", applications[0]), ("reason", "无人可评")])
      _ = try story.path(left)
      #expect(try await story.lead.get("/zh/application/\(applications[0])").body.contains("无人可评"))
    }
  }
}
