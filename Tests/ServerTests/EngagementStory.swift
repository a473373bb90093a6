import Access
import Core
import HTTPTypes
import TestSupport
import Testing

@testable import Server

/// Organisation 2 asks for a monitor, organisation 1 makes one.
struct EngagementStory {
  /// What nobody but those who both said yes may be sent.
  static let secret = "QX-7731"
  let house: House
  let buyer, maker, office, broker, viewer, third: Browser

  static func with(_ database: TestDatabase, _ body: (EngagementStory) async throws -> Void) async throws {
    try await House.with(database) { house in
      for (name, offices, organisation, role) in [
        ("buyer", [], "org000000002", .editor), ("maker", [], "org000000001", .editor),
        ("office", [.operator], nil, .viewer), ("broker", [.broker], nil, .viewer),
        ("viewer", [], "org000000001", .viewer), ("third", [], "org000000005", .owner),
      ] as [(String, Set<Office>, String?, Membership.Role)] {
        _ = try await house.account(
          "\(name)@example.cn", offices: offices, roles: organisation.map { [($0, role)] } ?? [])
      }
      func browser(_ name: String) async throws -> Browser { try await house.browser("\(name)@example.cn") }
      try await body(
        EngagementStory(
          house: house, buyer: try await browser("buyer"), maker: try await browser("maker"),
          office: try await browser("office"), broker: try await browser("broker"),
          viewer: try await browser("viewer"), third: try await browser("third")))
    }
  }

  static func form(_ name: String = "监护仪采购") -> [(String, String)] {
    [
      ("organisation", "org000000002"), ("name", name), ("fields", "life-support"), ("visibility", "everyone"),
      ("details", secret), ("contact_name", "陆"), ("contact_email", "lu@example.cn"),
    ]
  }

  /// Sends a form from its own page.
  func send(_ browser: Browser, _ path: String, _ values: [(String, String)]) async throws -> Answer {
    try await browser.send(path, values, token: try await browser.token())
  }

  func path(_ answer: Answer) throws -> String {
    #expect(answer.status == 303, "\(answer.body.prefix(2000))")
    return try #require(answer.headers[.location])
  }

  /// A need, reviewed: its posting's address.
  func posted(_ name: String = "监护仪采购") async throws -> String {
    let path = try path(try await send(buyer, "/zh/post/need/procurement", Self.form(name)))
    _ = try self.path(try await send(buyer, path, [("do", "hand-in")]))
    let ref = path.replacing("/zh/posting/", with: "")
    _ = try self.path(try await publish(ref))
    return path
  }

  /// The posting with other words, from the form that is there now.
  func revise(_ path: String, _ form: [(String, String)]) async throws -> Answer {
    try await send(buyer, path, form + [("seen", try await seen(path))])
  }

  /// What the form of a posting remembers having shown.
  func seen(_ path: String) async throws -> String {
    try await buyer.get(path).body.firstMatch(of: /name="seen" value="([0-9a-f]+)"/).map { String($0.1) } ?? ""
  }

  /// What stands on the review page now.
  func publish(_ ref: String) async throws -> Answer {
    let page = try await office.get("/zh/review").body
    let seen = page.ranges(of: "value=\"\(ref)\"").first.flatMap { range in
      page[range.upperBound...].firstMatch(of: /name="seen" value="([0-9a-f]+-[a-z]+)"/).map { String($0.1) }
    }
    return try await send(office, "/zh/review", [("do", "publish"), ("record", ref), ("seen", seen ?? "")])
  }

  /// The maker says yes to it: the engagement's address.
  func engaged(_ posting: String) async throws -> String {
    let need = posting.replacing("/zh/posting/", with: "")
    return try path(
      try await send(
        maker, "/zh/engage/\(need)/product/prd000000001", [("as", "answer"), ("consent", "yes"), ("words", "你好")]))
  }
}
