import Core
import Store
import TestSupport
import Testing

@testable import Access

@Suite struct OrganisationClaimTests {
  private static let ids = Club.ids
  private static let free = OrganisationIDs("org000000005")

  private func confirm(_ club: Club, _ name: String) async throws {
    let (id, email) = (club.id(name), try #require(club.people[name]).email)
    try await club.lobby.act { act in
      let secret = try act.addressLink(email, of: id)
      _ = try act.confirmAddress(secret, of: id)
    }
  }

  private func claim(
    _ club: Club, _ organisation: OrganisationIDs, _ name: String = "stranger", words: String = "我在此任职",
    website: String? = Club.site
  ) async throws -> OrganisationClaim {
    let id = club.id(name)
    return try await club.lobby.act {
      try $0.claim(organisation, as: id, words: words, code: nil, website: website)
    }
  }

  @Test(
    "what mail and web site have in common",
    arguments: [
      ("a@club.cn", "https://www.club.cn", "club.cn"), ("a@mail.club.cn", "http://club.cn/x?y", "club.cn"),
      ("a@club.com.cn", "www.club.com.cn", "club.com.cn"), ("a@club.cn", "https://CLUB.cn.", "club.cn"),
      ("a@ward.hospital.cn", "https://ward.hospital.cn", "ward.hospital.cn"),
      // Mail of the whole says nothing of a part.
      ("a@hospital.cn", "https://ward.hospital.cn", nil), ("a@club.cn", "https://other.cn", nil),
      // What anybody can have.
      ("a@qq.com", "https://club.qq.com", nil), ("a@vip.163.com", "https://vip.163.com", nil),
      ("a@temp-mail.org", "https://temp-mail.org", nil), ("a@alibaba.com", "https://alibaba.com", nil),
      ("a@web.de", "https://web.de", nil),
      ("a@163.com", "http://163.com", nil),
      ("a@sina.com.cn", "https://sina.com.cn", nil), ("a@gmail.com", "gmail.com", nil),
      ("a@aliyun.com", "https://www.aliyun.com", nil), ("a@club.github.io", "https://club.github.io", nil),
      ("a@zju.edu.cn", "https://www.zju.edu.cn", nil), ("a@x.ac.uk", "https://x.ac.uk", nil),
      // A suffix is nobody's.
      ("a@com.cn", "https://com.cn", nil), ("a@other.com.cn", "https://club.com.cn", nil),
      ("a@evil.org.cn", "https://org.cn", nil), ("a@b.gd.cn", "https://c.gd.cn", nil),
      // What only looks like it.
      ("a@evilclub.cn", "https://club.cn", nil), ("a@club.cn.evil.com", "https://club.cn", nil),
      ("a@club.cn", "https://club.cn@evil.com", nil), ("a@evil.com", "https://club.cn@evil.com", nil),
      ("a@evil.com", "https://evil.com\\@club.cn", nil),
      ("a@club.cn", "ftp://club.cn", nil), ("a@club.cn", "", nil), ("a@club.cn", "javascript:club.cn", nil),
      ("a@club.cn", nil, nil), ("a@0.1", "https://127.0.0.1", nil),
    ] as [(String, String?, String?)])
  func domains(_ email: String, _ website: String?, _ expected: String?) throws {
    #expect(MailDomain.common(try EmailAddress(email), website: website) == expected)
  }

  @Test("shared domains are registered names; another would never be asked for")
  func shared() {
    for name in SharedDomains.names { #expect(DomainName.registrable(name) == name) }
  }

  @Test("granted at once by a confirmed address alone, where nobody owns it", arguments: TestDatabase.all)
  func domain(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      #expect(try await claim(club, Self.free).state == .open, "not confirmed")
      try await confirm(club, "viewer")
      #expect(try await claim(club, Self.free, "viewer", website: "https://else.cn").state == .open)
      try await confirm(club, "operator")
      let granted = try await claim(club, Self.free, "operator", words: "")
      #expect(granted.state == .granted)
      #expect(
        try await club.lobby.store.read { try People.role(of: granted.account, in: Self.free, $0) } == .owner)
      try await confirm(club, "editor")
      #expect(try await claim(club, Self.free, "editor").state == .open, "somebody owns it by now")
      #expect(try await claim(club, Self.ids, "editor").state == .open)
    }
  }

  @Test("decided by owners and the office, with words; never by who makes it", arguments: TestDatabase.all)
  func decisions(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      let made = try await claim(club, Self.ids)
      #expect(made.state == .open && !made.hasDomain)
      let (owner, editor, stranger, operating) = (
        club.id("owner"), club.id("editor"), club.id("stranger"), club.id("operator")
      )
      func grant(_ by: AccountID, _ role: Membership.Role = .editor) async throws -> Refusal.Rule? {
        try await club.rule { try $0.grantClaim(made.id, of: Self.ids, as: role, words: "", by: by) }
      }
      #expect(try await grant(editor) == .accessDenied)
      #expect(try await grant(stranger) == .accessDenied)
      #expect(try await grant(owner, .agent) == .membershipRole)
      #expect(
        try await club.rule { try $0.grantClaim(made.id, of: Self.free, as: .owner, words: "", by: operating) }
          == .claimAbsent, "of another organisation")
      #expect(
        try await club.rule { try $0.refuseClaim(made.id, of: Self.ids, words: " \n", by: owner) } == .claimReason)
      #expect(try await grant(owner) == nil)
      #expect(try await club.role("stranger") == .editor)
      #expect(try await grant(owner) == .claimAbsent, "once")
      let own = try await claim(club, Self.free, "operator", website: nil)
      #expect(
        try await club.rule { try $0.grantClaim(own.id, of: Self.free, as: .owner, words: "", by: operating) }
          == .membershipSelf)
      let other = try await claim(club, Self.free, "viewer")
      #expect(
        try await club.rule { try $0.refuseClaim(other.id, of: Self.free, words: "查无此人", by: operating) } == nil)
      let found = try await club.lobby.store.read { try OrganisationClaims.find(other.id, $0) }
      #expect(found?.state == .refused && found?.decision == "查无此人" && found?.by == operating)
    }
  }

  @Test("bounded, one at a time for one organisation, withdrawn by who made it", arguments: TestDatabase.all)
  func bounded(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      let stranger = club.id("stranger")
      #expect(try await club.lobby.rule { _ = try await claim(club, Self.ids, words: " ") } == .claimWords)
      for long in [String(repeating: "长", count: 2001), "e" + String(repeating: "\u{301}", count: 2000)] {
        #expect(try await club.lobby.rule { _ = try await claim(club, Self.ids, words: long) } == .claimWords)
      }
      #expect(try await club.lobby.rule { _ = try await claim(club, Self.ids, "owner") } == .claimOwn)
      let first = try await claim(club, Self.ids)
      #expect(try await club.lobby.rule { _ = try await claim(club, Self.ids) } == .claimOpen)
      for number in 1..<OrganisationClaim.mostOpen {
        _ = try await claim(club, OrganisationIDs("org00000010\(number)"))
      }
      #expect(try await club.lobby.rule { _ = try await claim(club, Self.free) } == .claimMany)
      let viewer = club.id("viewer")
      #expect(try await club.rule { try $0.withdrawClaim(first.id, by: viewer) } == .claimAbsent)
      #expect(try await club.rule { try $0.withdrawClaim(first.id, by: stranger) } == nil)
      // Withdrawn and made again without end is too often.
      for _ in OrganisationClaim.mostOpen..<OrganisationClaim.mostMade {
        let again = try await claim(club, Self.free)
        try await club.lobby.act { try $0.withdrawClaim(again.id, by: stranger) }
      }
      #expect(try await club.lobby.rule { _ = try await claim(club, Self.free) } == .claimMany)
    }
  }

  @Test("of whoever claimed a thousand times the last is not forgotten", arguments: TestDatabase.all)
  func many(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      let stranger = club.id("stranger")
      try await club.lobby.act { act in
        for number in 0..<1000 {
          let old = OrganisationClaim(
            id: "old\(number)", account: stranger, organisation: "org000000007", words: "", code: nil, hasDomain: false,
            state: .withdrawn, decision: "", by: stranger, made: number, decided: number)
          try ClaimTable.insert(old, act.connection)
        }
      }
      _ = try await claim(club, Self.ids)
      #expect(try await club.lobby.rule { _ = try await claim(club, Self.ids) } == .claimOpen)
    }
  }

  @Test("what waits looks alike, whether somebody owns it or nobody", arguments: TestDatabase.all)
  func alike(_ database: TestDatabase) async throws {
    try await Club.with(database) { club in
      let (owned, free) = try await (claim(club, Self.ids), claim(club, Self.free))
      #expect(owned.state == free.state && owned.decision == free.decision && owned.hasDomain == free.hasDomain)
    }
  }
}
