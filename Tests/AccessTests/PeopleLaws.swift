import Access
import Core
import Foundation
import Store
import TestSupport
import Testing

/// Laws of an organisation's people, on walks by chance through everything that can be done to them.
@Suite struct PeopleLaws {
  private enum Deed: CaseIterable {
    case invite, join, accept, decline, revoke, renew, setRole, letGo, leave, transfer, appoint, claim, grant, refuse
    case suspend, restore, withdrawBroker
  }

  /// One walk: what was offered by whom, and what is known of the roles.
  private struct Walk {
    let club: Club
    var dice: Dice
    var offered: [(secret: Secret, inviter: AccountID)] = []
    var claims: [String] = []
    var people: [AccountID]

    init(_ club: Club, _ seed: Int) {
      (self.club, dice) = (club, Dice(seed))
      people = club.people.values.map(\.id).sorted { $0.rawValue < $1.rawValue }
    }
  }

  private struct Facts: Equatable {
    let roles: [AccountID: Membership.Role]
    /// Who may decide on people: active owners, and the office.
    let deciders: Set<AccountID>
    let sequence: Int
  }

  @Test("an owner stays, and nobody comes by a role but through one who may give it", arguments: TestDatabase.all)
  func walks(_ database: TestDatabase) async throws {
    for seed in 0..<(database == .sqlite ? 8 : 2) {
      try await Club.with(database) { club in
        var walk = Walk(club, seed)
        for _ in 0..<60 { try await step(&walk) }
        #expect(try await club.lobby.store.read { try Journal.problems($0).map(\.place) } == [])
      }
    }
  }

  private func facts(_ club: Club) async throws -> Facts {
    try await club.lobby.store.read { connection in
      let people = try People.all(of: Club.ids, connection)
      let office = try Accounts.all(connection).filter {
        $0.state == .active && !$0.offices.isDisjoint(with: [.operator, .administrator])
      }
      let owners = people.filter { $0.role == .owner && $0.account.state == .active }.map(\.account.id)
      return Facts(
        roles: Dictionary(uniqueKeysWithValues: people.map { ($0.account.id, $0.role) }),
        deciders: Set(owners + office.map(\.id)), sequence: try Journal.head(connection).seq)
    }
  }

  private func step(_ walk: inout Walk) async throws {
    let before = try await facts(walk.club)
    let deed = walk.dice.one(of: Deed.allCases)
    let doer = walk.dice.one(of: walk.people)
    let giver: AccountID?
    do {
      giver = try await carryOut(deed, by: doer, &walk)
    } catch let refusal as Refusal {
      let after = try await facts(walk.club)
      #expect(after == before, "\(deed) was refused by \(refusal.code) and changed nothing")
      return
    }
    let after = try await facts(walk.club)
    let hadOwner = before.roles.values.contains(.owner)
    #expect(!hadOwner || after.roles.values.contains(.owner), "\(deed) left it without an owner")
    // Whoever is suspended cannot do anything; whatever they did before holds.
    if after.sequence > before.sequence, !before.deciders.contains(doer),
      [.setRole, .letGo, .appoint, .grant, .refuse, .revoke].contains(deed)
    {
      Issue.record("\(deed) by one who may not")
    }
    for (person, role) in after.roles where before.roles[person].map({ $0 < role }) ?? true {
      let isGiven = giver.map { before.deciders.contains($0) && $0 != person } ?? false
      #expect(isGiven, "\(deed): \(person) became \(role) through nobody who may give it")
    }
  }

  /// Does it; who gave what somebody gained by it, if anybody did.
  private func carryOut(_ deed: Deed, by doer: AccountID, _ walk: inout Walk) async throws -> AccountID? {
    let (lobby, ids, password) = (walk.club.lobby, Club.ids, walk.club.password)
    let other = walk.dice.one(of: walk.people)
    let role = walk.dice.one(of: Invitation.roles)
    switch deed {
    case .invite:
      let email = walk.dice.chance(50) ? "n\(walk.dice.below(6))@else.cn" : "stranger@club.com.cn"
      let invitee = try Invitee(email: email, name: "新人", role: role.rawValue)
      let made = try await lobby.act { try $0.invite(invitee, to: ids, by: doer, isMailed: false) }
      walk.offered.append((made.secret, doer))
    case .join, .accept, .decline:
      guard !walk.offered.isEmpty else { return nil }
      let (secret, inviter) = walk.dice.one(of: walk.offered)
      let newcomer = AccountID.random()
      switch deed {
      case .join:
        try await lobby.act {
          _ = try $0.accept(secret, as: newcomer, name: "新人", .zh, password, of: { _ in ids })
        }
        walk.people.append(newcomer)
      case .accept: try await lobby.act { _ = try $0.accept(secret, as: doer, of: { _ in ids }) }
      default: try await lobby.act { try $0.decline(secret, as: doer) }
      }
      return inviter
    case .revoke, .renew:
      let open = try await lobby.store.read { try Invitations.open(of: ids, at: Lobby.start.milliseconds, $0) }
      guard let one = open.first else { return nil }
      if deed == .revoke {
        try await lobby.act { try $0.revoke(invitation: one.id, of: ids, by: doer) }
      } else {
        let renewed = try await lobby.act { try $0.renew(invitation: one.id, of: ids, by: doer, isMailed: false) }
        walk.offered.append((renewed.secret, one.inviter))
      }
    case .setRole: try await lobby.act { try $0.setRole(role, of: other, in: ids, by: doer) }
    case .letGo: try await lobby.act { try $0.letGo(other, from: ids, by: doer) }
    case .leave: try await lobby.act { try $0.leave(ids, doer) }
    case .transfer: try await lobby.act { try $0.transfer(ids, from: doer, to: other) }
    case .appoint: try await lobby.act { try $0.appoint(other, in: ids, by: doer) }
    case .claim:
      let made = try await lobby.act {
        try $0.claim(ids, as: doer, words: "我在此任职", code: nil, website: Club.site)
      }
      walk.claims.append(made.id)
    case .grant, .refuse:
      guard !walk.claims.isEmpty else { return nil }
      let claim = walk.dice.one(of: walk.claims)
      try await lobby.act {
        if deed == .grant {
          _ = try $0.grantClaim(claim, of: ids, as: role, words: "", by: doer)
        } else {
          _ = try $0.refuseClaim(claim, of: ids, words: "不认识", by: doer)
        }
      }
    case .suspend: try await lobby.act { try $0.suspend(other) }
    case .restore: try await lobby.act { try $0.restore(other) }
    case .withdrawBroker: try await lobby.act { try $0.withdraw([.broker], from: other) }
    }
    return doer
  }
}
