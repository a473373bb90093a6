import Access
import Core
import Foundation
import Store
import TestSupport
import Testing

@Suite struct AddressTests {
  @Test("an address is confirmed by its link, changed by its link, and told of once", arguments: TestDatabase.all)
  func links(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      let (stranger, viewer) = (club.id("stranger"), club.id("viewer"))
      let own = try EmailAddress("stranger@club.com.cn")
      let new = try EmailAddress("other@club.com.cn")
      func account() async throws -> Account? {
        try await club.lobby.store.read { try Accounts.find(stranger, $0) }
      }
      let first = try await club.lobby.act { try $0.addressLink(own, of: stranger) }
      #expect(try await club.rule { _ = try $0.confirmAddress(first, of: viewer) } == .linkEnded)
      #expect(try await account()?.confirmed == nil)
      #expect(try await club.lobby.act { try $0.confirmAddress(first, of: stranger) } == nil)
      #expect(try await account()?.confirmed != nil)
      #expect(try await club.rule { _ = try $0.confirmAddress(first, of: stranger) } == .linkEnded)
      let (second, password) = try await club.lobby.act { act in
        (try act.addressLink(new, of: stranger), try act.passwordLink(for: act.account(stranger)))
      }
      #expect(try await account()?.email == own, "asked for, nothing is changed")
      #expect(try await club.lobby.act { try $0.confirmAddress(second, of: stranger) } == own)
      #expect(try await account()?.email == new)
      #expect(try await account()?.confirmed != nil)
      let now = Lobby.start.milliseconds
      #expect(
        try await club.lobby.rule {
          try await club.lobby.store.read { _ = try OneTimeLink.find(password, for: .password, at: now, $0) }
        } == .linkEnded, "what went to the old address opens nothing")
    }
  }

  @Test("another account's address is not taken over", arguments: TestDatabase.all)
  func taken(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      let stranger = club.id("stranger")
      let theirs = try EmailAddress("owner@club.com.cn")
      let secret = try await club.lobby.act { try $0.addressLink(theirs, of: stranger) }
      let before = try await club.state()
      #expect(try await club.rule { _ = try $0.confirmAddress(secret, of: stranger) } == .emailTaken)
      #expect(try await club.state() == before)
    }
  }

  @Test("five letters in a quarter of an hour", arguments: TestDatabase.all)
  func letters(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      let stranger = club.id("stranger")
      func letter(at moment: Date = Lobby.start) async throws -> Refusal.Rule? {
        try await club.lobby.rule { try await club.lobby.act(at: moment) { try $0.countLetter(of: stranger) } }
      }
      for _ in 0..<5 {
        let rule = try await letter()
        #expect(rule == nil)
      }
      let sixth = try await letter()
      #expect(sixth == .letterWait)
      let later = try await letter(at: Lobby.start + 15 * 60)
      #expect(later == nil)
    }
  }

  /// Who asks nine times, for letters to whom, days after the first; and how many go out.
  @Test("to one address so many in a day: of one account, and of all together", arguments: TestDatabase.all)
  func recipients(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      for (name, email, days, expected) in [
        ("owner", "victim", 0, 5), ("owner", "victim", 0.99, 0), ("owner", "other", 0, 5), ("editor", "victim", 0, 5),
        ("viewer", "victim", 0, 5), ("broker", "victim", 0, 5), ("stranger", "victim", 0, 0),
        ("stranger", "victim", 1, 5),
      ] as [(String, String, Double, Int)] {
        let (id, address) = (club.id(name), try EmailAddress("\(email)@else.cn"))
        var out = 0
        for _ in 0..<9 {
          let rule = try await club.lobby.rule {
            try await club.lobby.act(at: Lobby.start + days * 86_400) { try $0.countLetter(to: address, of: id) }
          }
          #expect(rule == nil || rule == .letterWait)
          out += rule == nil ? 1 : 0
        }
        #expect(out == expected, "\(name) to \(email) after \(days) days")
      }
    }
  }

  @Test(
    "invitations by mail are letters, new and renewed ones; links that are shown are none", arguments: TestDatabase.all)
  func invitations(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      let (owner, invitee) = (club.id("owner"), try Invitee(email: "new@else.cn", name: "新人", role: "viewer"))
      func invite(isMailed: Bool) async throws -> Refusal.Rule? {
        try await club.rule { _ = try $0.invite(invitee, to: Club.ids, by: owner, isMailed: isMailed) }
      }
      for _ in 0..<6 { #expect(try await invite(isMailed: false) == nil) }
      for _ in 0..<3 { #expect(try await invite(isMailed: true) == nil) }
      let open = try await club.lobby.store.read {
        try Invitations.open(of: Club.ids, at: Lobby.start.milliseconds, $0)
      }
      let id = try #require(open.first?.id)
      func renew(isMailed: Bool) async throws -> Refusal.Rule? {
        try await club.rule { _ = try $0.renew(invitation: id, of: Club.ids, by: owner, isMailed: isMailed) }
      }
      for _ in 0..<2 { #expect(try await renew(isMailed: true) == nil) }
      #expect(try await renew(isMailed: true) == .letterWait)
      #expect(try await invite(isMailed: true) == .letterWait)
      #expect(try await renew(isMailed: false) == nil)
    }
  }

  @Test("what was refused is kept, and not without end", arguments: TestDatabase.all)
  func refusals(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      let refusal = Refusal(.membershipOwnerLast)
      #expect(RefusedDeed.isTold(refusal) && !RefusedDeed.isTold(Refusal(.claimWords)))
      for account in [club.id("owner"), nil] {
        for _ in 0..<40 {
          try await RefusedDeed(account, way: "POST /zh/people/org000000001", refusal).record(
            in: club.lobby.store, at: Lobby.start)
        }
      }
      let entries = try await club.lobby.store.read { try Journal.entries(after: 0, $0) }.filter {
        $0.verb == "deed.refused"
      }
      #expect(entries.count { $0.actor == club.id("owner").actor } == RefusedDeed.most)
      #expect(entries.count { $0.actor == "visitor" } == RefusedDeed.most)
      #expect(entries.allSatisfy { $0.changes["rule"]?.after == "membership.owner.last" })
    }
  }
}
