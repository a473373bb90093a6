import Access
import Core
import Exchange
import Foundation
import Matching
import Notices
import Registry
import Store
import TestSupport
import Testing

/// Laws of deliveries, on walks by chance through everything that can be said of one.
@Suite struct DeliveryLaws {
  private static let start = Date(timeIntervalSince1970: 1_800_000_000)
  private static let today = Day.today(start)

  private enum Deed: CaseIterable {
    case expect, deliver, receive, refuse
  }

  /// An engagement that was signed, and who writes.
  private static func with(
    _ database: TestDatabase, _ body: (any Store, String, EngagementAuthor) async throws -> Void
  ) async throws {
    try await database.with(registryMigrations + accessMigrations + noticeMigrations + exchangeMigrations) { store, _ in
      let (id, broker) = try await store.act(as: "test", "seed", at: start) { act in
        for id in ["org000000001", "org000000002"] {
          var organisation = Organisation(id: ID(id))
          organisation.name = Text(id, .en)
          try act.create(organisation)
        }
        var need = Need(id: ID("need00000001"))
        (need.name, need.requester, need.market) = (Text("coil", .en), ID("org000000001"), "challenge")
        need.status = "open"
        try act.create(need)
        let account = try act.invite(EmailAddress("broker@example.cn"), name: "broker", offices: [.broker]).id
        let broker = EngagementAuthor(account, for: nil)
        let pair = EngagementPair(
          market: "challenge", ask: need.ref, answer: Ref(Offer.kind, "offer0000001"), asking: "org000000001",
          answering: "org000000002", score: 0.5)
        let id = try act.propose(pair, as: broker, today: today).engagement.id
        for side in Side.allCases {
          let author = EngagementAuthor(account, for: side)
          _ = try act.accept(id, for: side, words: "", consent: true, as: author, today: today)
        }
        let signing = try Signing(name: "coil", type: "", value: "5", day: "2027-01-10", closesAsk: false, today: today)
        _ = try act.sign(id, signing, as: broker, today: today)
        return (id, broker)
      }
      try await body(store, id, broker)
    }
  }

  @Test("a walk through a delivery keeps its laws", arguments: 0..<8, TestDatabase.all)
  func walks(_ seed: Int, _ database: TestDatabase) async throws {
    try await Self.with(database) { store, id, author in
      var dice = Dice(seed: UInt64(seed))
      func state() async throws -> (delivery: Delivery, sequence: Int) {
        try await store.read { connection in
          let engagement = try #require(try Engagements.find(id, connection))
          return (try #require(try Delivery.of(engagement, connection)), try Journal.head(connection).seq)
        }
      }
      for _ in 0..<24 {
        let (before, sequence) = try await state()
        let deed = Deed.allCases[dice.below(Deed.allCases.count)]
        let day = try #require(Day(ordinal: Self.today.ordinal + dice.below(9) - 4))
        let isRefused = try await !Self.isDone(deed, on: day, of: id, author, store)
        let (after, end) = try await state()
        if isRefused { #expect(after == before && end == sequence, "\(deed) was refused and changed nothing") }
        #expect(before.received == nil || (isRefused && after == before), "what was taken is over: \(deed)")
        // It was delivered when it was taken, or before; and nothing lies in days to come but what is agreed.
        if let received = after.received { #expect(try #require(after.delivered) <= received) }
        for said in [after.delivered, after.received] { #expect(said.map { $0 <= Self.today } ?? true) }
        #expect(after.due == before.due || deed == .expect)
        #expect(!after.isLate(on: Self.today) || after.delivered == nil)
      }
      #expect(try await store.read { try Journal.problems($0).isEmpty })
    }
  }

  private static func isDone(
    _ deed: Deed, on day: Day, of id: String, _ author: EngagementAuthor, _ store: any Store
  ) async throws -> Bool {
    do {
      try await store.act(as: "test", "test", at: start) { act in
        switch deed {
        case .expect: try act.expect(day, of: id, as: author, today: today)
        case .deliver: try act.deliver(id, on: day, words: "here", as: author, today: today)
        case .receive: try act.receive(id, on: day, words: "", as: author, today: today)
        case .refuse: try act.refuseDelivery(id, reason: "short", as: author)
        }
      }
      return true
    } catch is Refusal {
      return false
    }
  }
}
