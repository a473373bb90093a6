import Access
import Core
import Exchange
import Foundation
import HTTPTypes
import Registry
import Sheets
import Store
import TestSupport
import Testing

@testable import Server

/// What the office does to many records at once: looked at first, done whole, taken back whole.
@Suite struct OfficeTests {
  private static func office(_ database: TestDatabase, _ body: (House, Browser) async throws -> Void) async throws {
    try await House.with(database) { house in
      _ = try await house.account("office@example.cn", offices: [.operator])
      try await body(house, try await house.browser("office@example.cn"))
    }
  }

  private static func send(_ browser: Browser, _ path: String, _ values: [(String, String)]) async throws -> Answer {
    try await browser.send(path, values, token: try await browser.token())
  }

  @Test("a list is changed as it was looked at, and taken back", arguments: TestDatabase.all)
  func bulk(_ database: TestDatabase) async throws {
    try await Self.office(database) { house, browser in
      let list = try await browser.get("/zh/organisation")
      #expect(list.body.contains("href=\"/zh/bulk/organisation\"") && list.body.contains("/zh/xlsx/organisation"))
      let ids = Set(house.live.current.cluster.all(Organisation.self, for: .visitor).map(\.ref.id))
      #expect(ids.count > 2)
      let set = ("set", "@visibility=members")
      func looked(_ path: String) async throws -> (count: Int, seen: String) {
        let page = try await Self.send(browser, path, [("do", "look"), set])
        #expect(page.status == 200)
        let count = page.body.firstMatch(of: /确认修改这 (\d+) 条/).flatMap { Int($0.1) }
        let seen = page.body.firstMatch(of: /name="seen" value="(\w+)"/).map { String($0.1) }
        return (count ?? 0, seen ?? "")
      }
      // Narrowed by a facet it is of those alone.
      let makers = try await looked("/zh/bulk/organisation?facet=roles:maker")
      #expect(makers.count > 0 && makers.count < ids.count)
      let all = try await looked("/zh/bulk/organisation")
      #expect(all.count == ids.count)
      // What was agreed to for one list is not done to another.
      let other = try await Self.send(
        browser, "/zh/bulk/organisation?facet=roles:maker", [("do", "carry-out"), set, ("seen", all.seen)])
      #expect(other.status == 409 && other.body.contains("清单与你看过的不同了"))
      #expect(house.live.current.cluster.count(Organisation.kind, for: .visitor) == ids.count)
      let done = try await Self.send(
        browser, "/zh/bulk/organisation?facet=roles:maker", [("do", "carry-out"), set, ("seen", makers.seen)])
      #expect(done.status == 303 && done.headers[.location] == "/zh/batches")
      #expect(house.live.current.cluster.count(Organisation.kind, for: .visitor) == ids.count - makers.count)
      // Sent twice, as by a slow hand, it is done once.
      let twice = try await Self.send(
        browser, "/zh/bulk/organisation?facet=roles:maker", [("do", "carry-out"), set, ("seen", makers.seen)])
      #expect(twice.status == 409)
      let batches = try await browser.get("/zh/batches").body
      let batch = try #require(batches.firstMatch(of: /name="batch" value="(\w+)"/)).1
      #expect(batches.contains("可见：集群成员"))
      // What somebody touches afterwards stays as they left it.
      let touched = try #require(
        house.live.current.cluster.all(Organisation.self, for: .operating).first { $0.record.visibility == .members })
      try await house.store.act(as: "somebody", "edit") { act in
        var new = touched
        new.record.visibility = .owner
        try act.update(touched, to: new)
      }
      let undone = try await Self.send(browser, "/zh/batches", [("batch", String(batch))])
      #expect(undone.status == 200 && undone.body.contains("恢复 \(makers.count - 1) 条，保留 1 处"), "\(undone.body)")
      #expect(house.live.current.cluster.count(Organisation.kind, for: .visitor) == ids.count - 1)
    }
  }

  @Test("what cannot be set in many is refused and changes nothing", arguments: TestDatabase.all)
  func refused(_ database: TestDatabase) async throws {
    try await Self.office(database) { house, browser in
      let head = house.live.current.cluster.sequence
      for set in ["", "name=x", "@visibility=parties", "status=nonsense", "roles=maker", "@source=x"] {
        for verb in ["look", "carry-out"] {
          let answer = try await Self.send(browser, "/zh/bulk/organisation", [("do", verb), ("set", set)])
          #expect(answer.status == 422, "\(set)")
        }
      }
      #expect(try await browser.get("/zh/bulk/account").status == 404)
      #expect(try await Self.send(browser, "/zh/batches", [("batch", "nowhere")]).status == 404)
      #expect(house.live.current.cluster.sequence == head)
      // What members posted follows its posting.
      let author = try await house.account("author@example.cn", roles: [("org000000002", .editor)]).id
      try await house.store.act(as: "test", "post") { act in
        var need = Need(id: ID("need0000000a"))
        (need.name, need.market) = (Text("监护仪"), "procurement")
        _ = try act.post(need, for: "org000000002", visibility: .everyone, by: author)
      }
      try await house.live.refresh()
      let page = try await Self.send(browser, "/zh/bulk/need", [("do", "look"), ("set", "@visibility=members")]).body
      #expect(page.contains("另有 1 条是用户发布的"))
    }
  }

  @Test("a pair is decided once: the same become one, and come apart again", arguments: TestDatabase.all)
  func pairs(_ database: TestDatabase) async throws {
    try await Self.office(database) { house, browser in
      let organisations = house.live.current.cluster.all(Organisation.self, for: .operating).map(\.ref)
      let (first, second, third) = (organisations[0], organisations[1], organisations[2])
      try await house.store.act(as: "test", "propose") { act in
        for (index, other) in [second, third].enumerated() {
          var candidate = Candidate(id: ID("cnd00000000\(index)"))
          (candidate.subject, candidate.other, candidate.verdict) = (other, first, "open")
          (candidate.why, candidate.score) = (Text("名称相近", .zh), Decimal(9 - index) / 10)
          candidate.record.visibility = .owner
          try act.create(candidate)
        }
      }
      try await house.live.refresh()
      let page = try await browser.get("/zh/candidates").body
      #expect(page.contains("90% · 名称相近") && page.contains("80% · 名称相近"))
      let same = [("pair", "cnd000000000"), ("verdict", "same")]
      #expect(try await Self.send(browser, "/zh/candidates", same).status == 303)
      #expect(house.live.current.cluster.record(second, for: .operating) == nil)
      #expect(try await Self.send(browser, "/zh/candidates", same).status == 404, "somebody has decided it")
      #expect(
        try await Self.send(browser, "/zh/candidates", [("pair", "cnd000000001"), ("verdict", "different")]).status
          == 303)
      #expect(try await browser.get("/zh/candidates").body.contains("没有待裁定的"))
      let batches = try await browser.get("/zh/batches").body.matches(of: /name="batch" value="(\w+)"/).map(\.1)
      for batch in batches {
        #expect(try await Self.send(browser, "/zh/batches", [("batch", String(batch))]).status == 200)
      }
      #expect(house.live.current.cluster.record(second, for: .operating) != nil)
      #expect(try await browser.get("/zh/candidates").body.contains("90% · 名称相近"))
    }
  }

  @Test(
    "what is announced stands on the first page until its last day, and what is for members on theirs",
    arguments: TestDatabase.all)
  func announced(_ database: TestDatabase) async throws {
    try await Self.office(database) { house, browser in
      let today = Day.today()
      let tomorrow = try #require(Day(ordinal: today.ordinal + 1)).description
      #expect(try await !house.get("/zh").body.contains("announcement"))
      for (words, readers) in [("周五停机维护", "everyone"), ("成员大会", "members"), ("明天的事", "everyone")] {
        let first = words == "明天的事" ? tomorrow : ""
        let made = try await Self.send(
          browser, "/zh/announcements",
          [("zh", words), ("en", "<b>\(readers)</b>"), ("for", readers), ("first", first), ("last", tomorrow)])
        #expect(made.status == 303, "\(made.body.prefix(3000))")
      }
      let home = try await house.get("/zh").body
      #expect(home.contains("周五停机维护") && !home.contains("成员大会") && !home.contains("明天的事"))
      #expect(try await house.get("/en").body.contains("&lt;b&gt;everyone&lt;/b&gt;"))
      let desk = try await browser.get("/zh/desk").body
      #expect(desk.contains("周五停机维护") && desk.contains("成员大会"))
      for wrong in [("zh", ""), ("last", "2020-01-01"), ("last", "x"), ("first", "2099-01-01")] {
        var form = ["zh": "词", "en": "word", "for": "everyone", "first": "", "last": tomorrow]
        form[wrong.0] = wrong.1
        #expect(try await Self.send(browser, "/zh/announcements", form.map { ($0.key, $0.value) }).status == 422)
      }
      let id = try #require(
        try await browser.get("/zh/announcements").body.firstMatch(of: /name="announcement" value="(\w+)"/)
      ).1
      _ = try await Self.send(browser, "/zh/announcements", [("do", "end"), ("announcement", String(id))])
      #expect(try await browser.get("/zh/announcements").body.ranges(of: "value=\"end\"").count == 2)
    }
  }

  @Test("a list as a spreadsheet holds what its reader may see", arguments: TestDatabase.all)
  func file(_ database: TestDatabase) async throws {
    try await Self.office(database) { house, browser in
      _ = try await house.account("member@example.cn", roles: [("org000000005", .viewer)])
      try await house.store.act(as: "test", "hide") { act in
        var hidden = Need(id: ID("ned00000000a"))
        (hidden.name, hidden.requester, hidden.record.visibility) = (Text("监护仪"), ID("org000000001"), .owner)
        try act.create(hidden)
      }
      try await house.live.refresh()
      let member = try await house.browser("member@example.cn")
      for (reader, audience) in [(browser, Audience.operating), (member, .member(of: ["org000000005"]))] {
        let answer = try await reader.get("/zh/xlsx/need")
        #expect(answer.status == 200 && answer.headers[.contentDisposition] == "attachment; filename=\"needs.xlsx\"")
        let shown = house.live.current.cluster.all(Need.self, for: audience).map(\.id.rawValue)
        #expect(Set(try Self.ids(answer.bytes)) == Set(shown) && !shown.isEmpty)
      }
      let (all, some) = (try await browser.get("/zh/xlsx/need"), try await member.get("/zh/xlsx/need"))
      #expect(try Self.ids(all.bytes).count > Self.ids(some.bytes).count, "what is hidden is not in it")
      #expect(try await house.get("/zh/xlsx/need").status == 303, "for who has signed in")
      #expect(try await member.get("/zh/xlsx/account").status == 404)
    }
  }

  /// The first column, without its header.
  private static func ids(_ workbook: [UInt8]) throws -> [String] {
    let file = FileManager.default.temporaryDirectory.appending(path: "lianqiao-test-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(workbook).write(to: file)
    var ids: [String] = []
    try SheetReader(file.path).rows { row in
      if case .text(let words)? = row.cells.first?.value { ids.append(words) }
    }
    return ids
  }
}
