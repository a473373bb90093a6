import Access
import Core
import HTTPTypes
import Registry
import Server
import TestSupport
import Testing

/// Each cell of the access table, tried out.
@Suite struct AccessTableTests {
  private static let accounts: [(AccessTable.Role, Set<Office>, Membership.Role?)] = [
    (.member, [], .owner), (.broker, [.broker], nil), (.reviewer, [.reviewer], nil), (.operator, [.operator], nil),
    (.administrator, [.administrator], nil),
  ]

  @Test("every route lets in whom its row says, and nobody else", arguments: TestDatabase.all)
  func cells(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      for (role, offices, membership) in Self.accounts {
        _ = try await house.account(
          "\(role)@example.cn", offices: offices, roles: membership.map { [("org000000001", $0)] } ?? [])
      }
      for role in AccessTable.Role.allCases {
        let browser = role == .visitor ? Browser(house) : try await house.browser("\(role)@example.cn")
        let cookie = browser.cookie
        #expect((cookie != nil) == (role != .visitor))
        for row in Portal.accessTable where !row.path.hasPrefix("/api/v1") {
          browser.cookie = cookie
          let path = Self.filled(row.path)
          let answer = row.verb == "GET" ? try await browser.get(path) : try await browser.send(path, [])
          let isSentAway =
            answer.status == 401
            || (answer.status == 303 && answer.headers[.location]?.contains("/sign-in?next=") == true)
          let isRefused = answer.status == 403 && answer.body.contains("access.denied")
          let isDenied = isSentAway && row.permission != .signIn || isRefused
          #expect(isDenied == (row.standing(of: role) == .deny), "\(role): \(row.verb) \(row.path) → \(answer.status)")
        }
      }
    }
  }

  @Test("the table has every route once, and what a role is denied is denied to the roles below it")
  func rows() {
    let rows = Portal.accessTable
    #expect(Set(rows.map { "\($0.verb) \($0.path)" }).count == rows.count)
    for row in rows {
      #expect(row.standing(of: .visitor) == .deny || row.standing(of: .member) == .allow, "\(row.path)")
    }
  }

  private static func filled(_ path: String) -> String {
    path.replacing("{secret}", with: "x").replacing("{kind}/{id}", with: "need/ned000000001").replacing(
      "{kind}", with: "need"
    ).replacing("{otherkind}/{other}", with: "product/prd000000001").replacing("{id}", with: "ned000000001").replacing(
      "{market}", with: "procurement"
    ).replacing("{code}", with: "api.method").replacing("{name}", with: "1.xml")
  }
}
