import Access
import Core
import Store
import TestSupport
import Testing

@Suite struct AccountTests {
  @Test("an address has one account, however it is written", arguments: TestDatabase.all)
  func twice(_ database: TestDatabase) async throws {
    try await Lobby.with(database) { lobby in
      _ = try await lobby.act { try $0.invite(EmailAddress("a@example.cn"), name: "甲") }
      let rule = try await lobby.rule {
        _ = try await lobby.act { try $0.invite(EmailAddress("A@Example.CN"), name: "乙") }
      }
      #expect(rule == .accountExists)
      for name in ["", "  ", "a\u{202E}b", "a\u{7}b", String(repeating: "长", count: 81)] {
        let rule = try await lobby.rule {
          _ = try await lobby.act { try $0.invite(EmailAddress("b@example.cn"), name: name) }
        }
        #expect(rule == .accountNameInvalid, "\(name)")
      }
    }
  }

  @Test("the last administrator stays one", arguments: TestDatabase.all)
  func administrators(_ database: TestDatabase) async throws {
    try await Lobby.with(database) { lobby in
      let one = try await lobby.account("a@example.cn", "three quiet windows", offices: [.administrator])
      let two = try await lobby.account("b@example.cn", "three quiet windows")
      #expect(
        try await lobby.rule { try await lobby.act { try $0.withdraw([.administrator], from: one.id) } }
          == .accountAdministratorLast)
      #expect(try await lobby.rule { try await lobby.act { try $0.suspend(one.id) } } == .accountAdministratorLast)
      #expect(try await lobby.store.read { try Accounts.find(one.id, $0)?.state } == .active)
      try await lobby.act { try $0.grant([.administrator], to: two.id) }
      try await lobby.act { try $0.suspend(one.id) }
      #expect(
        try await lobby.rule { try await lobby.act { try $0.withdraw([.administrator], from: two.id) } }
          == .accountAdministratorLast)
      try await lobby.act { try $0.restore(one.id) }
      #expect(try await lobby.store.read { try Accounts.find(one.id, $0)?.state } == .active)
    }
  }

  @Test("an organisation with members keeps an owner; brokers alone are agents", arguments: TestDatabase.all)
  func memberships(_ database: TestDatabase) async throws {
    try await Lobby.with(database) { lobby in
      let one = try await lobby.account("a@example.cn", "three quiet windows")
      let two = try await lobby.account("b@example.cn", "three quiet windows")
      func put(_ account: Account, _ role: Membership.Role?) async throws -> Refusal.Rule? {
        try await lobby.rule {
          try await lobby.act { try $0.put(role, of: account.id, in: OrganisationIDs("org000000001")) }
        }
      }
      #expect(try await put(one, .owner) == nil)
      #expect(try await put(two, .editor) == nil)
      #expect(try await put(two, .agent) == .membershipAgent)
      try await lobby.act { try $0.grant([.broker], to: two.id) }
      #expect(try await put(two, .agent) == nil)
      try await lobby.act { try $0.withdraw([.broker], from: two.id) }
      #expect(try await lobby.store.read { try Accounts.memberships(of: two.id, $0) } == [], "no broker, no agent")
      #expect(try await put(two, .editor) == nil)
      #expect(try await put(one, .viewer) == .membershipOwnerLast)
      #expect(try await put(one, nil) == .membershipOwnerLast)
      #expect(try await put(two, .owner) == nil)
      #expect(try await put(one, nil) == nil)
      let left = try await lobby.store.read { try People.all(of: OrganisationIDs("org000000001"), $0) }
      #expect(left.map(\.account.id) == [two.id])
    }
  }

  /// Each role, the permission, and whether it is had: for one's own organisation, and for another.
  @Test(
    "who may do what",
    arguments: [
      ("visitor", Permission.readPublic, true, true), ("visitor", .readOwnAccount, false, false),
      ("visitor", .post, false, false), ("viewer", .post, false, false), ("viewer", .readOwnAccount, true, true),
      ("editor", .post, true, false), ("editor", .invite, false, false), ("owner", .invite, true, false),
      ("agent", .post, true, false), ("agent", .invite, false, false), ("broker", .introduce, true, true),
      ("broker", .post, false, false), ("reviewer", .review, true, true), ("reviewer", .operate, false, false),
      ("operator", .post, true, true), ("operator", .giveOffices, false, false),
      ("administrator", .giveOffices, true, true),
    ])
  func permissions(_ who: String, _ permission: Permission, _ own: Bool, _ other: Bool) async throws {
    try await Lobby.with(.sqlite) { lobby in
      let role = Membership.Role(rawValue: who)
      let office = Office(rawValue: who)
      var caller = Caller.visitor
      if who != "visitor" {
        let account = try await lobby.account(
          "a@example.cn", "three quiet windows", offices: role == .agent ? [.broker] : Set([office].compactMap { $0 }))
        let mine = role.map { [Membership(account: account.id, organisation: "former", role: $0)] } ?? []
        caller = Caller(account, mine) { $0 == "former" ? "mine" : nil }
      }
      #expect(caller.may(permission, for: "mine") == own)
      #expect(caller.may(permission, for: "another") == other)
    }
  }
}
