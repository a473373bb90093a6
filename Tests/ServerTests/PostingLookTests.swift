import Core
import Foundation
import HTTPTypes
import Registry
import Store
import TestSupport
import Testing

@testable import Server

/// What somebody is told of a posting while they write it, and what they are not.
@Suite struct PostingLookTests {
  private static let new = "/zh/post/need/procurement"

  private static func look(_ name: String, _ more: [(String, String)] = []) -> [(String, String)] {
    EngagementStory.form(name) + more + [("do", "look")]
  }

  private static func part(_ id: String, _ answer: Answer) -> String? {
    answer.body.components(separatedBy: "<section class=\"part\" id=\"\(id)\"").dropFirst().first?
      .components(separatedBy: "</section>").first
  }

  @Test("what is like it is told as far as its author may see, and nothing is kept", arguments: TestDatabase.all)
  func duplicates(_ database: TestDatabase) async throws {
    try await EngagementStory.with(database) { story in
      let path = try story.path(try await story.send(story.buyer, Self.new, EngagementStory.form("内窥镜主机采购")))
      let before = try await story.house.store.read { try Journal.head($0).seq }
      func like(_ browser: Browser, _ name: String) async throws -> String? {
        let answer = try await story.send(browser, Self.new, Self.look(name))
        #expect(answer.status == 200 && answer.body.contains("value=\"\(name)\""))
        return Self.part("duplicates", answer)
      }
      let ref = path.replacing("/zh/posting/", with: "/zh/")
      #expect(try await like(story.buyer, "采购内窥镜主机")?.contains(ref) == true, "a draft of one's own")
      #expect(try await like(story.maker, "采购内窥镜主机") == nil, "a draft of others")
      #expect(try await like(story.maker, "采购多参数监护仪")?.contains("/zh/need/ned000000001") == true)
      #expect(try await like(story.buyer, "手术机器人") == nil)
      // What it is itself is no duplicate of it.
      let own = try await story.send(story.buyer, path, Self.look("内窥镜主机采购"))
      #expect(Self.part("duplicates", own) == nil && own.status == 200)
      #expect(try await story.house.store.read { try Journal.head($0).seq } == before)
    }
  }

  @Test("what the market asks and the form leaves open is told; what stands there is not", arguments: TestDatabase.all)
  func missing(_ database: TestDatabase) async throws {
    try await EngagementStory.with(database) { story in
      func missing(_ more: [(String, String)]) async throws -> String {
        try #require(Self.part("missing", try await story.send(story.buyer, Self.new, Self.look("监护仪采购", more))))
      }
      let all = try await missing([])
      #expect(all.contains("预算") && all.contains("数量"))
      let some = try await missing([("budget", "CNY 500000"), ("quantity", "许多")])
      #expect(!some.contains("预算") && !some.contains("数量"), "what cannot be read is told beside its field, later")
      // An empty form lacks everything, which is nothing to tell.
      let empty = try await story.send(story.buyer, Self.new, Self.look(""))
      #expect(empty.status == 200 && Self.part("missing", empty) == nil && Self.part("duplicates", empty) == nil)
    }
  }

  @Test("a look is as guarded as a posting", arguments: TestDatabase.all)
  func guarded(_ database: TestDatabase) async throws {
    try await EngagementStory.with(database) { story in
      let path = try story.path(try await story.send(story.buyer, Self.new, EngagementStory.form()))
      #expect(try await story.buyer.send(Self.new, Self.look("甲"), token: "0").status == 403)
      for browser in [story.maker, story.third] {
        let answer = try await story.send(browser, path, Self.look("甲"))
        #expect(answer.status == 404 && !answer.body.contains(EngagementStory.secret))
      }
      #expect(try await Browser(story.house).send(Self.new, Self.look("甲")).status == 401)
    }
  }
}
