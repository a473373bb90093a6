import Access
import Core
import HTTPTypes
import Registry
import Server
import Store
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
        for row in Portal.accessTable where !Self.isProgram(row) {
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

  @Test("every route of the API, by tokens of each role and scope", arguments: TestDatabase.all)
  func programs(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      for (role, offices, membership) in Self.accounts {
        let account = try await house.account(
          "\(role)@example.cn", offices: offices, roles: membership.map { [("org000000001", $0)] } ?? [])
        for scope in AccessToken.Scope.allCases {
          let secret = try await house.store.act(as: "test", "token") { act in
            try act.makeToken(for: account.id, named: "x", scope, days: 1)
          }
          try await Self.tryOut(house, role, scope, [.authorization: "Bearer \(secret.words)"])
        }
      }
      try await Self.tryOut(house, .visitor, nil, [:])
      // A browser's cookie opens nothing here: otherwise another site's page could send what a signed-in browser may.
      let cookie = try #require(try await house.browser("administrator@example.cn").cookie)
      try await Self.tryOut(house, .visitor, nil, [.cookie: cookie])
    }
  }

  private static func tryOut(
    _ house: House, _ role: AccessTable.Role, _ scope: AccessToken.Scope?, _ fields: HTTPFields
  ) async throws {
    let refusals: Set = ["api.token.missing", "api.token.wrong", "access.denied", "api.token.scope"]
    try await house.asking { ask in
      for row in Portal.accessTable where isProgram(row) {
        let method = try #require(HTTPRequest.Method(row.verb))
        let answer = try await ask(filled(row.path), fields, method)
        let code = answer.status < 400 ? nil : answer.json["code"] as? String
        let expected: String? =
          switch (row.standing(of: role), scope) {
          case (.deny, nil): "api.token.missing"
          case (.deny, _): "access.denied"
          case (_, .read) where row.verb != "GET": "api.token.scope"
          default: nil
          }
        let asked = "\(role), \(scope.map { "\($0)" } ?? "no token"): \(row.verb) \(row.path)"
        #expect(code.flatMap { refusals.contains($0) ? $0 : nil } == expected, "\(asked)")
        #expect(expected == nil ? answer.status < 500 : [401, 403].contains(answer.status), "\(asked)")
      }
    }
  }

  private static func isProgram(_ row: AccessTable.Row) -> Bool { row.path.hasPrefix("/api/v1") }

  @Test("the table has every route once, and what a role is denied is denied to the roles below it")
  func rows() {
    let rows = Portal.accessTable
    #expect(Set(rows.map { "\($0.verb) \($0.path)" }).count == rows.count)
    for row in rows {
      #expect(row.standing(of: .visitor) == .deny || row.standing(of: .member) == .allow, "\(row.path)")
    }
  }

  private static func filled(_ path: String) -> String {
    path.replacing("{secret}", with: "x").replacing("{need}", with: "ned000000001").replacing(
      "{kind}/{id}", with: "need/ned000000001"
    ).replacing(
      "{kind}", with: "need"
    ).replacing("{otherkind}/{other}", with: "product/prd000000001").replacing("{id}", with: "ned000000001").replacing(
      "{market}", with: "procurement"
    ).replacing("{code}", with: "api.method").replacing("{name}", with: "1.xml").replacing("{system}", with: "nmpa")
      .replacing(
        "{job}", with: "00000000000000000000")
  }
}
