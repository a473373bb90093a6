import Access
import Core
import Exchange
import Files
import Foundation
import HTTPTypes
import Matching
import Notices
import Registry
import Store
import TestSupport
import Testing

@testable import Server

/// What somebody may not see changes no byte of what they get: not of a page, a list, a match, a feed, a header.
@Suite struct UnseenTests {
  /// What is done out of sight of a visitor, and of a member of organisation 3.
  enum Deed: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case create, edit, remove, sell, quarrel, hide, invite, signIn, post, engage, agree, sign, attach, share, apply,
      judge, call, claim, keep
    var testDescription: String { rawValue }
  }

  @Test("a deed that they may not see", arguments: Deed.allCases, TestDatabase.all)
  func deeds(_ deed: Deed, _ database: TestDatabase) async throws {
    try await House.with(database) { house in
      _ = try await house.account("third@example.cn", roles: [("org000000003", .owner)])
      let third = try await house.browser("third@example.cn")
      try await Self.prepare(house)
      try await house.live.refresh()
      let before = try await (Self.answers(house), Self.pages(of: third, house))
      try await Self.act(deed, house)
      let sequence = house.live.current.cluster.sequence
      try await house.live.refresh()
      #expect(house.live.current.cluster.sequence > sequence, "something was done")
      let after = try await (Self.answers(house), Self.pages(of: third, house))
      for (path, answer) in before.0 { #expect(after.0[path] == answer, "a visitor: \(path)") }
      for (path, answer) in before.1 { #expect(after.1[path] == answer, "a third member: \(path)") }
    }
  }

  @Test("what was written for a visitor stays written when somebody signs in, and not when a record changes")
  func remembered() async throws {
    try await House.with(.sqlite) { house in
      _ = try await house.get("/zh/need")
      let pages = house.live.current.pages
      try await Self.act(.signIn, house)
      try await house.live.refresh()
      #expect(house.live.current.pages === pages)
      try await Self.act(.create, house)
      try await house.live.refresh()
      #expect(house.live.current.pages !== pages)
    }
  }

  @Test("whose it is sees it: in the list at its place, in search, on its own page", arguments: TestDatabase.all)
  func own(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      _ = try await house.account("owner@example.cn", roles: [("org000000001", .viewer)])
      _ = try await house.account("third@example.cn", roles: [("org000000003", .owner)])
      _ = try await house.account("office@example.cn", offices: [.operator])
      try await Self.prepare(house)
      try await house.live.refresh()
      for (email, isSeen) in [("owner@example.cn", true), ("third@example.cn", false), ("office@example.cn", true)] {
        let browser = try await house.browser(email)
        for path in [
          "/zh/need", "/zh/search?q=%E7%9B%91%E6%8A%A4%E4%BB%AA", "/zh/market/procurement",
          "/zh/organisation/org000000001",
        ] {
          #expect(try await browser.get(path).body.contains("秘密的需要") == isSeen, "\(email): \(path)")
        }
        #expect(try await browser.get("/zh/need/ned00000000a").status == (isSeen ? 200 : 404), "\(email)")
      }
      let list = try await house.browser("owner@example.cn").get("/zh/need").body
      let names = ["采购多参数监护仪", "监护仪评审专家", "秘密的需要监护仪"].compactMap { list.range(of: ">\($0)<")?.lowerBound }
      #expect(names.count == 3 && names == names.sorted(), "in the order of their names")
    }
  }

  /// Two needs of organisation 1, for itself alone: one to be changed, one to go.
  private static func prepare(_ house: House) async throws {
    _ = try await house.account("running@example.cn", offices: [.operator])
    try await house.store.act(as: "test", "prepare") { act in
      for id in ["ned00000000a", "ned00000000b"] { try act.create(secret(id, "秘密的需要监护仪")) }
      // One that everybody sees, with a file that everybody may have.
      let author = try act.invite(EmailAddress("poster@example.cn"), name: "发布者").id
      let open = try act.post(secret("ned00000000e", "公开的需要"), for: "org000000001", visibility: .everyone, by: author)
      let file = try act.attach(attached("公开.pdf", by: author), to: open, isConfidential: false) {}
      try act.handIn(open)
      let fingerprint = try #require(try Table<Need>.fetch(open.id, act.connection)).fingerprint
      try act.publish(open, seen: Posting.seen(fingerprint, .everyone, [file]), today: today)
      var challenge = Need(id: ID(challenge.id))
      (challenge.name, challenge.market, challenge.status) = (Text("线圈攻关"), "challenge", "open")
      (challenge.requester, challenge.record.source) = (ID("org000000004"), House.source)
      try act.create(challenge)
    }
    let past = Date() - 20 * 86_400
    try await house.store.act(as: "test", "prepare", at: past) { act in
      let account = try act.invite(EmailAddress("judge@example.cn"), name: "评委").id
      let today = Day.today(past)
      for days in [90, 5] {
        let closes = try #require(Day(ordinal: today.ordinal + days))
        let terms = RoundTerms(
          name: Label("一轮", "A round"), challenges: [challenge],
          criteria: [RoundCriterion(Label("新", "New"), weight: 100, most: 10)], opens: today, closes: closes, experts: 1
        )
        let id = try act.draftRound(terms, by: account).id
        try act.open(round: id)
        if days == 5 { try applied(act, id, account) }
      }
    }
    try await house.store.act(as: "test", "prepare") { act in
      for round in try Rounds.all(act.connection) where round.terms.closes < Day.today() {
        try act.review(round: round.id)
        try act.seat(Panelist(account: round.opener), in: round.id)
        try act.assign(
          try Rounds.applications(in: round.id, act.connection).map {
            ReviewTask(application: $0.id, account: round.opener)
          }, in: round.id)
      }
    }
  }

  /// What two rounds call for: one that is open, one that is in review.
  private static let challenge = Ref(Need.kind, "ned00000000r")

  /// Of organisations 1 and 2.
  private static func applied(_ act: Act, _ round: String, _ account: AccountID) throws {
    let proposal = Proposal(summary: "监护仪 monitor", plan: "绝密", team: "monitor", amount: Money("5"))
    let id = try act.apply(in: round, for: challenge, lead: "org000000001", proposal, by: account).id
    try act.ask("org000000002", into: id)
    try act.answer(.joined, of: "org000000002", to: id)
    try act.handIn(application: id)
  }

  private static func attached(_ name: String, by account: AccountID) throws -> AttachedFile {
    AttachedFile(
      name: name, type: .pdf, checksum: try #require(Checksum(String(repeating: "0", count: 64))), bytes: 7,
      account: account, organisation: OrganisationIDs("org000000001"))
  }

  private static func secret(_ id: String, _ name: String) -> Need {
    var need = Need(id: ID(id))
    (need.name, need.market, need.status, need.fields) = (Text(name), "procurement", "open", ["life-support"])
    (need.requester, need.record.visibility, need.record.source) = (ID("org000000001"), .owner, House.source)
    return need
  }

  private static func act(_ deed: Deed, _ house: House) async throws {
    let act: @Sendable (Act) throws -> Void =
      switch deed {
      case .create: { try $0.create(secret("ned00000000c", "监护仪 CT scanner 绝密")) }
      case .edit: { try $0.update(secret("ned00000000a", "秘密的需要监护仪"), to: secret("ned00000000a", "另一个监护仪 monitor")) }
      case .remove: { try $0.remove(secret("ned00000000b", "秘密的需要监护仪")) }
      case .sell:
        {
          var offer = Offer(id: ID("off00000000c"))
          (offer.name, offer.market, offer.services, offer.status) = (Text("监护仪检验"), "service", ["testing"], "open")
          (offer.provider, offer.record.visibility, offer.record.source) = (ID("org000000001"), .owner, House.source)
          try $0.create(offer)
        }
      case .quarrel:
        {
          var claim = Claim(id: ID("clm00000000c"))
          (claim.subject, claim.field, claim.value) = (Ref(Need.kind, "ned00000000a"), "quantity", "7")
          (claim.record.source, claim.record.visibility) = (House.source, .owner)
          try $0.create(claim)
        }
      case .hide:
        {
          var figure = Figure(id: ID("fig00000000c"))
          (figure.indicator, figure.name, figure.subject) = ("output", Text("产值"), House.organisations[0].ref)
          (figure.value, figure.unit, figure.period, figure.nature) = (999, "亿元", Period("2022"), "observed")
          (figure.record.visibility, figure.record.source) = (.owner, House.source)
          try $0.create(figure)
        }
      case .post:
        {
          let author = try $0.invite(EmailAddress("author@example.cn"), name: "作者").id
          let need = secret("ned00000000d", "监护仪 monitor 草稿")
          let ref = try $0.post(need, for: "org000000001", visibility: .everyone, by: author)
          try $0.disclose(Disclosure(details: "保密", name: "陆", telephone: "1390000", email: "lu@example.cn"), of: ref)
          try $0.handIn(ref)
        }
      case .engage: { _ = try engage($0) }
      case .agree:
        {
          let (engagement, author) = try engage($0)
          try agree($0, engagement, author)
          let plan = try EngagementMeeting.Plan(
            subject: "监护仪", day: "2026-12-01", from: "09:00", to: "10:00", zone: "Asia/Shanghai", place: "monitor")
          _ = try $0.meet(plan, of: engagement.id, as: author)
        }
      case .sign:
        {
          let (engagement, author) = try engage($0)
          try agree($0, engagement, author)
          let signing = try Signing(
            name: "监护仪 monitor", type: "purchase", value: "100", day: "2026-01-01", closesAsk: true, today: today)
          _ = try $0.sign(engagement.id, signing, as: author, today: today)
        }
      case .attach:
        {
          let author = try $0.invite(EmailAddress("attacher@example.cn"), name: "附件").id
          let open = Ref(Need.kind, "ned00000000e")
          _ = try $0.attach(attached("监护仪 绝密.pdf", by: author), to: open, isConfidential: true) {}
        }
      case .share:
        {
          let (engagement, author) = try engage($0)
          try agree($0, engagement, author)
          for isAgreement in [false, true] {
            _ = try $0.attach(
              attached("监护仪 monitor.pdf", by: author.account), toEngagement: engagement.id, isAgreement: isAgreement,
              as: author, today: today
            ) {}
          }
        }
      case .apply:
        {
          for round in try Rounds.all($0.connection) where round.stage == .open {
            try applied($0, round.id, round.opener)
          }
        }
      case .judge:
        {
          for round in try Rounds.all($0.connection) where round.stage == .reviewing {
            for task in try Rounds.tasks(of: round.id, $0.connection) {
              try $0.score(task.application, by: task.account, points: [7], comments: ["monitor"], declares: true)
            }
          }
        }
      case .call:
        {
          let invitee = try Invitee(email: "called@example.cn", name: "监护仪 绝密", role: "owner")
          let organisation = OrganisationIDs("org000000001")
          _ = try $0.invite(invitee, to: organisation, by: try running($0), isMailed: false)
        }
      case .claim:
        {
          _ = try $0.claim(
            OrganisationIDs("org000000001"), as: try running($0), words: "监护仪 monitor", code: nil, website: nil)
        }
      case .keep:
        {
          let account = try running($0)
          try $0.save("q=monitor", as: "监护仪 绝密", for: account)
          try $0.set(.weekly, of: account)
          try $0.tell(
            .searchNew, of: Ref(Need.kind, "ned00000000a"), to: [.account(account), .organisation("org000000001")],
            by: nil)
        }
      case .invite: { _ = try $0.invite(EmailAddress("new@example.cn"), name: "新人") }
      case .signIn: { try $0.journal(AccountID(rawValue: "acc000000001").ref, [:]) }
      }
    try await house.store.act(as: "secret", "secret", act)
  }

  private static let today = Day.today()

  private static func running(_ act: Act) throws -> AccountID {
    try Accounts.named("running@example.cn", act.connection).id
  }

  /// Between organisations 1 and 2, about what organisation 1 asks for itself alone.
  private static func engage(_ act: Act) throws -> (Engagement, EngagementAuthor) {
    let account = try act.invite(EmailAddress("broker@example.cn"), name: "经纪人").id
    let author = EngagementAuthor(account, for: nil)
    let pair = EngagementPair(
      market: "procurement", ask: Ref(Need.kind, "ned00000000a"), answer: Ref(Product.kind, "prd000000001"),
      asking: "org000000001", answering: "org000000002", score: 0.7)
    let engagement = try act.propose(pair, as: author, today: today).engagement
    try act.note(engagement.id, "监护仪 monitor", isShared: true, as: author, today: today)
    return (engagement, author)
  }

  private static func agree(_ act: Act, _ engagement: Engagement, _ author: EngagementAuthor) throws {
    for side in Side.allCases {
      _ = try act.accept(engagement.id, for: side, words: "monitor", consent: true, as: author, today: today)
    }
  }

  private static func answers(_ house: House) async throws -> [String: String] {
    var paths = ["zh", "en"].flatMap { language in House.pages.map { "/\(language)\($0)" } }
    paths += APIRoute.all.filter { !$0.isForToken }.compactMap { APIExample($0, house.live.current)?.address }
    paths += [
      "/feeds/zh/new.atom", "/feeds/en/needs.atom", "/feeds/zh/search.atom?q=monitor", "/sitemap.xml", "/healthz",
      "/api/v1/changes?limit=1000",
    ]
    paths += ["/api/v1/search?q=%E7%9B%91%E6%8A%A4%E4%BB%AA", "/zh/search?q=monitor", "/zh/need/ned00000000a", "/zh/x"]
    paths += ["/zh/round", "/en/challenge/\(challenge.id)"] + (try await roundPages(house)).map { "/zh\($0)" }
    var out: [String: String] = [:]
    for path in paths { out[path] = described(try await house.get(path)) }
    return out
  }

  /// Every page of the rounds, of their applications and of who judges them.
  private static func roundPages(_ house: House) async throws -> [String] {
    try await house.store.read { connection in
      try Rounds.all(connection).flatMap { round in
        let own = [
          "/round/\(round.id)", "/round/\(round.id)/objection", "/rounds/\(round.id)", "/rounds/\(round.id)/experts",
        ]
        return try own
          + Rounds.applications(in: round.id, connection).flatMap {
            ["/application/\($0.id)", "/reviews/\($0.id)"]
          }
      }
    }
  }

  private static func pages(of browser: Browser, _ house: House) async throws -> [String: String] {
    var out: [String: String] = [:]
    let own = ["/search?q=monitor", "/need/ned00000000a", "/account", "/desk", "/inbox", "/searches", "/agreement"]
    let ofRounds =
      ["/round", "/challenge/\(challenge.id)", "/applications", "/reviews"] + (try await roundPages(house))
    for path in House.pages + own + ofRounds {
      out[path] = described(try await browser.get("/zh\(path)"))
    }
    // What is told of what they type goes through the same names.
    let token = try await browser.token()
    for name in ["秘密的需要监护仪", "monitor 草稿"] {
      let form = [("name", name), ("do", "look")]
      out[name] = described(try await browser.send("/zh/post/need/procurement", form, token: token))
    }
    return out
  }

  /// Everything but the clock.
  private static func described(_ answer: Answer) -> String {
    let headers = answer.headers.filter { $0.name != .date }.map { "\($0.name): \($0.value)" }
    return "\(answer.status)\n\(headers.joined(separator: "\n"))\n\n\(answer.body)"
  }
}
