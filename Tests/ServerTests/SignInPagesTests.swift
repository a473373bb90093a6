import Access
import Core
import Foundation
import HTTPTypes
import Server
import Store
import TestSupport
import Testing

@Suite struct SignInPagesTests {
  @Test("signing in and out, in a browser that keeps its cookie", arguments: TestDatabase.all)
  func story(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let account = try await house.account("wang@example.cn", roles: [("org000000001", .editor)])
      let browser = Browser(house)
      let sent = try await browser.get("/zh/account")
      #expect(sent.status == 303 && sent.headers[.location] == "/zh/sign-in?next=%2Fzh%2Faccount")
      let wrong = try await browser.signIn("wang@example.cn", "three quiet doors")
      #expect(wrong.status == 401 && wrong.body.contains("value=\"wang@example.cn\"") && browser.cookie == nil)
      #expect(!wrong.body.contains("three quiet doors"))
      let right = try await browser.send(
        "/zh/sign-in", [("email", "wang@example.cn"), ("password", House.password), ("next", "/zh/search?q=%E5%8C%BB")])
      #expect(right.status == 303 && right.headers[.location] == "/zh/search?q=%E5%8C%BB")
      let cookie = try #require(right.headers[.setCookie])
      #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"))
      let page = try await browser.get("/zh/account")
      #expect(page.status == 200 && page.body.contains(account.name) && page.body.contains("wang@example.cn"))
      #expect(page.headers[.cacheControl] == "private, no-store" && page.headers[.eTag] == nil)
      #expect(try await browser.get("/zh").headers[.cacheControl] == "private, no-store")
      let old = browser.cookie
      let out = try await browser.send("/zh/sign-out", [], token: try await browser.token())
      #expect(out.status == 303 && browser.cookie == nil)
      browser.cookie = old
      #expect(try await browser.get("/zh/account").status == 303, "the session is over, not only its cookie")
    }
  }

  @Test("a page that was written for somebody signed in is not handed to a visitor", arguments: TestDatabase.all)
  func kept(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      _ = try await house.account("wang@example.cn")
      let browser = try await house.browser("wang@example.cn")
      try await house.live.refresh()
      for path in ["/zh", "/zh/need", "/zh/search?q=CT", "/zh/about"] {
        let mine = try await browser.get(path)
        let theirs = try await house.get(path)
        #expect(mine.body.contains("王工") && !theirs.body.contains("王工"), "\(path)")
        #expect(try await !house.get(path).body.contains("王工"), "\(path) once more")
      }
    }
  }

  @Test(
    "each session has a secret of its own: a cookie that was planted before is worth nothing",
    arguments: TestDatabase.all)
  func fixation(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      _ = try await house.account("wang@example.cn")
      let planted = "lianqiao=\(Secret().words)"
      let victim = Browser(house)
      victim.cookie = planted
      _ = try await victim.signIn("wang@example.cn", House.password)
      #expect(victim.cookie != planted)
      let attacker = Browser(house)
      attacker.cookie = planted
      #expect(try await attacker.get("/zh/account").status == 303)
      // Signing in again ends what the browser had.
      let first = victim.cookie
      _ = try await victim.signIn("wang@example.cn", House.password)
      attacker.cookie = first
      #expect(try await attacker.get("/zh/account").status == 303)
    }
  }

  @Test("a form from another site is refused, with the right cookie too", arguments: TestDatabase.all)
  func forgery(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      _ = try await house.account("wang@example.cn")
      let browser = try await house.browser("wang@example.cn")
      let token = try await browser.token()
      let site = try Browser.fetchSite
      for from in [
        [site: "cross-site"], [site: "same-site"], [site: "none"], [.origin: "https://evil.example"], [.origin: "null"],
        [:],
      ] as [[HTTPField.Name: String]] {
        let answer = try await browser.send("/zh/sign-out", [], from: from, token: token)
        #expect(answer.status == 403, "\(from)")
      }
      #expect(try await browser.send("/zh/sign-out", []).status == 403, "no token")
      #expect(try await browser.send("/zh/sign-out", [], token: String(repeating: "0", count: 32)).status == 403)
      let other = try await house.browser("wang@example.cn")
      #expect(
        try await browser.send("/zh/sign-out", [], token: try await other.token()).status == 403, "another session's")
      #expect(try await browser.get("/zh/account").status == 200, "still signed in")
      let stranger = Browser(house)
      let answer = try await stranger.send(
        "/zh/sign-in", [("email", "wang@example.cn"), ("password", House.password)], from: [site: "cross-site"])
      #expect(answer.status == 403 && stranger.cookie == nil, "nobody signs somebody else's browser in")
    }
  }

  @Test(
    "after signing in one comes to a page of this site, whatever the address says",
    arguments: [
      ("/zh/need", "/zh/need"), ("/en/search?q=CT&kind=need", "/en/search?kind=need&q=CT"), ("", "/zh/account"),
      ("https://evil.example", "/zh/account"), ("//evil.example", "/zh/account"), ("/\\evil.example", "/zh/account"),
      ("/zh//evil.example", "/zh/evil.example"), ("/zh/../../evil", "/zh/account"), ("/zhevil.example", "/zh/account"),
      ("javascript:alert(1)", "/zh/account"), ("/zh/%0d%0aSet-Cookie:x=1", "/zh/%0D%0ASet-Cookie:x%3D1"),
      ("/zh@evil.example/", "/zh/account"), ("/api/v1", "/zh/account"),
    ])
  func redirects(_ next: String, _ expected: String) async throws {
    try await House.with(.sqlite) { house in
      _ = try await house.account("wang@example.cn")
      let answer = try await Browser(house).send(
        "/zh/sign-in", [("email", "wang@example.cn"), ("password", House.password), ("next", next)])
      #expect(answer.status == 303 && answer.headers[.location] == expected)
    }
  }

  @Test("an invitation: the link, a password, signing in; the link is used up", arguments: TestDatabase.all)
  func invitation(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let secret = try await house.store.act(as: "test", "account.add") { act in
        try act.passwordLink(for: act.invite(EmailAddress("li@example.cn"), name: "李工"))
      }
      let browser = Browser(house)
      let path = "/en/password/\(secret.words)"
      #expect(try await browser.get(path).body.contains("li@example.cn"))
      func send(_ password: String, _ again: String) async throws -> Answer {
        try await browser.send(path, [("password", password), ("again", again)])
      }
      #expect(try await send("short", "short").status == 422)
      #expect(try await send("three quiet windows", "three quiet doors").body.contains("The two passwords differ."))
      #expect(try await send("li@example.cn1", "li@example.cn1").status == 422)
      let done = try await send(House.password, House.password)
      #expect(done.status == 303 && done.headers[.location] == "/en/sign-in")
      #expect(try await send(House.password, House.password).status == 404)
      #expect(try await browser.get(path).status == 404)
      #expect(try await browser.get("/en/password/x").status == 404)
      #expect(try await browser.signIn("li@example.cn", House.password).status == 303)
    }
  }

  @Test("forms that are too large, of another kind, or not UTF-8 are refused", arguments: [TestDatabase.sqlite])
  func forms(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let same: HTTPFields = [try Browser.fetchSite: "same-origin"]
      func status(_ type: String?, _ body: String) async throws -> Int {
        var fields = same
        fields[.contentType] = type
        return try await house.get("/zh/sign-in", fields, method: .post, body: body).status
      }
      let form = "application/x-www-form-urlencoded"
      #expect(try await status(form, "email=a") == 401)
      #expect(try await status(form, "email=" + String(repeating: "a", count: 270_000)) == 413)
      #expect(try await status(form, String(repeating: "a=b&", count: 300)) == 413)
      #expect(try await status(form, "email=%FF%FE") == 400)
      #expect(try await status("application/json", "{}") == 415)
      #expect(try await status(nil, "email=a") == 415)
      #expect(try await status(form, "email=a%00b&password=%00") == 401)
    }
  }

  @Test("what a stranger types is shown as what it is", arguments: [TestDatabase.sqlite])
  func scripts(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let page = try await Browser(house).send(
        "/zh/sign-in", [("email", House.hostile), ("password", House.hostile), ("next", House.hostile)]
      ).body
      #expect(!page.contains("<script>alert") && page.contains("&lt;script&gt;"))
    }
  }
}
