import Access
import Core
import Store
import TestSupport
import Testing

/// What may be done to the people of an organisation, and by whom.
@Suite struct PeopleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let refusal: Refusal.Rule?
    let deed: @Sendable (Club, Act) throws -> Void
    var testDescription: String { name }

    init(_ name: String, _ refusal: Refusal.Rule?, _ deed: @escaping @Sendable (Club, Act) throws -> Void) {
      (self.name, self.refusal, self.deed) = (name, refusal, deed)
    }
  }

  private static let ids = Club.ids

  static let table: [Case] = [
    Case("an owner promotes", nil) { try $1.setRole(.owner, of: $0.id("editor"), in: ids, by: $0.id("owner")) },
    Case("of the merged organisation too", nil) {
      try $1.setRole(.editor, of: $0.id("viewer"), in: ids, by: $0.id("owner"))
    },
    Case("the office promotes", nil) { try $1.setRole(.owner, of: $0.id("viewer"), in: ids, by: $0.id("operator")) },
    Case("an editor does not", .accessDenied) {
      try $1.setRole(.owner, of: $0.id("editor"), in: ids, by: $0.id("editor"))
    },
    Case("a stranger does not", .accessDenied) {
      try $1.setRole(.owner, of: $0.id("editor"), in: ids, by: $0.id("stranger"))
    },
    Case("a broker's office does not", .accessDenied) {
      try $1.letGo($0.id("viewer"), from: ids, by: $0.id("broker"))
    },
    Case("the office does not promote itself", .membershipSelf) {
      try $1.put(.viewer, of: $0.id("operator"), in: ids)
      try $1.setRole(.owner, of: $0.id("operator"), in: ids, by: $0.id("operator"))
    },
    Case("and takes no role by an invitation", .membershipSelf) {
      let invitee = try Invitee(email: "Operator@club.com.cn", name: "x", role: "owner")
      _ = try $1.invite(invitee, to: ids, by: $0.id("operator"), isMailed: false)
    },
    Case("nor by one to an address that it takes later", .membershipSelf) {
      let (other, operating) = (try EmailAddress("other@club.com.cn"), $0.id("operator"))
      let invitee = try Invitee(email: other.description, name: "x", role: "owner")
      let (_, secret) = try $1.invite(invitee, to: ids, by: operating, isMailed: false)
      _ = try $1.confirmAddress($1.addressLink(other, of: operating), of: operating)
      try $1.accept(secret, as: operating, of: { _ in ids })
    },
    Case("nor as a broker", .membershipSelf) {
      try $1.grant([.broker], to: $0.id("operator"))
      try $1.appoint($0.id("operator"), in: ids, by: $0.id("operator"))
    },
    Case("an owner steps down", nil) {
      try $1.setRole(.owner, of: $0.id("editor"), in: ids, by: $0.id("owner"))
      try $1.setRole(.viewer, of: $0.id("owner"), in: ids, by: $0.id("owner"))
    },
    Case("nobody is promoted to agent", .membershipRole) {
      try $1.setRole(.agent, of: $0.id("editor"), in: ids, by: $0.id("owner"))
    },
    Case("who is not of it is not promoted", .membershipAbsent) {
      try $1.setRole(.owner, of: $0.id("stranger"), in: ids, by: $0.id("owner"))
    },
    Case("the last owner is not demoted", .membershipOwnerLast) {
      try $1.setRole(.editor, of: $0.id("owner"), in: ids, by: $0.id("operator"))
    },
    Case("the last owner is not let go", .membershipOwnerLast) {
      try $1.letGo($0.id("owner"), from: ids, by: $0.id("operator"))
    },
    Case("the last owner does not leave", .membershipOwnerLast) { try $1.leave(ids, $0.id("owner")) },
    Case("also where nobody is left behind", .membershipOwnerLast) {
      try $1.letGo($0.id("editor"), from: ids, by: $0.id("owner"))
      try $1.letGo($0.id("viewer"), from: ids, by: $0.id("owner"))
      try $1.leave(ids, $0.id("owner"))
    },
    Case("a suspended owner is no other owner", .membershipOwnerLast) {
      try $1.setRole(.owner, of: $0.id("editor"), in: ids, by: $0.id("owner"))
      try $1.suspend($0.id("editor"))
      try $1.leave(ids, $0.id("owner"))
    },
    Case("nor is one who was invited and never came", .membershipOwnerLast) {
      let invited = try $1.invite(EmailAddress("invited@club.com.cn"), name: "甲")
      try $1.put(.owner, of: invited.id, in: ids)
      try $1.leave(ids, $0.id("owner"))
    },
    Case("who runs the machine leaves nobody without an owner", .membershipOwnerLast) {
      try $1.put(.editor, of: $0.id("owner"), in: ids, mayEmpty: true)
    },
    Case("not by taking them away either", .membershipOwnerLast) {
      try $1.put(nil, of: $0.id("owner"), in: ids, mayEmpty: true)
    },
    Case("an organisation of nobody is left without", nil) {
      try $1.appoint($0.id("broker"), in: ids, by: $0.id("owner"))
      for name in ["editor", "viewer", "owner"] { try $1.put(nil, of: $0.id(name), in: ids, mayEmpty: true) }
    },
    Case("nobody but brokers is an agent, whoever says so", .membershipAgent) {
      try $1.put(.agent, of: $0.id("viewer"), in: ids, mayEmpty: true)
    },
    Case("the last owner is not forgotten while one of the merged organisation is left", .membershipOwnerLast) {
      try $1.letGo($0.id("editor"), from: ids, by: $0.id("owner"))
      try $1.erase($0.id("owner"), of: { _ in ids })
    },
    Case("and is, where nobody is", nil) {
      for name in ["editor", "viewer"] { try $1.letGo($0.id(name), from: ids, by: $0.id("owner")) }
      try $1.erase($0.id("owner"), of: { _ in ids })
    },
    Case("a viewer leaves", nil) { try $1.leave(ids, $0.id("viewer")) },
    Case("who is not of it does not leave", .membershipAbsent) { try $1.leave(ids, $0.id("stranger")) },
    Case("handed on, in one act", nil) { try $1.transfer(ids, from: $0.id("owner"), to: $0.id("viewer")) },
    Case("an editor hands nothing on", .accessDenied) {
      try $1.transfer(ids, from: $0.id("editor"), to: $0.id("viewer"))
    },
    Case("not to a stranger", .membershipAbsent) {
      try $1.transfer(ids, from: $0.id("owner"), to: $0.id("stranger"))
    },
    Case("not to oneself", .membershipHeir) { try $1.transfer(ids, from: $0.id("owner"), to: $0.id("owner")) },
    Case("not to an agent", .membershipHeir) {
      try $1.appoint($0.id("broker"), in: ids, by: $0.id("owner"))
      try $1.transfer(ids, from: $0.id("owner"), to: $0.id("broker"))
    },
    Case("who was suspended a moment ago claims nothing", .accessDenied) {
      try $1.suspend($0.id("stranger"))
      _ = try $1.claim(ids, as: $0.id("stranger"), words: "我在此任职", code: nil, website: nil)
    },
    Case("and accepts nothing", .accessDenied) {
      let invitee = try Invitee(email: "stranger@club.com.cn", name: "x", role: "owner")
      let (_, secret) = try $1.invite(invitee, to: ids, by: $0.id("owner"), isMailed: false)
      try $1.suspend($0.id("stranger"))
      try $1.accept(secret, as: $0.id("stranger"), of: { _ in ids })
    },
    Case("a broker is appointed", nil) { try $1.appoint($0.id("broker"), in: ids, by: $0.id("owner")) },
    Case("by the office too", nil) { try $1.appoint($0.id("broker"), in: ids, by: $0.id("operator")) },
    Case("not by themselves", .accessDenied) { try $1.appoint($0.id("broker"), in: ids, by: $0.id("broker")) },
    Case("nobody but brokers", .membershipAgent) { try $1.appoint($0.id("stranger"), in: ids, by: $0.id("owner")) },
    Case("a broker gives it back", nil) {
      try $1.appoint($0.id("broker"), in: ids, by: $0.id("owner"))
      try $1.leave(ids, $0.id("broker"))
    },
    Case("an agent lets nobody go", .accessDenied) {
      try $1.appoint($0.id("broker"), in: ids, by: $0.id("owner"))
      try $1.letGo($0.id("viewer"), from: ids, by: $0.id("broker"))
    },
  ]

  @Test("who may do what to whom", arguments: PeopleTests.table, TestDatabase.all)
  func done(_ one: Case, _ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      let before = try await club.state()
      #expect(try await club.rule { try one.deed(club, $0) } == one.refusal)
      #expect(try await (club.state() == before) == (one.refusal != nil), "refused, it changed nothing")
    }
  }

  @Test("what an owner offered is not offered any more, whoever took the role away", arguments: TestDatabase.all)
  func offers(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      let (owner, editor) = (club.id("owner"), club.id("editor"))
      try await club.lobby.act { act in
        try act.setRole(.owner, of: editor, in: Self.ids, by: owner)
        let invitee = try Invitee(email: "new@else.cn", name: "新人", role: "viewer")
        _ = try act.invite(invitee, to: Self.ids, by: editor, isMailed: false)
        try act.put(.viewer, of: editor, in: Self.ids, mayEmpty: true)
      }
      let open = try await club.lobby.store.read {
        try Invitations.open(of: Self.ids, at: Lobby.start.milliseconds, $0)
      }
      #expect(open.isEmpty)
    }
  }

  @Test("one person is one row, under the id that it has now", arguments: TestDatabase.all)
  func merged(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      let (owner, viewer) = (club.id("owner"), club.id("viewer"))
      try await club.rule { try $0.setRole(.editor, of: viewer, in: Club.ids, by: owner) }
      let rows = try await club.lobby.store.read { try Accounts.memberships(of: viewer, $0) }
      #expect(rows == [Membership(account: viewer, organisation: "org000000001", role: .editor)])
      try await club.rule { try $0.transfer(Club.ids, from: owner, to: viewer) }
      #expect(try await club.role("viewer") == .owner)
      #expect(try await club.role("owner") == .editor)
    }
  }
}
