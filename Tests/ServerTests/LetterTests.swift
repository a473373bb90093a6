import Access
import Core
import Foundation
import Registry
import Store
import Synchronization
import TestSupport
import Testing

@testable import Server

/// What goes out by mail, where the portal has somebody who takes letters.
@Suite struct LetterTests {
  /// Keeps what it is handed.
  private final class Box: Letters {
    private let kept = Mutex<[Letter]>([])
    func hand(_ letter: Letter, in act: Act) { kept.withLock { $0.append(letter) } }
    var all: [Letter] { kept.withLock { $0 } }
    /// The path of the last link.
    var link: String? { all.last?.link.map { $0.replacing("https://portal.example.cn", with: "") } }
  }

  private func with(_ body: (House, Box) async throws -> Void) async throws {
    try await House.with(.sqlite) { house in
      let box = Box()
      let portal = Portal(
        live: house.live, version: "test", logger: House.silent, passwords: try House.passwords.get(),
        site: try SiteSettings(origin: "https://portal.example.cn", isProxied: false), letters: box)
      try await body(house.behind(portal), box)
    }
  }

  /// The cookie is another one behind TLS, so browsers sign in through this portal.
  private func send(_ browser: Browser, _ path: String, _ values: [(String, String)]) async throws -> Answer {
    try await browser.send(path, values, token: try await browser.token())
  }

  @Test("an invitation goes by mail and is shown to nobody; who comes by it is confirmed")
  func invitation() async throws {
    try await with { house, box in
      _ = try await house.account("owner@example.cn", roles: [("org000000001", .owner)])
      let owner = try await house.browser("owner@example.cn")
      let values = [("do", "invite"), ("email", "new@else.cn"), ("name", "新人"), ("role", "owner")]
      let shown = try await send(owner, "/zh/people/org000000001", values)
      #expect(shown.status == 200 && !shown.body.contains("/invitation/"))
      let letter = try #require(box.all.first)
      #expect(letter.to.description == "new@else.cn" && letter.subject.zh.contains("迈瑞医疗"))
      let link = try #require(box.link)
      #expect(letter.link == "https://portal.example.cn" + link)
      let form = [("name", "李工"), ("password", House.password), ("again", House.password)]
      #expect(try await Browser(house).send(link, form).status == 303)
      #expect(try await house.store.read { try Accounts.named("new@else.cn", $0).confirmed } != nil)
    }
  }

  @Test("what a request calls the host is in no letter; without a known address none goes out")
  func host() async throws {
    try await House.with(.sqlite) { house in
      let box = Box()
      let portal = Portal(
        live: house.live, version: "test", logger: House.silent, passwords: try House.passwords.get(), letters: box)
      let place = house.behind(portal)
      _ = try await place.account("owner@example.cn", roles: [("org000000001", .owner)])
      let owner = try await place.browser("owner@example.cn")
      let values = [("do", "invite"), ("email", "new@else.cn"), ("name", "新人"), ("role", "owner")]
      #expect(try await send(owner, "/zh/people/org000000001", values).body.contains("/invitation/"))
      #expect(try await send(owner, "/zh/account/email", [("do", "confirm")]).status == 409)
      #expect(box.all.isEmpty)
    }
  }

  /// The second organisation, changed.
  private func change(_ house: House, _ body: (inout Organisation) -> Void) async throws {
    let before = House.organisations[1]
    var after = before
    body(&after)
    _ = try await house.store.act(as: "test", "edit") { [after] in try $0.update(before, to: after) }
    try await house.live.refresh()
  }

  @Test("who studies at a university has an address there, and does not own it by that")
  func university() async throws {
    for (name, roles) in [("某市大学", []), ("Apex University", []), ("某校", ["maker", "university"])] {
      try await with { house, box in
        try await change(house) { apex in
          (apex.name, apex.roles) = (Text(name), roles)
          apex.website = "https://www.apex.com.cn"
        }
        _ = try await house.account("student@apex.com.cn")
        let student = try await house.browser("student@apex.com.cn")
        _ = try await send(student, "/zh/account/email", [("do", "confirm")])
        let link = try #require(box.link)
        _ = try await send(student, link, [("present", House.password)])
        #expect(try await !student.get("/zh/claim/org000000002").body.contains("value=\"domain\""))
        #expect(try await send(student, "/zh/claim/org000000002", [("do", "domain")]).status == 422)
        #expect(try await student.get("/zh/people/org000000002").status == 404)
      }
    }
  }

  @Test("an address is confirmed, and an organisation claimed by it at once")
  func claim() async throws {
    try await with { house, box in
      try await change(house) { $0.website = "https://www.apex.com.cn" }
      _ = try await house.account("wang@apex.com.cn")
      let wang = try await house.browser("wang@apex.com.cn")
      #expect(try await !wang.get("/zh/claim/org000000002").body.contains("value=\"domain\""))
      #expect(try await send(wang, "/zh/account/email", [("do", "confirm")]).status == 200)
      let link = try #require(box.link)
      _ = try await house.account("other@example.cn")
      let other = try await house.browser("other@example.cn")
      #expect(try await other.get(link).status == 404, "another account's link")
      #expect(try await send(wang, link, [("present", "wrong password")]).status == 403)
      #expect(try await send(wang, link, [("present", House.password)]).status == 303)
      #expect(try await send(wang, link, [("present", House.password)]).status == 404)
      #expect(try await wang.get("/zh/claim/org000000002").body.contains("value=\"domain\""))
      #expect(try await send(wang, "/zh/claim/org000000002", [("do", "domain")]).status == 303)
      #expect(try await wang.get("/zh/people/org000000002").status == 200)
    }
  }

  @Test("another address: asked for alike, whether it is taken or free; the old one is told")
  func change() async throws {
    try await with { house, box in
      _ = try await house.account("wang@example.cn")
      _ = try await house.account("taken@example.cn", .en)
      let wang = try await house.browser("wang@example.cn")
      var shown: [String] = []
      for email in ["taken@example.cn", "free01@example.cn"] {
        let answer = try await send(wang, "/zh/account/email", [("do", "change"), ("email", email)])
        #expect(answer.status == 200)
        shown.append(answer.body.replacing(email, with: "E"))
      }
      #expect(shown[0] == shown[1])
      #expect(box.all.map(\.to.description) == ["taken@example.cn", "free01@example.cn"])
      #expect(box.all[0].link == nil)
      #expect(box.all.map(\.language) == [.en, .zh], "in the language of whose address it is")
      let link = try #require(box.link)
      #expect(try await send(wang, link, [("present", House.password)]).status == 303)
      #expect(box.all.last?.to.description == "wang@example.cn")
      #expect(try await wang.get("/zh/account").body.contains("free01@example.cn"))
      // Letters are counted by where they go, whoever asks.
      let full = try EmailAddress("full01@example.cn")
      let id = try await house.store.read { try Accounts.named("free01@example.cn", $0).id }
      try await house.store.act(as: "test", "email.link") { act in
        for _ in 0..<5 { try act.countLetter(to: full, of: id) }
      }
      let many = try await send(wang, "/zh/account/email", [("do", "change"), ("email", full.description)])
      #expect(many.status == 429 && !box.all.contains { $0.to == full })
      for _ in 0..<3 { _ = try await send(wang, "/zh/account/email", [("do", "change"), ("email", "b@example.cn")]) }
      #expect(
        try await send(wang, "/zh/account/email", [("do", "change"), ("email", "b@example.cn")]).status == 429)
    }
  }
}
