import Access
import Core
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing

@testable import Server

/// An organisation's people as browsers deal with them; who may, and what others learn by trying.
@Suite struct PeoplePagesTests {
  private static let people = "/zh/people/org000000001"

  private struct Story {
    let house: House
    let owner, editor, office, third, administrator: Browser

    static func with(_ database: TestDatabase, _ body: (Story) async throws -> Void) async throws {
      try await House.with(database) { house in
        for (name, offices, organisation, role) in [
          ("owner", [], "org000000001", .owner), ("editor", [], "org000000001", .editor),
          ("office", [.operator], nil, .viewer), ("third", [], "org000000005", .owner),
          ("administrator", [.administrator], nil, .viewer), ("broker", [.broker], nil, .viewer),
        ] as [(String, Set<Office>, String?, Membership.Role)] {
          _ = try await house.account(
            "\(name)@example.cn", offices: offices, roles: organisation.map { [($0, role)] } ?? [])
        }
        func browser(_ name: String) async throws -> Browser { try await house.browser("\(name)@example.cn") }
        try await body(
          Story(
            house: house, owner: try await browser("owner"), editor: try await browser("editor"),
            office: try await browser("office"), third: try await browser("third"),
            administrator: try await browser("administrator")))
      }
    }

    func send(_ browser: Browser, _ path: String, _ values: [(String, String)]) async throws -> Answer {
      try await browser.send(path, values, token: try await browser.token())
    }

    /// Invites, and reads the link that is shown.
    func link(_ email: String, _ role: String = "editor") async throws -> String {
      let shown = try await send(owner, people, [("do", "invite"), ("email", email), ("name", "新人"), ("role", role)])
      #expect(shown.status == 200, "\(shown.body)")
      return try #require(shown.body.firstMatch(of: /\/zh\/invitation\/[A-Za-z0-9_-]{43}/).map { String($0.0) })
    }

    func role(_ email: String, in organisation: String = "org000000001") async throws -> Membership.Role? {
      try await house.store.read { connection in
        let account = try Accounts.named(email, connection)
        return try People.role(of: account.id, in: OrganisationIDs(organisation), connection)
      }
    }

    func id(_ email: String) async throws -> String {
      try await house.store.read { try Accounts.named(email, $0).id.rawValue }
    }
  }

  @Test("its people are its owners' and the office's; for others it never was", arguments: TestDatabase.all)
  func who(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      for browser in [story.owner, story.office, story.administrator] {
        let page = try await browser.get(Self.people)
        #expect(page.status == 200 && page.body.contains("editor@example.cn"))
      }
      for browser in [story.editor, story.third] {
        let page = try await browser.get(Self.people)
        #expect(page.status == 404 && !page.body.contains("editor@example.cn"))
        let none = try await browser.get("/zh/people/org00000000z")
        #expect(page.body.replacing("org000000001", with: "org00000000z") == none.body)
        let sent = try await story.send(
          browser, Self.people, [("do", "invite"), ("email", "a@b.cn"), ("name", "甲"), ("role", "owner")])
        #expect(sent.status == 404)
      }
      #expect(try await Browser(story.house).get(Self.people).headers[.location]?.contains("/sign-in?next=") == true)
    }
  }

  @Test("who is invited gets the same page, whether their address has an account or not", arguments: TestDatabase.all)
  func discovery(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      func told(_ answer: Answer, _ email: String) -> String {
        let headers = answer.headers.filter { $0.name != .date }.map { "\($0.name): \($0.value)" }
        return "\(answer.status)\n\(headers.joined(separator: "\n"))\n\(answer.body)".replacing(email, with: "E")
          .replacing(/%2F[A-Za-z0-9_-]{43}|[A-Za-z0-9_-]{43}/, with: "…")
          // The foot of a page tells the journal's public head alone, and each form its token.
          .replacing(/name="token" value="[0-9a-f]+"/, with: "token")
      }
      var seen: [[String]] = []
      for email in ["third@example.cn", "tird1@example.cn"] {
        let sequence = try await story.house.store.read { try Journal.head($0).seq }
        let shown = try await story.send(
          story.owner, Self.people, [("do", "invite"), ("email", email), ("name", "新人"), ("role", "viewer")])
        let link = try #require(shown.body.firstMatch(of: /\/zh\/invitation\/[A-Za-z0-9_-]{43}/).map { String($0.0) })
        let written = try await story.house.store.read { try Journal.head($0).seq } - sequence
        let opened = try await Browser(story.house).get(link)
        // What is typed wrongly is told alike too.
        let weak = try await Browser(story.house).send(link, [("name", "甲"), ("password", "x"), ("again", "x")])
        seen.append([told(shown, email), told(opened, email), told(weak, email), "\(written)"])
      }
      for (known, unknown) in zip(seen[0], seen[1]) { #expect(known == unknown) }
    }
  }

  @Test("a link: a newcomer chooses a name and a password; it works once", arguments: TestDatabase.all)
  func newcomer(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let link = try await story.link("new@else.cn")
      let browser = Browser(story.house)
      #expect(try await browser.get(link).body.contains("new@else.cn"))
      let form = [("name", "李工"), ("password", House.password), ("again", House.password)]
      let foreign = try await browser.send(link, form, from: [try Browser.fetchSite: "cross-site"])
      #expect(foreign.status == 403)
      let done = try await browser.send(link, form)
      #expect(done.status == 303 && done.headers[.location] == "/zh/sign-in", "\(done.body)")
      #expect(try await browser.send(link, form).status == 404)
      #expect(try await browser.get(link).status == 404)
      #expect(try await browser.get("/zh/invitation/x").status == 404)
      #expect(try await browser.signIn("new@else.cn", House.password).status == 303)
      #expect(try await browser.get("/zh/account").body.contains("迈瑞医疗"))
      #expect(try await story.role("new@else.cn") == .editor)
      #expect(try await story.owner.get("/zh/inbox").body.contains("李工已加入：迈瑞医疗"))
      for other in [browser, story.editor, story.third, story.office] {
        #expect(try await !other.get("/zh/inbox").body.contains("已加入"), "only its owners are told")
      }
      // Who may not say any more who is of it reads no names of people.
      let (owner, ids) = (AccountID(rawValue: try await story.id("owner@example.cn")), OrganisationIDs("org000000001"))
      let heir = AccountID(rawValue: try await story.id("editor@example.cn"))
      try await story.house.store.act(as: "test", "membership.transfer") { try $0.transfer(ids, from: owner, to: heir) }
      #expect(try await !story.owner.get("/zh/inbox").body.contains("已加入"))
    }
  }

  @Test("a link: who has an account signs in as that address, and accepts", arguments: TestDatabase.all)
  func present(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let link = try await story.link("third@example.cn", "owner")
      let refused = try await Browser(story.house).send(
        link, [("name", "贼"), ("password", House.password), ("again", House.password)])
      #expect(refused.status == 409 && refused.body.contains("value=\"贼\""))
      #expect(try await Browser(story.house).signIn("third@example.cn", House.password).status == 303)
      for _ in 0..<2 {
        let wrong = try await story.office.get(link)
        #expect(wrong.status == 403 && wrong.body.contains("invitation.other"))
      }
      #expect(try await story.send(story.office, link, [("do", "accept")]).status == 403)
      #expect(try await story.third.send(link, [("do", "accept")]).status == 403, "without the session's token")
      #expect(try await story.third.get(link).body.contains("接受"))
      let done = try await story.send(story.third, link, [("do", "accept")])
      #expect(done.status == 303 && done.headers[.location] == "/zh/account")
      #expect(try await story.role("third@example.cn") == .owner)
      #expect(try await story.third.get(link).status == 404)
      // To sign in first leads back to the link, and to nowhere else.
      let other = try await story.link("broker@example.cn")
      let page = try await Browser(story.house).get(other).body
      #expect(page.contains("/zh/sign-in?next=\(other.replacing("/", with: "%2F"))"))
      let broker = try await story.house.browser("broker@example.cn")
      #expect(try await story.send(broker, other, [("do", "decline")]).status == 303)
      #expect(try await story.role("broker@example.cn") == nil)
    }
  }

  @Test("over, an invitation is forgotten, also where nobody invites any more", arguments: TestDatabase.all)
  func over(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let (store, ids) = (story.house.store, OrganisationIDs("org000000001"))
      let owner = AccountID(rawValue: try await story.id("owner@example.cn"))
      for (email, days) in [("new@else.cn", 0), ("late@else.cn", -8)] as [(String, Double)] {
        try await store.act(as: "test", "invitation.make", at: Date(timeIntervalSinceNow: days * 86_400)) { act in
          let invitee = try Invitee(email: email, name: "新人", role: "viewer")
          _ = try act.invite(invitee, to: ids, by: owner, isMailed: false)
        }
      }
      try await Upkeep(live: story.house.live, logger: House.silent).once()
      for (email, left) in [("late@else.cn", 0), ("new@else.cn", 1)] {
        let kept = try await store.read { connection in
          try [
            connection.rows("SELECT id FROM invitation WHERE email = \(email)").count,
            connection.rows("SELECT seq FROM journal_personal WHERE after = \(email)").count,
          ]
        }
        #expect(kept == [left, left], "\(email)")
      }
    }
  }

  @Test("roles, letting go, appointing, handing on, leaving", arguments: TestDatabase.all)
  func deeds(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let (owner, editor, broker) = (
        try await story.id("owner@example.cn"), try await story.id("editor@example.cn"),
        try await story.id("broker@example.cn")
      )
      func owners(_ values: [(String, String)]) async throws -> Answer {
        try await story.send(story.owner, Self.people, values)
      }
      let last = try await owners([("do", "role"), ("person", owner), ("role", "viewer")])
      #expect(last.status == 409 && last.body.contains("不能没有负责人"))
      #expect(try await story.send(story.owner, "/zh/account", [("leave", "org000000001")]).status == 409)
      let long = String(repeating: "x", count: 500)
      let none = try await owners([("do", "appoint"), ("broker", long)])
      #expect(none.status == 422 && !none.body.contains(long.prefix(21)), "what was sent is not said back at length")
      #expect(try await owners([("do", "appoint"), ("broker", broker)]).status == 303)
      #expect(try await story.role("broker@example.cn") == .agent)
      let shown = try await story.owner.get(Self.people).body
      #expect(shown.contains("代办经纪人") && shown.contains("editor@example.cn") && !shown.contains("broker@example.cn"))
      #expect(try await owners([("do", "role"), ("person", editor), ("role", "viewer")]).status == 303)
      #expect(try await owners([("do", "role"), ("person", editor), ("role", "agent")]).status == 422)
      #expect(try await owners([("do", "role"), ("person", "nobody"), ("role", "viewer")]).status == 404)
      #expect(try await owners([("do", "nonsense")]).status == 404)
      let agent = try await story.house.browser("broker@example.cn")
      #expect(try await story.send(agent, "/zh/account", [("leave", "org000000001")]).status == 303)
      #expect(try await story.role("broker@example.cn") == nil)
      #expect(try await owners([("do", "transfer"), ("heir", editor)]).status == 303)
      #expect(try await story.role("owner@example.cn") == .editor)
      #expect(try await owners([("do", "let-go"), ("person", editor)]).status == 404, "no owner any more")
      #expect(try await story.send(story.editor, Self.people, [("do", "let-go"), ("person", owner)]).status == 303)
      #expect(try await story.role("owner@example.cn") == nil)
      let entries = try await story.house.store.read { try Journal.entries(after: 0, $0) }
      #expect(
        entries.contains {
          $0.verb == "deed.refused" && $0.actor == "account/\(owner)"
            && $0.changes["rule"]?.after == "membership.owner.last"
        })
      #expect(entries.contains { $0.verb == "membership.transfer" && $0.actor == "account/\(owner)" })
    }
  }

  @Test("a claim waits alike, whether somebody owns it or nobody, and is decided", arguments: TestDatabase.all)
  func claims(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      func page(_ organisation: String, _ name: String) async throws -> String {
        try await story.third.get("/zh/claim/\(organisation)").body.replacing(organisation, with: "O").replacing(
          name, with: "N")
      }
      // The first has an owner, the second none.
      #expect(try await page("org000000001", "迈瑞医疗") == page("org000000002", "Apex Devices"))
      for organisation in ["org000000001", "org000000002"] {
        let path = "/zh/claim/\(organisation)"
        #expect(try await story.send(story.third, path, [("do", "ask"), ("words", " ")]).status == 422)
        let code = try await story.send(
          story.third, path, [("do", "ask"), ("words", "我在此任职"), ("code", "91440300708461136X")])
        #expect(code.status == 422 && code.body.contains("我在此任职"))
        #expect(try await story.send(story.third, path, [("do", "ask"), ("words", "我在此任职")]).status == 303)
        #expect(try await story.send(story.third, path, [("do", "ask"), ("words", "再来")]).status == 409)
      }
      func withoutID(_ page: String) -> String { page.replacing(/name="claim" value="[a-z0-9]+"/, with: "claim") }
      #expect(
        try await withoutID(page("org000000001", "迈瑞医疗")) == withoutID(page("org000000002", "Apex Devices")))
      let asked = try await story.owner.get(Self.people).body
      #expect(asked.contains("third@example.cn") && asked.contains("我在此任职"))
      #expect(try await story.owner.get("/zh/desk").body.contains("1 人请求加入"))
      let ids = asked.matches(of: /name="claim" value="([a-z0-9]+)"/).map { String($0.1) }
      let id = try #require(ids.first)
      #expect(
        try await story.send(story.owner, Self.people, [("do", "refuse"), ("claim", id), ("decision", "")]).status
          == 422)
      #expect(
        try await story.send(story.owner, Self.people, [("do", "refuse"), ("claim", id), ("decision", "请先来电")]).status
          == 303)
      #expect(try await story.third.get("/zh/claim/org000000001").body.contains("请先来电"))
      let told = try await story.third.get("/zh/inbox").body
      #expect(told.contains("未同意你的认领：迈瑞医疗") && !told.contains("请先来电"))
      let office = try await story.office.get("/zh/claims").body
      let other = try #require(office.firstMatch(of: /name="claim" value="([a-z0-9]+)"/).map { String($0.1) })
      #expect(other != id)
      #expect(
        try await story.send(story.editor, "/zh/claims", [("do", "grant"), ("claim", other), ("role", "owner")]).status
          == 403)
      #expect(
        try await story.send(story.office, "/zh/claims", [("do", "grant"), ("claim", other), ("role", "owner")]).status
          == 303)
      #expect(try await story.role("third@example.cn", in: "org000000002") == .owner)
      #expect(try await story.third.get("/zh/inbox").body.contains("已同意你的认领：Apex Devices"))
    }
  }

  @Test("offices by administrators alone, with their password; the last one stays", arguments: TestDatabase.all)
  func offices(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let (third, own) = (try await story.id("third@example.cn"), try await story.id("administrator@example.cn"))
      let page = try await story.administrator.get("/zh/accounts?q=THIRD")
      #expect(page.body.contains(third) && !page.body.contains(own))
      #expect(try await story.administrator.get("/zh/accounts?q=%25").body.contains("没有这样的账号"))
      #expect(try await story.office.get("/zh/accounts").status == 403)
      func change(_ browser: Browser, _ id: String, _ values: [(String, String)]) async throws -> Answer {
        try await story.send(browser, "/zh/accounts/\(id)", values)
      }
      let present = ("present", House.password)
      #expect(
        try await change(story.office, third, [("do", "offices"), ("offices", "operator"), present]).status == 403)
      #expect(
        try await change(story.administrator, third, [("do", "offices"), ("offices", "broker"), ("present", "x")])
          .status
          == 403)
      let given = try await change(
        story.administrator, third, [("do", "offices"), ("offices", "broker"), ("offices", "reviewer"), present])
      #expect(given.status == 303)
      #expect(
        try await story.house.store.read { try Accounts.named(third, $0).offices } == [.broker, .reviewer])
      for values in [[("do", "offices"), present], [("do", "suspend"), present]] {
        let last = try await change(story.administrator, own, values)
        #expect(last.status == 409 && last.body.contains("最后一位管理员"))
      }
      #expect(
        try await change(story.administrator, third, [("do", "suspend"), ("reason", "离职"), present]).status == 303)
      #expect(try await story.third.get("/zh/account").status == 303, "signed out")
      #expect(try await change(story.administrator, third, [("do", "restore"), present]).status == 303)
      #expect(try await story.administrator.get("/zh/accounts/nobody").status == 404)
    }
  }
}
