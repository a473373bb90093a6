import Access
import Core
import Exchange
import Files
import Foundation
import HTTPTypes
import Registry
import Store
import TestSupport
import Testing

@testable import Server

/// Files in and out as browsers send and get them: what is kept, who gets it, what is refused.
@Suite struct AttachmentPagesTests {
  private typealias Story = EngagementStory
  private static let (open, hidden, shared) = ("公开参数.pdf", "保密图纸.pdf", "报价.pdf")

  /// The same answer for what one may not have and for what never was.
  private func expectNothing(_ browser: Browser, _ path: String, _ note: Comment = "") async throws {
    let answer = try await browser.get(path)
    let never = try await browser.get("/zh/attachment/0000000000000000")
    #expect(answer.status == 404 && answer.body == never.body && answer.headers == never.headers, note)
  }

  @Test("each gets what is for them, when it is, and everybody else what was never there", arguments: TestDatabase.all)
  func story(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let (visitor, house) = (Browser(story.house), story.house)
      let posting = try story.path(try await story.send(story.buyer, "/zh/post/need/procurement", Story.form()))
      let page = posting.replacing("/posting", with: "")
      for (name, part) in [(Self.open, "open"), (Self.hidden, "confidential")] {
        let sent = try await story.buyer.attach(name, House.pdf(name), part, at: posting)
        #expect(try story.path(sent) == posting)
      }
      let open = try #require(try await story.buyer.link(to: Self.open, on: posting))
      let hidden = try #require(try await story.buyer.link(to: Self.hidden, on: posting))
      for path in [open, hidden] {
        #expect(try await story.buyer.get(path).status == 200)
        for browser in [visitor, story.maker, story.third, story.broker] {
          try await expectNothing(browser, path, "draft")
        }
      }
      // The reviewer has the open one before them, and publishes what they saw.
      _ = try await house.account("reviewer@example.cn", offices: [.reviewer])
      let reviewer = try await house.browser("reviewer@example.cn")
      try await expectNothing(reviewer, open, "not handed in")
      _ = try story.path(try await story.send(story.buyer, posting, [("do", "hand-in")]))
      #expect(try await reviewer.link(to: Self.open, on: "/zh/review") == open)
      #expect(try await reviewer.get(open).status == 200)
      try await expectNothing(reviewer, hidden, "no reviewer's")
      #expect(try await !reviewer.get("/zh/review").body.contains(Self.hidden))
      _ = try story.path(try await story.publish(posting.replacing("/zh/posting/", with: "")))
      // Published, everybody gets the open one, from the record's own page.
      #expect(try await visitor.link(to: Self.open, on: page) == open)
      let got = try await visitor.get(open)
      #expect(got.status == 200 && Array(got.body.utf8) == House.pdf(Self.open))
      #expect(try await !visitor.get(page).body.contains(Self.hidden))
      for browser in [visitor, story.third, story.maker, story.broker] {
        try await expectNothing(browser, hidden, "published")
      }
      // What is confidential opens to who promised, once both said yes.
      let engagement = try await story.engaged(posting)
      try await expectNothing(story.maker, hidden, "one yes")
      #expect(try await !story.maker.get(engagement).body.contains(Self.hidden))
      _ = try story.path(
        try await story.send(story.buyer, engagement, [("do", "accept"), ("side", "ask"), ("words", "")]))
      #expect(try await story.maker.link(to: Self.hidden, on: engagement) == hidden)
      #expect(try await story.maker.get(hidden).status == 200)
      for browser in [visitor, story.third, story.broker] { try await expectNothing(browser, hidden, "both said yes") }
      // Files of the engagement.
      #expect(
        try story.path(try await story.maker.attach(Self.shared, House.pdf("3"), "shared", at: engagement))
          == engagement)
      let shared = try #require(try await story.buyer.link(to: Self.shared, on: engagement))
      for browser in [story.buyer, story.maker, story.viewer, story.office] {
        #expect(try await browser.get(shared).status == 200)
      }
      for browser in [visitor, story.third, story.broker] {
        try await expectNothing(browser, shared, "an engagement's")
      }
      for browser in [story.third, visitor] {
        let sent = try await browser.attach(
          "x.pdf", House.pdf("x"), "shared", at: engagement, token: try await browser.token())
        #expect([401, 303, 404].contains(sent.status))
      }
      #expect(try await story.viewer.attach("x.pdf", House.pdf("x"), "shared", at: engagement).status == 403)
      // The other side's is not one's own to remove; signed, nobody's but the office's.
      let id = String(shared.suffix(16))
      let detach = [("do", "detach"), ("attachment", id)]
      #expect(try await story.send(story.buyer, engagement, detach).status == 403)
      _ = try story.path(
        try await story.send(
          story.buyer, engagement, [("do", "sign"), ("side", "ask"), ("name", "合同"), ("day", "2026-01-05")]))
      _ = try story.path(try await story.buyer.attach("合同.pdf", House.pdf("4"), "agreement", at: engagement))
      #expect(try await story.maker.get(engagement).body.contains("已签署的协议"))
      #expect(try await story.send(story.maker, engagement, detach).status == 403)
      _ = try story.path(try await story.send(story.office, engagement, detach))
      try await expectNothing(story.maker, shared, "removed")
      #expect(try await house.kept() == (3, 3, 0))
      // The journal knows what it was by its content, and by no name.
      let entries = try await house.store.read { try Journal.entries(after: 0, limit: 10_000, $0) }
      #expect(entries.contains { $0.verb == "attachment.add" && $0.changes["checksum"] != nil })
      #expect(!entries.contains { entry in entry.changes.values.contains { $0.after?.contains("图纸") == true } })
      let taken = try await story.buyer.get("/zh/account/export").body
      #expect(taken.contains(Self.hidden) && !taken.contains(Self.shared))
    }
  }

  @Test("a file that somebody else wrote does nothing where it is got", arguments: ["a\"b\\c;%.pdf", "报告 2026.pdf"])
  func headers(_ name: String) async throws {
    try await Story.with(.sqlite) { story in
      let posting = try story.path(try await story.send(story.buyer, "/zh/post/need/procurement", Story.form()))
      _ = try story.path(try await story.buyer.attach(name, House.pdf(""), "open", at: posting, type: "text/html"))
      let path = try #require(
        try await story.buyer.get(posting).body.firstMatch(of: /\/zh\/attachment\/\w{16}/).map { String($0.0) })
      let answer = try await story.buyer.get(path)
      #expect(answer.headers[.contentType] == "application/pdf", "as it is, not as the browser said")
      #expect(answer.headers[.contentSecurityPolicy] == "sandbox; default-src 'none'")
      #expect(answer.headers[.xContentTypeOptions] == "nosniff")
      #expect(answer.headers[.cacheControl] == "private, no-store")
      #expect(answer.headers[.contentLength] == "\(House.pdf("").count)")
      let disposition = try #require(answer.headers[.contentDisposition])
      #expect(disposition.hasPrefix("attachment; filename=\"") && disposition.contains("filename*=UTF-8''"))
      #expect(disposition.allSatisfy { $0.isASCII && !$0.isNewline })
      let head = try await story.house.get(path, story.buyer.headers, method: .head)
      #expect(head.status == 200 && head.body.isEmpty && head.headers[.contentDisposition] == disposition)
    }
  }

  @Test(
    "a name leads nowhere but to its own file",
    arguments: [
      ("../../../etc/passwd", "passwd.pdf"), ("..\\..\\a.exe", "a.exe.pdf"),
      ("filename*=UTF-8''a%0D%0AX-Bad:%201.pdf", "X-Bad: 1.pdf"),
      ("filename*=UTF-8''%2e%2e%2f%2e%2e%2fb.pdf", "b.pdf"), ("心电图\"线\".pdf", "心电图\"线\".pdf"),
      ("<script>alert(1)</script>.pdf", "script>.pdf"),
    ])
  func names(_ given: String, _ expected: String) async throws {
    try await Story.with(.sqlite) { story in
      let posting = try story.path(try await story.send(story.buyer, "/zh/post/need/procurement", Story.form()))
      _ = try story.path(try await story.buyer.attach(given, House.pdf(""), "open", at: posting))
      let kept = try await story.house.store.read { try $0.row("SELECT name FROM attachment")?.string(0) }
      #expect(kept == expected)
      let body = try await story.buyer.get(posting).body
      #expect(!body.contains("<script>"))
      let files = story.house.files
      let places = files.kept(before: .distantFuture).map { files.place(of: $0).path }
      #expect(places.count == 1 && places.allSatisfy { $0.hasPrefix(files.root.path) })
    }
  }

  @Test("what is refused says so beside the field, and leaves nothing behind")
  func refused() async throws {
    try await Story.with(.sqlite) { story in
      let posting = try story.path(try await story.send(story.buyer, "/zh/post/need/procurement", Story.form()))
      let large = House.pdf("") + [UInt8](repeating: 0x20, count: FileAttachment.most)
      for (bytes, status, words) in [
        ([], 422, "没有选择文件"), (large, 413, "文件超过 20 MB"), (Array("MZ\0\u{1}".utf8), 422, "不收这种文件"),
        (Array("%PDF-1.7 half".utf8), 422, "不完整"), (Array("<html>".utf8), 422, "不收这种文件"),
      ] as [([UInt8], Int, String)] {
        let answer = try await story.buyer.attach("a.pdf", bytes, "open", at: posting)
        #expect(answer.status == status, "\(words)")
        #expect(answer.body.contains("field-attach-file-error") && answer.body.contains(words))
        #expect(answer.body.contains("role=\"alert\"") && answer.body.contains("value=\"监护仪采购\""), "the page is whole")
      }
      for (token, from) in [
        ("", "same-origin"), ("0123456789abcdef", "same-origin"), (try await story.buyer.token(), "cross-site"),
      ] {
        let answer = try await story.buyer.attach("a.pdf", House.pdf(""), "open", at: posting, token: token, from: from)
        #expect(answer.status == 403 && answer.body.contains("form.foreign") || answer.body.contains("不是从本站的页面发出"))
      }
      // Not even whether it is there is told to who may not attach.
      #expect(try await story.third.attach("a.pdf", House.pdf(""), "open", at: posting).status == 404)
      #expect(try await story.house.kept() == (0, 0, 0))
      // A page that was refused can be loaded again.
      #expect(try await story.buyer.get(posting + "/attach").status == 200)
      for number in 0..<FileAttachment.mostOfSubject {
        _ = try story.path(
          try await story.buyer.attach("\(number).pdf", House.pdf("\(number)"), "confidential", at: posting))
      }
      let eleventh = try await story.buyer.attach("11.pdf", House.pdf("11"), "open", at: posting)
      #expect(eleventh.status == 409 && eleventh.body.contains("已有 10 个附件"))
      #expect(try await story.house.kept() == (10, 10, 0))
    }
  }

  @Test(
    "what is published and gets another open file is reviewed again; without it the page is another",
    arguments: TestDatabase.all)
  func reviewedAgain(_ database: TestDatabase) async throws {
    try await Story.with(database) { story in
      let (visitor, posting) = (Browser(story.house), try await story.posted())
      let (page, ref) = (posting.replacing("/posting", with: ""), posting.replacing("/zh/posting/", with: ""))
      // What is confidential is nobody's to review, and shows nowhere.
      let before = try await visitor.get(page)
      _ = try story.path(try await story.buyer.attach(Self.hidden, House.pdf("1"), "confidential", at: posting))
      let same = try await visitor.get(page)
      #expect(same.body == before.body && same.headers[.eTag] == before.headers[.eTag])
      _ = try story.path(try await story.buyer.attach(Self.open, House.pdf("2"), "open", at: posting))
      #expect(try await visitor.get(page).status == 404)
      let open = try #require(try await story.buyer.link(to: Self.open, on: posting))
      try await expectNothing(visitor, open, "not reviewed")
      // Another file than the reviewer saw is not published.
      let seen = try await story.office.get("/zh/review").body.firstMatch(of: /name="seen" value="([0-9a-f]+-[a-z]+)"/)
      _ = try story.path(try await story.buyer.attach("后来.pdf", House.pdf("3"), "open", at: posting))
      let late = try await story.send(
        story.office, "/zh/review", [("do", "publish"), ("record", ref), ("seen", String(try #require(seen).1))])
      #expect(late.status == 409)
      _ = try story.path(try await story.publish(ref))
      let shown = try await visitor.get(page)
      #expect(shown.body.contains(Self.open) && shown.body.contains("后来.pdf"))
      let sequence = story.house.live.current.publicHead.sequence
      let later = try #require(try await story.buyer.link(to: "后来.pdf", on: posting))
      _ = try story.path(
        try await story.send(story.buyer, posting, [("do", "detach"), ("attachment", String(later.suffix(16)))]))
      let without = try await visitor.get(page)
      #expect(without.status == 200 && without.body.contains(Self.open) && !without.body.contains("后来.pdf"))
      #expect(without.headers[.eTag] != shown.headers[.eTag])
      #expect(story.house.live.current.publicHead.sequence > sequence)
      try await expectNothing(visitor, later, "removed")
      // What is over is no longer handed out.
      _ = try story.path(try await story.send(story.buyer, posting, [("do", "close"), ("outcome", "elsewhere")]))
      #expect(try await !visitor.get(page).body.contains(Self.open))
      try await expectNothing(visitor, open, "closed")
      #expect(try await story.buyer.get(open).status == 200)
    }
  }
}
