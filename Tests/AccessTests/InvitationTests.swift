import Core
import Foundation
import Store
import TestSupport
import Testing

@testable import Access

@Suite struct InvitationTests {
  private static let ids = Club.ids
  @Sendable private static func same(_ id: String) -> OrganisationIDs { ids }

  private func invite(
    _ club: Club, _ email: String, _ role: String = "editor", by: String = "owner", isMailed: Bool = false,
    at moment: Date = Lobby.start
  ) async throws -> Secret {
    let invitee = try Invitee(email: email, name: "新人", role: role)
    let inviter = club.id(by)
    return try await club.lobby.act(at: moment) {
      try $0.invite(invitee, to: Self.ids, by: inviter, isMailed: isMailed).secret
    }
  }

  private func join(
    _ club: Club, _ secret: Secret, as newcomer: AccountID = .random(), at moment: Date = Lobby.start
  ) async throws -> Refusal.Rule? {
    try await club.lobby.rule {
      try await club.lobby.act(at: moment) {
        _ = try $0.accept(secret, as: newcomer, name: "李工", .zh, club.password, of: Self.same)
      }
    }
  }

  @Test("a newcomer gets an account and a place, once", arguments: TestDatabase.all)
  func newcomer(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      let secret = try await invite(club, "new@else.cn")
      let id = AccountID.random()
      #expect(try await join(club, Secret()) == .invitationEnded, "a guess")
      #expect(try await join(club, secret, as: id) == nil)
      let account = try #require(try await club.lobby.store.read { try Accounts.find(id, $0) })
      #expect(account.state == .active && account.name == "李工" && account.email.description == "new@else.cn")
      #expect(account.confirmed == nil, "a link that was handed over shows nothing of the address")
      #expect(try await club.lobby.store.read { try People.role(of: id, in: Self.ids, $0) } == .editor)
      #expect(try await join(club, secret) == .invitationEnded)
      let mailed = try await invite(club, "mailed@else.cn", isMailed: true)
      let other = AccountID.random()
      #expect(try await join(club, mailed, as: other) == nil)
      #expect(try await club.lobby.store.read { try Accounts.find(other, $0)?.confirmed } != nil)
    }
  }

  @Test("nobody is chosen a password for who has an account", arguments: TestDatabase.all)
  func present(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      let secret = try await invite(club, "stranger@club.com.cn")
      let before = try await club.state()
      #expect(try await join(club, secret) == .invitationAccount)
      #expect(try await club.state() == before)
      let (stranger, operating) = (club.id("stranger"), club.id("operator"))
      #expect(try await club.rule { try $0.accept(secret, as: operating, of: Self.same) } == .invitationOther)
      #expect(try await club.rule { try $0.decline(secret, as: operating) } == .invitationOther)
      #expect(try await club.rule { try $0.accept(secret, as: stranger, of: Self.same) } == nil)
      #expect(try await club.role("stranger") == .editor)
      #expect(try await club.rule { try $0.accept(secret, as: stranger, of: Self.same) } == .invitationEnded)
      #expect(try await club.lobby.store.read { try Accounts.find(stranger, $0)?.password } == club.password)
    }
  }

  @Test("for seven days, and not beside a later one", arguments: TestDatabase.all)
  func ends(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      let week = Double(Invitation.validity) / 1000
      let first = try await invite(club, "new@else.cn")
      let second = try await invite(club, "new@else.cn")
      #expect(try await join(club, first) == .invitationEnded)
      #expect(try await join(club, second, at: Lobby.start + week) == .invitationEnded)
      let open = try await club.lobby.store.read {
        try Invitations.open(of: Self.ids, at: Int(Lobby.start.timeIntervalSince1970 * 1000), $0)
      }
      let id = try #require(open.first?.id)
      #expect(open.count == 1)
      let owner = club.id("owner")
      let third = try await club.lobby.act(at: Lobby.start + week / 2) {
        try $0.renew(invitation: id, of: Self.ids, by: owner, isMailed: false).secret
      }
      #expect(try await join(club, second, at: Lobby.start + 1) == .invitationEnded, "renewed, the old link ends")
      #expect(try await club.rule { try $0.revoke(invitation: "x", of: Self.ids, by: owner) } == .invitationAbsent)
      #expect(
        try await club.rule { try $0.revoke(invitation: id, of: OrganisationIDs("org000000002"), by: owner) }
          == .accessDenied)
      #expect(try await join(club, third, at: Lobby.start + week) == nil)
    }
  }

  @Test("what was offered by one who may not offer it any more is not", arguments: TestDatabase.all)
  func inviterLeft(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      let (owner, editor) = (club.id("owner"), club.id("editor"))
      try await club.rule { try $0.setRole(.owner, of: editor, in: Self.ids, by: owner) }
      let secret = try await invite(club, "new@else.cn", "owner", by: "editor")
      try await club.rule { try $0.setRole(.viewer, of: editor, in: Self.ids, by: owner) }
      #expect(try await join(club, secret) == .invitationEnded)
      let office = try await invite(club, "new@else.cn", "owner", by: "operator")
      let operating = club.id("operator")
      try await club.rule { try $0.suspend(operating) }
      #expect(try await join(club, office) == .invitationEnded)
    }
  }

  @Test("nobody loses by accepting", arguments: TestDatabase.all)
  func keeps(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      let (owner, stranger) = (club.id("owner"), club.id("stranger"))
      let secret = try await invite(club, "stranger@club.com.cn", "viewer")
      try await club.lobby.act {
        try $0.put(.editor, of: stranger, in: OrganisationIDs("org000000009"))
      }
      #expect(try await club.rule { try $0.accept(secret, as: stranger, of: Self.same) } == nil)
      #expect(try await club.role("stranger") == .editor)
      let invitee = try Invitee(email: "Stranger@club.com.cn", name: "x", role: "owner")
      #expect(
        try await club.rule { _ = try $0.invite(invitee, to: Self.ids, by: owner, isMailed: false) }
          == .invitationMember)
    }
  }

  @Test("who acts for it becomes of it by accepting, and is asked as a stranger is", arguments: TestDatabase.all)
  func agent(_ database: TestDatabase) async throws {
    for (role, expected) in [("viewer", .agent), ("editor", .editor), ("owner", .owner)]
      as [(String, Membership.Role)]
    {
      try await Club.with(database) { club in
        let (owner, broker) = (club.id("owner"), club.id("broker"))
        try await club.lobby.act { try $0.appoint(broker, in: Self.ids, by: owner) }
        let secret = try await invite(club, "broker@club.com.cn", role)
        #expect(try await club.rule { try $0.accept(secret, as: broker, of: Self.same) } == nil)
        #expect(try await club.role("broker") == expected)
      }
    }
  }

  @Test("bounded: open ones, and those of a week; over, they are forgotten", arguments: TestDatabase.all)
  func bounded(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      let owner = club.id("owner")
      try await club.lobby.act { act in
        for number in 0..<Invitation.mostOpen {
          let invitee = try Invitee(email: "n\(number)@else.cn", name: "新人", role: "viewer")
          _ = try act.invite(invitee, to: Self.ids, by: owner, isMailed: false)
        }
      }
      #expect(try await club.lobby.rule { _ = try await invite(club, "more@else.cn") } == .invitationMany)
      #expect(try await club.lobby.rule { _ = try await invite(club, "n0@else.cn") } == nil, "again for the same")
      // Made and revoked over and over, they are too many as well.
      for _ in (Invitation.mostOpen + 1)..<Invitation.mostMade { _ = try await invite(club, "n0@else.cn") }
      #expect(try await club.lobby.rule { _ = try await invite(club, "n0@else.cn") } == .invitationMany)
      let later = Lobby.start + Double(Invitation.validity) / 1000
      #expect(try await club.lobby.rule { _ = try await invite(club, "more@else.cn", at: later) } == nil)
      let (rows, kept) = try await club.lobby.store.read { connection in
        (
          try connection.rows("SELECT id FROM invitation").count,
          try connection.rows("SELECT before, after FROM journal_personal WHERE after LIKE 'n%@else.cn'").count
        )
      }
      #expect(rows == 1 && kept == 0)
      #expect(try await club.lobby.store.read { try Journal.problems($0).map(\.place) } == [])
    }
  }

  @Test("the store is asked the same for an address with an account and for one without", arguments: TestDatabase.all)
  func alike(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      for email in ["stranger@club.com.cn", "nobodyxx@club.com.cn"] { _ = try await invite(club, email) }
      let rows = try await club.lobby.store.read { connection in
        try connection.rows("SELECT verb, changes, kind FROM journal WHERE kind = 'invitation' ORDER BY seq").map {
          // Salted hashes differ by their salt.
          ($0.string(1) ?? "").replacing(/[0-9a-f]{64}/, with: "…")
        }
      }
      #expect(rows.count == 2 && rows[0] == rows[1])
    }
  }

  @Test("what is invited to is one of three roles, and a name that one goes by")
  func invitees() {
    for (email, name, role, rule) in [
      ("a@b.cn", "甲", "agent", Refusal.Rule.membershipRole), ("a@b.cn", "甲", "", .membershipRole),
      ("a@b", "甲", "viewer", .accountEmailInvalid), ("a@b.cn", " ", "viewer", .accountNameInvalid),
      ("a@b.cn\r\nBcc: c@d.cn", "甲", "viewer", .accountEmailInvalid),
      ("a@b.cn", "a\u{202E}b", "viewer", .accountNameInvalid),
    ] {
      do {
        _ = try Invitee(email: email, name: name, role: role)
        Issue.record("\(email) \(name) \(role)")
      } catch { #expect(error.rule == rule) }
    }
  }

  @Test("forgotten: an account's invitations, and what it asked for", arguments: TestDatabase.all)
  func erased(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      let stranger = club.id("stranger")
      _ = try await invite(club, "stranger@club.com.cn")
      try await club.rule {
        _ = try $0.claim(Club.ids, as: stranger, words: "我是这里的人", code: nil, website: nil)
      }
      let held = try await club.lobby.store.read { try AccountHoldings(stranger, at: 0, $0) }
      let json = String(decoding: try JSONEncoder().encode(held), as: UTF8.self)
      #expect(json.contains("我是这里的人"))
      try await club.rule { try $0.erase(stranger, of: Self.same) }
      let left = try await club.lobby.store.read { connection in
        try ["invitation", "organisation_claim"].map { try connection.rows("SELECT id FROM \(name: $0)").count }
          + [
            try connection.rows(
              "SELECT seq FROM journal_personal WHERE after LIKE 'stranger@%' OR after LIKE '我是%'"
            ).count
          ]
      }
      #expect(left == [0, 0, 0])
      #expect(try await club.lobby.store.read { try Journal.problems($0).map(\.place) } == [])
    }
  }
}
